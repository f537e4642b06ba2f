"""Shards of parsed texts: written atomically, checked on read, made only where missing, pruned when stale.

A shard's name holds the prefix all its texts share and a digest of which texts they are and which pipeline parsed
them; so a shard whose name exists is up to date, and one whose name is not wanted is stale.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

SUFFIX = ".docs"


class DamagedShard(Exception):
    """A shard file's bytes are not the bytes that were written."""


@dataclass(frozen=True)
class Shard:
    """Texts that are parsed, kept and read together: their sorted keys and the name of the file."""

    keys: tuple[str, ...]
    name: str


def plan(keys: Iterable[str], width: int, pipeline: str) -> list[Shard]:
    """Group the keys by their first `width` hex digits; the order of the articles plays no part."""
    groups: dict[str, list[str]] = {}
    for key in sorted(set(keys)):
        groups.setdefault(key[:width], []).append(key)
    return [Shard(tuple(group), _name(prefix, group, pipeline)) for prefix, group in sorted(groups.items())]


def write_shard(folder: Path, shard: Shard, docs: Iterable[Doc]) -> None:
    """Write Docs in the order of the shard's keys: a checksum, the keys, the DocBin."""
    body = json.dumps(shard.keys).encode() + b"\n" + DocBin(docs=docs).to_bytes()
    partial = folder / (shard.name + ".partial")
    folder.mkdir(parents=True, exist_ok=True)
    partial.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    partial.replace(folder / shard.name)


def read_shard(file: Path, vocab: Vocab) -> dict[str, Doc]:
    """The Docs of a shard by key; DamagedShard where the checksum does not agree."""
    checksum, _, body = file.read_bytes().partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != checksum:
        raise DamagedShard(f"{file} is damaged: delete it and run the parse again")
    keys, _, docs = body.partition(b"\n")
    return dict(zip(json.loads(keys), DocBin().from_bytes(docs).get_docs(vocab)))


def is_sound(file: Path) -> bool:
    """Whether a shard is there whole."""
    if not file.is_file():
        return False
    checksum, _, body = file.read_bytes().partition(b"\n")
    return hashlib.sha256(body).hexdigest().encode() == checksum


def prune(folder: Path, shards: Iterable[Shard]) -> None:
    """Remove shard files, whole or partial, that are none of these."""
    wanted = {shard.name for shard in shards}
    for file in folder.glob("*"):
        if file.name not in wanted and re.search(rf"{re.escape(SUFFIX)}(\.partial)?$", file.name):
            file.unlink()


def read_docs(folder: Path, vocab: Vocab) -> Iterator[tuple[str, Doc]]:
    """All Docs of a folder with their keys, shard by shard in the order of the names."""
    for file in sorted(folder.glob("*" + SUFFIX)):
        yield from read_shard(file, vocab).items()


def _name(prefix: str, keys: list[str], pipeline: str) -> str:
    digest = hashlib.sha256("\n".join([pipeline, *keys]).encode()).hexdigest()
    return f"{prefix}-{digest[:16]}{SUFFIX}"
