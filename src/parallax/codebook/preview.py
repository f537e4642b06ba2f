"""What a term would find, before it is written into the codebook: `preview("yield ... agreement")` in a notebook."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from parallax.codebook.terms import Match, TermIndex
from parallax.pipeline import vocabulary
from parallax.shards.doc_files import all_docs
from parallax.shards.places import shards_folder

COLUMNS = ["article_id", "term", "start", "end", "text", "sentence"]


def preview(terms: str | Iterable[str], data: Path | str = "data") -> pd.DataFrame:
    """Every place where one of the terms matches in the stored Docs, with its sentence; parses nothing.

    Raises TermError where a term is empty or matches everything. Offsets open in the article's text.
    """
    terms = [terms] if isinstance(terms, str) else list(terms)
    index = TermIndex((term, term) for term in terms)
    rows = [
        (article_id, match.key, match.start, match.end, doc.text[match.start : match.end], _sentence(match))
        for article_id, doc in all_docs(shards_folder(Path(data)) / "docs", vocabulary())
        for match in index.matches(doc)
    ]
    return pd.DataFrame(sorted(rows), columns=COLUMNS)


def _sentence(match: Match) -> str:
    return match.first.sent.text.strip()
