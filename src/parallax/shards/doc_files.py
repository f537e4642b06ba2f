"""Files of parsed texts: the Docs of one shard in each."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from parallax.shards import digest, read_checked, write_checked


def docs_file(folder: Path, shard: str, pipeline: str) -> Path:
    """Where the Docs of a shard stand: the name changes with its texts and with the pipeline's version."""
    return folder / "docs" / f"{digest(shard, pipeline)}.docs"


def write_docs(file: Path, docs: Mapping[str, Doc]) -> None:
    """Keep Docs by the id of their article."""
    write_checked(file, json.dumps(list(docs)).encode() + b"\n" + DocBin(docs=docs.values()).to_bytes())


def read_docs(file: Path, vocab: Vocab) -> dict[str, Doc]:
    """The Docs of a file by the id of their article; DamagedShard where the checksum does not agree."""
    article_ids, _, docs = read_checked(file).partition(b"\n")
    return dict(zip(json.loads(article_ids), DocBin().from_bytes(docs).get_docs(vocab)))


def all_docs(folder: Path, vocab: Vocab) -> Iterator[tuple[str, Doc]]:
    """Every Doc of a folder with the id of its article, one shard in memory at a time."""
    for file in sorted(folder.glob("*.docs")):
        yield from read_docs(file, vocab).items()
