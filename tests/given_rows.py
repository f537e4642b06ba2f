"""Given rows → expected rows: run one file of sql/ over tables that hold only what a test says."""

from typing import Any

import duckdb
import pyarrow as pa

from parallax import counting, queries
from parallax.database import add_table
from parallax.describe import empty_counts, written_schemas


def counted(name: str, *before: str, **given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a coverage table; tables are given as SCHEMA_TABLE=[rows], columns left out are null.

    `before`: coverage tables that are made from what is given first, in this order.
    """
    connection = connected(**given)
    counting.add_functions(connection)
    for each in before:
        connection.execute(f"CREATE OR REPLACE TABLE coverage.{each} AS {queries.select(each)}")
    return connection.sql(queries.select(name)).to_arrow_table().to_pylist()


def connected(**given: list[dict[str, Any]]) -> duckdb.DuckDBPyConnection:
    """A connection in which every table of a study stands, empty but for the given rows."""
    connection = duckdb.connect()
    counted = {f"coverage.{name}": table.schema for name, table in empty_counts().items()}
    for key, schema in (written_schemas() | counted).items():
        folder, table = key.split(".")
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {folder}")
        add_table(connection, folder, table, _table(given.pop(f"{folder}_{table}", []), schema))
    assert not given, f"unknown tables {sorted(given)}"
    return connection


def _table(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    unknown = {key for row in rows for key in row} - set(schema.names)
    assert not unknown, f"unknown columns {sorted(unknown)}"
    return pa.Table.from_pylist([{name: row.get(name) for name in schema.names} for row in rows], schema=schema)
