"""The rows that extractors find in one shard: what a worker does, wherever it runs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from parallax.codebook import Codebook
from parallax.doc_files import read_docs
from parallax.memory import memory_zone
from parallax.shards import write_rows
from parallax.study import StudyError
from parallax.tables import Row, arranged


@dataclass(frozen=True)
class Extraction:
    """A shard's Docs and article rows, and the file that each extractor still owes."""

    study: Path
    codebook_version: str
    docs: Path
    articles: list[Row]
    files: dict[str, Path]


def extract_shard(task: Extraction) -> int:
    """Write the rows of each extractor that is asked for; the Docs are read once. Gives the number of articles."""
    codebook, vocab = _codebook(task.study, task.codebook_version), _vocab()
    with memory_zone(vocab):
        docs = read_docs(task.docs, vocab)
        for name, file in task.files.items():
            extractor = import_module(f"parallax.extractors.{name}")
            found = _rows(extractor, docs, task.articles, codebook)
            write_rows(file, arranged(found, extractor.SCHEMA, name))
    return len(task.articles)


def _rows(extractor: ModuleType, docs: dict[str, Doc], articles: Iterable[Row], codebook: Codebook) -> Iterator[Row]:
    for article in articles:
        try:
            yield from extractor.rows(docs[article["article_id"]], article, codebook)
        except StudyError:
            raise
        except Exception as error:
            error.add_note(f"{extractor.__name__} stopped in article {article['article_id']}")
            raise


@cache
def _vocab() -> Vocab:
    return spacy.blank("en").vocab


@lru_cache(maxsize=1)
def _codebook(study: Path, version: str) -> Codebook:
    """The codebook, read once a process; the version tells one state of its files from another."""
    return Codebook(study)
