"""More rows than memory holds, in the order of one column: sorted runs on disk, merged as they are read."""

import heapq
import itertools
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from parallax.tables import Row

RUN_ROWS, BATCH_ROWS = 2_000, 16  # articles sorted at once, and held of each run while runs are merged


class Sorted:
    """Rows that can be read again and again, always in the order of `key`, whose values are all unlike."""

    def __init__(self, runs: list[Path], key: str) -> None:
        self.runs = runs
        self.key = key

    def __iter__(self) -> Iterator[Row]:
        return heapq.merge(*(_read(run) for run in self.runs), key=itemgetter(self.key))


@contextmanager
def sorted_on_disk(rows: Iterable[Row], table_schema: pa.Schema, key: str) -> Iterator[Sorted]:
    """Take all rows, whatever their number; they are gone at the end of the block."""
    with TemporaryDirectory(prefix="parallax-") as folder:
        runs: list[Path] = []
        rows = iter(rows)
        while run := sorted(itertools.islice(rows, RUN_ROWS), key=itemgetter(key)):
            runs.append(Path(folder) / f"{len(runs)}.arrow")
            _write(runs[-1], pa.Table.from_pylist(run, schema=table_schema))
        yield Sorted(runs, key)


def _write(file: Path, rows: pa.Table) -> None:
    with file.open("wb") as out, pa.ipc.new_file(out, rows.schema) as writer:
        writer.write_table(rows, max_chunksize=BATCH_ROWS)


def _read(file: Path) -> Iterator[Row]:
    """A run's rows, the file open only while a batch is read: there may be more runs than files that can be open."""
    for number in itertools.count():
        with file.open("rb") as opened:
            batches = pa.ipc.open_file(opened)
            if number == batches.num_record_batches:
                return
            batch = batches.get_batch(number)
        yield from batch.to_pylist()
