"""Stage count: all tables → coverage tables (data/coverage/*.parquet), by SQL; see sql/*.sql for what each counts.

Files run in the order of what they read, each straight into its table, for none need fit into memory. No table is
where a reader finds it before every check in sql/checks has found no row.
"""

import re
import shutil
from collections.abc import Callable
from functools import wraps
from graphlib import TopologicalSorter
from itertools import takewhile
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from parallax import statistics
from parallax.command_line import run_stage
from parallax.database import add_file, connect, tables_of
from parallax.tables import schema, write_batches

SQL = Path(__file__).with_name("sql")
HEADER_COLUMN = re.compile(r"--   (\w+)\s+(.*)")
COVERAGE = "coverage."


def main(study: Path, data: Path) -> None:
    """Count everything, check it, and put it where the reports look for it."""
    connection = connect(data, only=given_tables())
    partial, coverage = data / "coverage.partial", data / "coverage"
    shutil.rmtree(partial, ignore_errors=True)
    count(connection, partial)
    check(connection)
    connection.close()
    shutil.rmtree(coverage, ignore_errors=True)
    partial.rename(coverage)


def count(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Every table of sql/*.sql as a file of the folder, and readable as coverage.NAME in the connection."""
    connection.execute("CREATE SCHEMA IF NOT EXISTS coverage")
    add_functions(connection)
    for name in running_order():
        batches = connection.sql(select(name)).to_arrow_reader()
        write_batches(folder / f"{name}.parquet", batches, described(name, batches.schema))
        add_file(connection, COVERAGE + name, folder / f"{name}.parquet")


def check(connection: duckdb.DuckDBPyConnection) -> None:
    """ValueError with its first row where a check finds one."""
    for file in sorted((SQL / "checks").glob("*.sql")):
        if row := connection.execute(file.read_text(encoding="utf-8")).fetchone():
            columns = [column[0] for column in connection.description]
            raise ValueError(f"check {file.stem} found {dict(zip(columns, row))}")


def select(name: str) -> str:
    """The SELECT that makes a coverage table."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def described(name: str, columns: pa.Schema) -> pa.Schema:
    """The columns with what the SQL file's header says of a row and of each of them; KeyError where one lacks."""
    grain, texts = header(name)
    return schema(grain, **{column.name: (column.type, texts[column.name]) for column in columns})


def header(name: str) -> tuple[str, dict[str, str]]:
    """What one row is, and each column's description, from the comment that opens the SQL file."""
    lines = list(takewhile(lambda line: line.startswith("--"), select(name).splitlines()))
    columns = (match.groups() for line in lines if (match := HEADER_COLUMN.match(line)))
    return lines[0].removeprefix("--").strip(), dict(columns)


def running_order() -> list[str]:
    """The names of sql/*.sql, each after those it reads."""
    names = sorted(file.stem for file in SQL.glob("*.sql"))
    return list(TopologicalSorter({name: _coverage_of(name) for name in names}).static_order())


def given_tables() -> set[str]:
    """The tables that sql/ reads and does not make itself."""
    files = [*SQL.glob("*.sql"), *SQL.glob("checks/*.sql")]
    read = set().union(*(tables_of(file.read_text(encoding="utf-8")) for file in files))
    return {name for name in read if not name.startswith(COVERAGE)}


def _coverage_of(name: str) -> list[str]:
    return sorted(table.removeprefix(COVERAGE) for table in tables_of(select(name)) if table.startswith(COVERAGE))


def add_functions(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the functions of statistics.py callable in SQL; those that are asked once a row take whole columns."""
    for name, function, columns in (
        ("wilson_low", lambda k, n: statistics.wilson(k, n)[0], ["BIGINT", "BIGINT"]),
        ("wilson_high", lambda k, n: statistics.wilson(k, n)[1], ["BIGINT", "BIGINT"]),
        ("two_sided_p", statistics.two_sided_p, ["DOUBLE"]),
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
