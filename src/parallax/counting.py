"""What a process counts at a time: one run of events, by SQL over tables that hold this run alone, and its checks.

What is counted in the runs then becomes one table for each name, each in a process too.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import wraps
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from parallax import queries, statistics
from parallax.database import connect
from parallax.divided import divide, take
from parallax.queries import COVERAGE
from parallax.tables import ROW_GROUP, write_batches

MEMORY = "1GB"  # of DuckDB in each process; what does not fit is spilled


@dataclass(frozen=True)
class Counting:
    """The tables of a study, the first and the last event of a run, and the folder for what is counted in it."""

    data: Path
    first: str | None
    last: str | None
    folder: Path


def count_run(task: Counting) -> int:
    """Write what is counted in a run, a file of batches for each table; the number of its articles."""
    task.folder.mkdir(parents=True)
    given = queries.given_tables()
    with closing(connect(task.data, only=given, memory_limit=MEMORY, described=False)) as connection:
        connection.execute("SET threads = 1")  # several runs are counted at once, each in a process
        connection.execute("SET enable_progress_bar = false")  # in a worker DuckDB takes itself for a console
        divide(connection)
        for name, batches in counted(connection, task.first, task.last):
            _write(task.folder / name, batches)
        return connection.execute("SELECT count(*) FROM main.run").fetchone()[0]


@dataclass(frozen=True)
class Joining:
    """What was counted in each run of one table, in order, and the file it becomes."""

    parts: tuple[Path, ...]
    file: Path


def join_runs(task: Joining) -> int:
    """Write a table of all runs; the number of runs."""
    with task.parts[0].open("rb") as first:
        columns = pa.ipc.open_stream(first).schema
    write_batches(task.file, _read(task.parts), columns)
    return len(task.parts)


def counted(
    connection: duckdb.DuckDBPyConnection, first: str | None, last: str | None
) -> Iterator[tuple[str, pa.RecordBatchReader]]:
    """Each coverage table of the events from the first to the last; ValueError where a check finds a row.

    The connection is one in front of whose tables `divided` stands. Its columns are described as the SQL's header says.
    """
    add_functions(connection)
    take(connection, first, last, queries.given_tables())
    read = queries.read_again()
    for name in (each for each in queries.running_order() if each in read):
        connection.execute(f"CREATE OR REPLACE TABLE {COVERAGE}{name} AS {queries.select(name)}")
    check(connection)
    for name in queries.written():
        rows = connection.sql(f"FROM {COVERAGE}{name}" if name in read else queries.select(name))
        batches = rows.to_arrow_reader(ROW_GROUP)
        columns = queries.described(name, batches.schema)
        yield name, pa.RecordBatchReader.from_batches(columns, (batch.cast(columns) for batch in batches))


def check(connection: duckdb.DuckDBPyConnection) -> None:
    """ValueError with its first row where a check finds one."""
    for name, query in queries.checks().items():
        if row := connection.execute(query).fetchone():
            columns = [column[0] for column in connection.description]
            raise ValueError(f"check {name} found {dict(zip(columns, row))}")


def add_functions(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the functions of statistics.py callable in SQL; those that are asked once a row take whole columns."""
    for name, function, columns in (
        ("wilson_low", lambda k, n: statistics.wilson(k, n)[0], ["BIGINT", "BIGINT"]),
        ("wilson_high", lambda k, n: statistics.wilson(k, n)[1], ["BIGINT", "BIGINT"]),
        ("two_sided_p", statistics.two_sided_p, ["DOUBLE"]),
        ("log_odds_ratio", statistics.log_odds_ratio, [*["BIGINT"] * 4, "DOUBLE"]),
    ):
        connection.create_function(name, _of_columns(function), columns, "DOUBLE", type="arrow")
    for function in (statistics.shannon_entropy, statistics.effective_number, statistics.effective_number_mm):
        # no source: null comes out
        connection.create_function(function.__name__, function, ["BIGINT[]"], "DOUBLE", null_handling="special")


def _of_columns(function: Callable[..., np.ndarray]) -> Callable[..., pa.Array]:
    @wraps(function)  # DuckDB counts the parameters
    def of_columns(*columns: pa.ChunkedArray) -> pa.Array:
        return pa.array(function(*(column.to_numpy() for column in columns)))

    return of_columns


def _write(file: Path, batches: pa.RecordBatchReader) -> None:
    """Keep batches for the process that asked, lightly compressed: they are read once and soon."""
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with file.open("wb") as sink, pa.ipc.new_stream(sink, batches.schema, options=options) as writer:
        for batch in batches:
            writer.write_batch(batch)


def _read(files: Iterable[Path]) -> Iterator[pa.RecordBatch]:
    """What was counted, run by run; a file is gone when it is read."""
    for file in files:
        with file.open("rb") as source:
            yield from pa.ipc.open_stream(source)
        file.unlink()
