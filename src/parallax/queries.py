"""The SELECTs of sql/: what each makes, what it reads, and what its header says of a row and of each column.

sql/NAME.sql makes the coverage table NAME; checks/ must find nothing.
"""

import re
from graphlib import TopologicalSorter
from itertools import takewhile
from pathlib import Path

import pyarrow as pa

from parallax.database import tables_of
from parallax.tables import schema

SQL = Path(__file__).with_name("sql")
COVERAGE = "coverage."
STEPS = ("claim_places", "knowledge", "spans", "voice")  # others are made from these, which are not written
HEADER_COLUMN = re.compile(r"--   (\w+)\s+(.*)")


def written() -> list[str]:
    """The names of the coverage tables that are files."""
    return [name for name in _names() if name not in STEPS]


def running_order() -> list[str]:
    """The names of all, steps too, each after those it reads."""
    reads = {name: {table.removeprefix(COVERAGE) for table in tables_of(select(name))} for name in _names()}
    return list(TopologicalSorter({name: sorted(reads[name].intersection(reads)) for name in reads}).static_order())


def read_again() -> set[str]:
    """The names of those that others or the checks read."""
    return {table.removeprefix(COVERAGE) for table in _read() if table.startswith(COVERAGE)}


def select(name: str) -> str:
    """The SELECT that makes a coverage table."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def checks() -> dict[str, str]:
    """The SELECTs that must find no row."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(SQL.glob("checks/*.sql"))}


def given_tables() -> set[str]:
    """The tables that sql/ reads and does not make itself."""
    return {table for table in _read() if not table.startswith(COVERAGE)}


def described(name: str, columns: pa.Schema) -> pa.Schema:
    """The columns with what the header says of a row and of each of them; KeyError where one lacks."""
    grain, texts = header(name)
    return schema(grain, **{column.name: (_plain(column.type), texts[column.name]) for column in columns})


def _plain(kind: pa.DataType) -> pa.DataType:
    """What a table holds where a query gives enumerated values."""
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def header(name: str) -> tuple[str, dict[str, str]]:
    """What one row is, and each column's description, from the comment that opens the SQL file."""
    lines = list(takewhile(lambda line: line.startswith("--"), select(name).splitlines()))
    columns = (match.groups() for line in lines if (match := HEADER_COLUMN.match(line)))
    return lines[0].removeprefix("--").strip(), dict(columns)


def _read() -> set[str]:
    return set().union(*map(tables_of, [*map(select, _names()), *checks().values()]))


def _names() -> list[str]:
    return sorted(file.stem for file in SQL.glob("*.sql"))
