"""The rows that extractors find in one shard: what a worker does, wherever it runs."""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from parallax.codebook import Codebook
from parallax.pipeline import vocabulary
from parallax.shards import write_rows
from parallax.shards.doc_files import read_docs
from parallax.shards.fingerprint import code_version, codebook_version
from parallax.study import Stopped, StudyError
from parallax.tables import Row, arranged

WORDS_KEPT = 10_000  # about five megabytes: to make their entries takes more time than all else in reading a Doc back


@dataclass(frozen=True)
class Version:
    """What the rows of an extractor depend on besides the articles."""

    code: str
    codebook: str


@dataclass(frozen=True)
class Extraction:
    """A shard's Docs and article rows, and the file that each extractor still owes."""

    study: Path
    versions: dict[str, Version]
    docs: Path
    articles: list[Row]
    files: dict[str, Path]


def version(name: str, study: Path) -> Version:
    """The version of an extractor and of what this module does with it."""
    module = _module(name)
    return Version(code_version(__name__) + code_version(module), codebook_version(module, study))


def extract_shard(task: Extraction) -> int:
    """Write the rows of each extractor that is asked for; the Docs are read once. Gives the number of articles."""
    _refuse_other_code(task)
    codebook, vocab = _codebook(task.study, tuple(each.codebook for each in task.versions.values())), _vocab()
    docs, found = read_docs(task.docs, vocab), {name: [] for name in task.files}
    for article in task.articles:  # all extractors in turn: what one asks of a Doc is at hand for the next
        for name, rows in found.items():
            rows += _rows(name, docs[article["article_id"]], article, codebook)
    for name, file in task.files.items():
        write_rows(file, arranged(found.pop(name), import_module(_module(name)).SCHEMA, name))
    return len(task.articles)


def _refuse_other_code(task: Extraction) -> None:
    """A worker of a cluster may have been started before an edit, or from another environment."""
    for name in task.files:
        if code_version(__name__) + code_version(_module(name)) != task.versions[name].code:
            raise Stopped(f"a worker has other code or libraries for {name} than this stage. Start the workers anew")


def _module(name: str) -> str:
    return f"parallax.extractors.{name}"


def _rows(name: str, doc: Doc, article: Row, codebook: Codebook) -> list[Row]:
    try:
        return list(import_module(_module(name)).rows(doc, article, codebook))
    except StudyError:
        raise
    except Exception as error:
        error.add_note(f"{_module(name)} stopped in article {article['article_id']}")
        raise


def _vocab() -> Vocab:
    """A vocabulary to read Docs into; another when texts have filled it, so that memory is the same for any number."""
    if len(_filled()) > WORDS_KEPT:
        _filled.cache_clear()
    return _filled()


@cache
def _filled() -> Vocab:
    return vocabulary()


@lru_cache(maxsize=1)
def _codebook(study: Path, versions: tuple[str, ...]) -> Codebook:
    """The codebook, read once a process; the versions tell one state of its files from another."""
    return Codebook(study)
