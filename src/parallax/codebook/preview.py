"""What a term would find, before it is written into the codebook: `preview("yield ... agreement")` in a notebook."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import spacy

from parallax.codebook.terms import TermIndex
from parallax.shards import read_docs
from parallax.tables import records

COLUMNS = ["article_id", "term", "start", "end", "text", "sentence"]


def preview(terms: str | Iterable[str], data: Path | str = "data") -> pd.DataFrame:
    """Every place where one of the terms matches in the stored Docs, with its sentence; parses nothing.

    Raises TermError where a term is empty or matches everything. Offsets open in the article's text.
    """
    terms = [terms] if isinstance(terms, str) else list(terms)
    index = TermIndex((term, term) for term in terms)
    articles: dict[str, list[str]] = {}
    for text in records(Path(data) / "texts.parquet"):
        articles.setdefault(text["doc_key"], []).append(text["article_id"])
    rows = [
        (article_id, match.key, match.start, match.end, doc.text[match.start : match.end], match.first.sent.text.strip())
        for key, doc in read_docs(Path(data) / "docs", spacy.blank("en").vocab)
        for match in index.matches(doc)
        for article_id in articles[key]
    ]
    return pd.DataFrame(sorted(rows), columns=COLUMNS)
