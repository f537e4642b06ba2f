"""The tables of a study in one DuckDB connection, for counting and for notebooks."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from parallax.tables import read

FOLDERS = ("main", "tables", "links", "coverage")


def connect(data: Path, schemas: Iterable[str] = FOLDERS) -> duckdb.DuckDBPyConnection:
    """An in-memory connection with every table as a view: data/*.parquet in `main`, the folders as schemas.

    Take results with `.to_arrow_table()` and order every SELECT.
    """
    connection = duckdb.connect()
    for name in schemas:
        folder = data if name == "main" else data / name
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {name}")
        for file in sorted(folder.glob("*.parquet")):
            add_view(connection, name, file.stem, read(file))
    return connection


def add_view(connection: duckdb.DuckDBPyConnection, schema: str, name: str, table: object) -> None:
    """Make an Arrow table readable as schema.name."""
    source = f"{schema}_{name}_rows"
    connection.register(source, table)
    connection.execute(f'CREATE VIEW {schema}."{name}" AS SELECT * FROM temp."{source}"')
