"""The Docs and the sentences of one shard: what a worker does, wherever it runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from parallax.doc_files import write_docs
from parallax.memory import memory_zone
from parallax.pipeline import load_pipeline, parsed
from parallax.shards import write_rows
from parallax.tables import INT, TEXT, Row, arranged, schema

SENTENCES = schema(
    "One row per sentence of an article.",
    article_id=(TEXT, "article"),
    sentence=(INT, "number of the sentence in its article, from 0"),
    start=(INT, "offset of the first character"),
    end=(INT, "offset after the last character"),
    paragraph=(INT, "number of the paragraph in its article, from 0"),
    text=(TEXT, "the sentence"),
)


@dataclass(frozen=True)
class Parsing:
    """The texts of a shard, how many are parsed at a time, and the files to write."""

    texts: list[Row]
    batch_size: int
    docs: Path
    sentences: Path


def parse_shard(task: Parsing) -> int:
    """Write the Docs of a shard and their sentences; gives the number of articles."""
    nlp = load_pipeline()
    with memory_zone(nlp):
        docs = dict(zip((text["article_id"] for text in task.texts), parsed(nlp, task.texts, task.batch_size)))
        rows = (row for article_id, doc in docs.items() for row in sentence_rows(doc, article_id))
        write_rows(task.sentences, arranged(rows, SENTENCES, "sentences"))
        write_docs(task.docs, docs)
    return len(task.texts)


def sentence_rows(doc: Doc, article_id: str) -> Iterator[Row]:
    """Sentences without the space around them; a paragraph is a line of the text."""
    whole = doc.text  # put together anew each time it is asked for
    number, paragraphs, line_end = 0, 0, 0
    for sentence in doc.sents:
        text = sentence.text.strip()
        if not text:
            continue
        start = sentence.start_char + sentence.text.index(text)
        paragraphs += number > 0 and "\n" in whole[line_end:start]
        line_end = start + len(text)
        span = {"start": start, "end": line_end, "paragraph": paragraphs, "text": text}
        yield {"article_id": article_id, "sentence": number, **span}
        number += 1
