"""CPU seconds of each extractor against those of the bare parse, on a folder of texts, in one process.

The machine's speed drifts, so figures are ratios: each is the minimum of several rounds, taken in turn.
"""

import datetime
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from parallax import extract
from parallax.codebook import Codebook
from parallax.ingest import normalise
from parallax.pipeline import MODEL

ROUNDS = 3
BATCH_SIZE = 16
DAY = datetime.date(2025, 1, 1)  # that “Tuesday” is resolved against
STUDY = Path(__file__).parents[1] / "seeds"


def main(corpus: Path) -> str:
    """`corpus`: a folder of .txt files. A table of CPU seconds and of the ratio to `nlp.pipe` over the same texts."""
    texts = [normalise(file.read_text(encoding="utf-8")) for file in sorted(corpus.rglob("*.txt"))]
    articles = [_article(number, text) for number, text in enumerate(texts)]
    nlp, codebook = spacy.load(MODEL), Codebook(STUDY)
    docs = DocBin(docs=nlp.pipe(texts, batch_size=BATCH_SIZE)).to_bytes()
    tasks = {"nlp.pipe": lambda: sum(1 for _ in nlp.pipe(texts, batch_size=BATCH_SIZE))}
    tasks["reading Docs back"] = lambda: _stored(docs)
    tasks |= {name: _task(name, docs, articles, codebook) for name in extract.NAMES}
    seconds = {name: min(_cpu(task) for _ in range(ROUNDS)) for name, task in tasks.items()}
    return _table(seconds, len(texts), sum(len(text.split()) for text in texts))


def _task(name: str, docs: bytes, articles: list[dict], codebook: Codebook) -> Callable[[], int]:
    rows = import_module(f"parallax.extractors.{name}").rows
    fresh = _stored(docs)
    return lambda: sum(1 for doc, article in zip(fresh, articles) for _ in rows(doc, article, codebook))


def _stored(docs: bytes) -> list[Doc]:
    return list(DocBin().from_bytes(docs).get_docs(spacy.blank("en").vocab))


def _cpu(task: Callable[[], object]) -> float:
    start = time.process_time()
    task()
    return time.process_time() - start


def _article(number: int, text: str) -> dict:
    dates = dict.fromkeys(("published", "event_starts", "event_ends"), DAY)
    row = {"article_id": str(number), "event_id": None, "text": text, "headline": "", "written": "unknown", "zones": []}
    return row | dates


def _table(seconds: dict[str, float], texts: int, words: int) -> str:
    bare = seconds["nlp.pipe"]
    rows = [f"| {name} | {value:.2f} | {value / bare:.3f} × |" for name, value in seconds.items()]
    measured = f"{texts} texts, {words:,} words; minimum of {ROUNDS} rounds."
    head = ["## CPU of each extractor against the parse", "", measured, ""]
    return "\n".join([*head, "| step | CPU seconds | against nlp.pipe |", "|---|---|---|", *rows])
