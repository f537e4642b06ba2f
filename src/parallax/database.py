"""The tables of a study in one DuckDB connection, for counting, for notebooks, and for questions of one's own.

Every table is a view on its Parquet file that DuckDB reads when it is asked, so a corpus larger than memory can be
counted; what does not fit goes to a folder beside the tables that is gone when the connection is closed.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from parallax.tables import opened

FOLDERS = ("main", "tables", "links", "coverage")
MEMORY_LIMIT = "2GB"
TABLE = re.compile(rf"\b(?:{'|'.join(FOLDERS)})\.\w+")


def connect(
    data: Path | str = "data",
    only: Iterable[str] | None = None,
    memory_limit: str = MEMORY_LIMIT,
    described: bool = True,
) -> duckdb.DuckDBPyConnection:
    """An in-memory connection with every table as a view: data/*.parquet in `main`, the folders as schemas.

    A view's comment says what one row is, a column's what it holds (`duckdb_views()`, `duckdb_columns()`); it takes no
    rows; where nobody asks for comments, `described=False` opens twice as fast. `only`: names such as `links.quotes`;
    other tables are not opened. Take results with `.to_arrow_table()`, order every SELECT. StudyError where there are
    no tables yet, or one of those that are named lacks.
    """
    data = Path(data).resolve()
    connection = duckdb.connect(config={"memory_limit": memory_limit, "temp_directory": str(_spilling(data))})
    for folder in FOLDERS:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {folder}")
    for name in _names(data) if only is None else sorted(set(only)):
        _add(connection, name, _file(data, name), described)
    return connection


def tables_of(query: str) -> set[str]:
    """The tables a query names, each with its schema: {"main.articles", "links.quotes"}."""
    return set(TABLE.findall(query))


def _add(connection: duckdb.DuckDBPyConnection, name: str, file: Path, described: bool) -> None:
    """Make a Parquet file readable as a table such as `links.quotes`, its descriptions as comments if wanted."""
    view = f"CREATE VIEW {_quoted(name)} AS FROM read_parquet({_literal(file)}, hive_partitioning = false)"
    with opened(file) as table:  # by Python too, so that every file a stage reads can be seen
        connection.execute(view)
        if described:
            _comment(connection, name, pq.read_schema(table))


def add_table(connection: duckdb.DuckDBPyConnection, schema: str, name: str, table: pa.Table) -> None:
    """Make the rows of an Arrow table readable as schema.name."""
    source = f"{schema}_{name}_rows"
    connection.register(source, table)
    connection.execute(f'CREATE TABLE {schema}."{name}" AS FROM temp."{source}"')
    connection.unregister(source)


def _names(data: Path) -> Iterator[str]:
    """All tables of a data folder; main.articles even where it lacks, for nothing can be asked without it."""
    yield "main.articles"
    for folder in FOLDERS:
        files = sorted(_folder(data, folder).glob("*.parquet"))
        yield from (name for file in files if (name := f"{folder}.{file.stem}") != "main.articles")


def _file(data: Path, name: str) -> Path:
    folder, table = name.split(".")
    return _folder(data, folder) / f"{table}.parquet"


def _folder(data: Path, schema: str) -> Path:
    return data if schema == "main" else data / schema


def _spilling(data: Path) -> Path:
    """A folder of this process alone: DuckDB makes it when memory runs out and removes it at the end."""
    return data / f".spilled-{os.getpid()}"


def _comment(connection: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema) -> None:
    texts = {f"VIEW {_quoted(name)}": (schema.metadata or {}).get(b"grain", b"")}
    for field in schema:
        texts[f"COLUMN {_quoted(f'{name}.{field.name}')}"] = (field.metadata or {}).get(b"description", b"")
    connection.execute("".join(f"COMMENT ON {place} IS {_literal(text.decode())};" for place, text in texts.items()))


def _quoted(name: str) -> str:
    return ".".join('"{}"'.format(part.replace('"', '""')) for part in name.split("."))


def _literal(text: Path | str) -> str:
    return "'{}'".format(str(text).replace("'", "''"))
