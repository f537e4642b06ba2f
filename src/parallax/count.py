"""Stage count: all tables → coverage tables (data/coverage/*.parquet), by SQL; see sql/*.sql for what each counts.

Nothing is counted over several events, so events are counted in runs of some thousand articles: what a run needs fits
into memory however large the corpus is, and every table is in the order of its events. No table is where a reader
finds it before every check in sql/checks has found no row in any run.
"""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import wraps
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from parallax import queries, statistics
from parallax.command_line import run_stage
from parallax.database import connect
from parallax.divided import divide, take
from parallax.queries import COVERAGE
from parallax.runs import runs
from parallax.tables import ROW_GROUP, append, growing

AT_A_TIME = 2  # tables that are asked for and written: much of either takes one core
RUN = 10_000  # articles that are counted together; an event is never divided


def main(study: Path, data: Path) -> None:
    """Count everything, check it, and put it where the reports look for it."""
    connection = connect(data, only=queries.given_tables(), described=False)
    partial, coverage = data / "coverage.partial", data / "coverage"
    shutil.rmtree(partial, ignore_errors=True)
    count(connection, partial)
    connection.close()
    shutil.rmtree(coverage, ignore_errors=True)
    partial.rename(coverage)


def count(connection: duckdb.DuckDBPyConnection, folder: Path, articles: int = RUN) -> None:
    """Every table of sql/*.sql as a file of the folder; ValueError where a check finds a row."""
    add_functions(connection)
    events, read = runs(connection, articles), queries.read_again()
    order = [name for name in queries.running_order() if name in read]
    divide(connection)
    tables: dict[str, pq.ParquetWriter] = {}
    with ExitStack() as files, ThreadPoolExecutor(AT_A_TIME) as pool:

        def write(name: str) -> None:
            rows = _rows(connection, f"FROM {COVERAGE}{name}" if name in read else queries.select(name))
            if name not in tables:
                described = queries.described(name, rows.schema)
                tables[name] = files.enter_context(growing(folder / f"{name}.parquet", described))
            append(tables[name], rows)

        for first, last in events:
            take(connection, first, last, queries.given_tables())
            for name in order:
                connection.execute(f"CREATE OR REPLACE TABLE {COVERAGE}{name} AS {queries.select(name)}")
            check(connection)
            list(pool.map(write, queries.written()))


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> pa.RecordBatchReader:
    """The answer as it comes, on a connection of its own, so that another query can be asked at the same time."""
    cursor = connection.cursor()
    cursor.execute("USE divided")
    return cursor.sql(query).to_arrow_reader(ROW_GROUP)


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


if __name__ == "__main__":
    run_stage(main, __doc__)
