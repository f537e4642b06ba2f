"""Stage count: all tables → coverage tables (data/coverage/*.parquet), by SQL; see sql/*.sql for what each counts.

Files run in the order of what they read. Nothing is written before every check in sql/checks has found no row.
"""

import re
from graphlib import TopologicalSorter
from itertools import takewhile
from pathlib import Path

import duckdb
import pyarrow as pa

from parallax import statistics
from parallax.command_line import run_stage
from parallax.database import add_view, connect
from parallax.tables import schema, write_table

SQL = Path(__file__).with_name("sql")
HEADER_COLUMN = re.compile(r"--   (\w+)\s+(.*)")


def main(study: Path, data: Path) -> None:
    """Count everything, check it, write it."""
    connection = connect(data, ("main", "tables", "links"))
    tables = count(connection)
    check(connection)
    for name, table in tables.items():
        write_table(data / "coverage" / f"{name}.parquet", table)


def count(connection: duckdb.DuckDBPyConnection) -> dict[str, pa.Table]:
    """Every table of sql/*.sql by name, and readable as coverage.NAME in the connection."""
    connection.execute("CREATE SCHEMA IF NOT EXISTS coverage")
    add_functions(connection)
    tables = {}
    for name in running_order():
        tables[name] = described(name, connection.sql(select(name)).to_arrow_table())
        add_view(connection, "coverage", name, tables[name])
    return tables


def check(connection: duckdb.DuckDBPyConnection) -> None:
    """ValueError with its first row where a check finds one."""
    for file in sorted((SQL / "checks").glob("*.sql")):
        if row := connection.execute(file.read_text(encoding="utf-8")).fetchone():
            columns = [column[0] for column in connection.description]
            raise ValueError(f"check {file.stem} found {dict(zip(columns, row))}")


def select(name: str) -> str:
    """The SELECT that makes a coverage table."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def described(name: str, table: pa.Table) -> pa.Table:
    """The table with what its SQL file's header says of a row and of each column; KeyError where a column lacks."""
    grain, columns = header(name)
    return table.cast(schema(grain, **{field.name: (field.type, columns[field.name]) for field in table.schema}))


def header(name: str) -> tuple[str, dict[str, str]]:
    """What one row is, and each column's description, from the comment that opens the SQL file."""
    lines = list(takewhile(lambda line: line.startswith("--"), select(name).splitlines()))
    return lines[0].removeprefix("--").strip(), dict(match.groups() for match in map(HEADER_COLUMN.match, lines) if match)


def running_order() -> list[str]:
    """The names of sql/*.sql, each after those it reads."""
    names = sorted(file.stem for file in SQL.glob("*.sql"))
    return list(TopologicalSorter({name: _reads(name) for name in names}).static_order())


def _reads(name: str) -> list[str]:
    return sorted(set(re.findall(r"\bcoverage\.(\w+)", select(name))))


def add_functions(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the functions of statistics.py callable in SQL."""
    add = connection.create_function
    add("wilson_low", lambda k, n: statistics.wilson(k, n)[0], ["BIGINT", "BIGINT"], "DOUBLE")
    add("wilson_high", lambda k, n: statistics.wilson(k, n)[1], ["BIGINT", "BIGINT"], "DOUBLE")
    for function in (statistics.shannon_entropy, statistics.effective_number, statistics.effective_number_mm):
        add(function.__name__, function, ["BIGINT[]"], "DOUBLE", null_handling="special")  # no source: null comes out
    add("two_sided_p", statistics.two_sided_p, ["DOUBLE"], "DOUBLE")
    add("adjusted_p", statistics.adjusted_p, ["DOUBLE[]"], "DOUBLE[]")


if __name__ == "__main__":
    run_stage(main, __doc__)
