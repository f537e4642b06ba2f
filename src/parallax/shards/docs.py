"""The Docs and the sentences of one shard: what a worker does, wherever it runs."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from parallax.pipeline import load_pipeline, parsed, pipeline_version
from parallax.shards import write_rows
from parallax.shards.doc_files import write_docs
from parallax.study import Stopped
from parallax.tables import INT, TEXT, Row, arranged, schema

# the most frequent, about five megabytes: more are freed with their shard, but to make these anew takes time
WORDS_KEPT = 10_000
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
    """The texts of a shard, how many are parsed at a time by which pipeline, and the files to write."""

    pipeline: str
    texts: list[Row]
    batch_size: int
    docs: Path
    sentences: Path


def parse_shard(task: Parsing) -> int:
    """Write the Docs of a shard and their sentences; gives the number of articles."""
    if task.pipeline != pipeline_version():
        raise Stopped(f"a worker has {pipeline_version()}, this stage {task.pipeline}. Start the workers anew")
    nlp = load_pipeline()
    if len(forms := nlp.get_pipe("lemmatizer").cache) > WORDS_KEPT:
        forms.clear()  # no memory zone does it
    with nlp.memory_zone() if len(nlp.vocab) > WORDS_KEPT else nullcontext():
        docs = _docs(nlp, task)
        rows = (row for article_id, doc in docs.items() for row in sentence_rows(doc, article_id))
        write_rows(task.sentences, arranged(rows, SENTENCES, "sentences"))
        write_docs(task.docs, docs)
    return len(task.texts)


def _docs(nlp: Language, task: Parsing) -> dict[str, Doc]:
    article_ids = [text["article_id"] for text in task.texts]
    try:
        return dict(zip(article_ids, parsed(nlp, task.texts, task.batch_size)))
    except Exception as error:
        error.add_note(f"the parser stopped in one of the articles {', '.join(article_ids)}")
        raise


def sentence_rows(doc: Doc, article_id: str) -> Iterator[Row]:
    """Sentences without the space around them; a paragraph is a line of the text."""
    whole = doc.text  # put together anew each time it is asked for
    number, paragraphs, line_end = 0, 0, 0
    for sentence in doc.sents:
        written = whole[sentence.start_char : sentence.end_char]
        text = written.strip()
        if not text:
            continue
        start = sentence.start_char + written.index(text)
        paragraphs += number > 0 and "\n" in whole[line_end:start]
        line_end = start + len(text)
        span = {"start": start, "end": line_end, "paragraph": paragraphs, "text": text}
        yield {"article_id": article_id, "sentence": number, **span}
        number += 1
