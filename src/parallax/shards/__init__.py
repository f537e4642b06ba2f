"""Shards: runs of neighbouring articles that are parsed and extracted together, and the files that keep them.

Where a run ends is told by the ids themselves, so an article that comes, changes or goes touches its own run alone. A
shard file is named by all it depends on: a file that is there is up to date, a file nobody asks for is stale. It
carries a checksum, and appears whole or not at all, whoever is killed.
"""

import hashlib
import itertools
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa

from parallax.study import Stopped
from parallax.tables import Row, stream

FILES_TOGETHER = 64  # of rows that are read: a batch of a few rows takes more memory than the rows
DIGITS = 16  # of a digest in a name: two of a billion shards share one with a chance of 3 %


class DamagedShard(Stopped):
    """A shard file's bytes are not the bytes that were written."""


def ends_run(article_id: str, size: int) -> bool:
    """Whether a run ends with this article: one id in `size` does, and no other article has a say in it."""
    return int(digest(article_id), 16) % max(size, 1) == 0


def digest(*parts: str) -> str:
    """A name for what depends on these parts, and on nothing else."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:DIGITS]


def plan(data: Path) -> dict[str, int]:
    """How many articles each shard holds as ingest made it, by its name in texts.parquet, in the order of articles."""
    names = (row["shard"] for row in stream(data / "texts.parquet", ["shard"], rows=65_536))
    return {name: sum(1 for _ in run) for name, run in itertools.groupby(names)}


def write_rows(file: Path, rows: pa.Table) -> None:
    """Keep the rows that one shard adds to a table."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(rows)
    write_checked(file, sink.getvalue().to_pybytes())


def read_rows(files: Iterable[Path]) -> Iterator[pa.RecordBatch]:
    """The rows of these files in turn, some files' in one batch; DamagedShard where a checksum does not agree."""
    files = iter(files)
    while some := list(itertools.islice(files, FILES_TOGETHER)):
        batches = [batch for file in some for batch in pa.ipc.open_stream(read_checked(file))]
        if batches:
            yield from pa.Table.from_batches(batches).combine_chunks().to_batches()


def write_checked(file: Path, body: bytes) -> None:
    """Write a checksum and the bytes; a worker that is killed leaves a partial file, never half a shard."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f"{file.name}.{uuid.uuid4().hex}.partial")
    try:
        partial.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        partial.rename(file)  # object stores know no other way
    finally:
        partial.unlink(missing_ok=True)


def read_checked(file: Path) -> bytes:
    """The bytes that were written; DamagedShard where they are not."""
    checksum, _, body = file.read_bytes().partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != checksum:
        raise DamagedShard(f"{file} is damaged. Run the stage that made it again: it makes the file anew")
    return body


def is_sound(file: Path) -> bool:
    """Whether a shard file is there whole."""
    try:
        read_checked(file)
    except (DamagedShard, FileNotFoundError):
        return False
    return True


def prune(folder: Path, wanted: Iterable[Path]) -> None:
    """Remove the files of a folder, whole or partial, that nobody asks for."""
    kept = {file.name for file in wanted}
    for file in folder.glob("*"):
        if file.is_file() and file.name not in kept:
            file.unlink()


def runs(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Rows in the order of article_id, run by run."""
    run: list[Row] = []
    for row in rows:
        run.append(row)
        if ends_run(row["article_id"], size):
            yield run
            run = []
    if run:
        yield run
