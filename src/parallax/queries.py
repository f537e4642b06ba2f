"""The SELECTs of sql/: what each makes, what it reads, and what its header says of a row and of each column.

sql/NAME.sql makes the coverage table NAME, which is written; sql/views/NAME.sql is one that is made where it is asked
for, because it is long and follows from what is written.
"""

import re
from collections.abc import Iterable
from graphlib import TopologicalSorter
from itertools import takewhile
from pathlib import Path

import pyarrow as pa

from parallax.tables import schema

SQL = Path(__file__).with_name("sql")
COVERAGE = "coverage."
FOLDERS = ("main", "tables", "links", "coverage")
TABLE = re.compile(rf"\b(?:{'|'.join(FOLDERS)})\.\w+")
HEADER_COLUMN = re.compile(r"--   (\w+)\s+(.*)")


def views() -> list[str]:
    """The names of the coverage tables that are not files, each after those it reads."""
    return _ordered(SQL.glob("views/*.sql"))


def written() -> list[str]:
    """The names of the coverage tables that are files."""
    return sorted(file.stem for file in SQL.glob("*.sql"))


def running_order() -> list[str]:
    """The names of the tables that are files and of all they read, each after those it reads."""
    names = _ordered([*SQL.glob("*.sql"), *SQL.glob("views/*.sql")])
    read = set().union(*(tables_of(select(name)) for name in names), *map(tables_of, checks().values()))
    return [name for name in names if name in written() or COVERAGE + name in read]


def select(name: str) -> str:
    """The SELECT that makes a coverage table."""
    file = SQL / "views" / f"{name}.sql"
    return (file if file.is_file() else SQL / f"{name}.sql").read_text(encoding="utf-8")


def checks() -> dict[str, str]:
    """The SELECTs that must find no row."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(SQL.glob("checks/*.sql"))}


def tables_of(query: str) -> set[str]:
    """The tables a query names, each with its schema: {"main.articles", "links.quotes"}."""
    return set(TABLE.findall(query))


def given_tables() -> set[str]:
    """The tables that sql/ reads and does not make itself."""
    read = set().union(*map(tables_of, [*map(select, running_order()), *checks().values()]))
    return {name for name in read if not name.startswith(COVERAGE)}


def behind(names: Iterable[str]) -> set[str]:
    """The tables that are files, of those with these names and of those their views read."""
    names = set(names)
    for view in reversed(views()):
        if COVERAGE + view in names:
            names = names - {COVERAGE + view} | tables_of(select(view))
    return names


def described(name: str, columns: pa.Schema) -> pa.Schema:
    """The columns with what the header says of a row and of each of them; KeyError where one lacks."""
    grain, texts = header(name)
    return schema(grain, **{column.name: (column.type, texts[column.name]) for column in columns})


def header(name: str) -> tuple[str, dict[str, str]]:
    """What one row is, and each column's description, from the comment that opens the SQL file."""
    lines = list(takewhile(lambda line: line.startswith("--"), select(name).splitlines()))
    columns = (match.groups() for line in lines if (match := HEADER_COLUMN.match(line)))
    return lines[0].removeprefix("--").strip(), dict(columns)


def _ordered(files: Iterable[Path]) -> list[str]:
    names = sorted(file.stem for file in files)
    reads = {name: {table.removeprefix(COVERAGE) for table in tables_of(select(name))} for name in names}
    return list(TopologicalSorter({name: sorted(reads[name].intersection(names)) for name in names}).static_order())
