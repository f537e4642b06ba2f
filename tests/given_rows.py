"""Given rows → expected rows: run one file of sql/ over tables that hold only what a test says."""

from functools import cache
from importlib import import_module
from typing import Any

import duckdb
import pyarrow as pa

from parallax import count, extract, ingest, link, parse
from parallax.database import add_view

BASE = {"articles": ingest.ARTICLES, "zones": ingest.ZONES, "outlets": ingest.OUTLETS, "events": ingest.EVENTS}


def counted(name: str, **given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of sql/NAME.sql; tables are given as SCHEMA_TABLE=[rows], columns left out are null."""
    return connected(**given).sql(count.select(name)).to_arrow_table().to_pylist()


def connected(**given: list[dict[str, Any]]) -> duckdb.DuckDBPyConnection:
    """A connection in which every table of a study stands, empty but for the given rows."""
    connection = duckdb.connect()
    count.add_functions(connection)
    for key, schema in _schemas().items():
        folder, table = key.split(".")
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {folder}")
        add_view(connection, folder, table, _table(given.pop(f"{folder}_{table}", []), schema))
    assert not given, f"unknown tables {sorted(given)}"
    return connection


@cache
def empty_counts() -> dict[str, pa.Table]:
    """All coverage tables of a study without articles."""
    connection = duckdb.connect()
    for key, schema in _base_schemas().items():
        folder, table = key.split(".")
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {folder}")
        add_view(connection, folder, table, schema.empty_table())
    tables = count.count(connection)
    count.check(connection)
    return tables


@cache
def _schemas() -> dict[str, pa.Schema]:
    return _base_schemas() | {f"coverage.{name}": table.schema for name, table in empty_counts().items()}


@cache
def _base_schemas() -> dict[str, pa.Schema]:
    schemas = {f"main.{name}": schema for name, schema in BASE.items()} | {"main.sentences": parse.SENTENCES}
    for name in extract.NAMES:
        schemas[f"tables.{name}"] = import_module(f"parallax.extractors.{name}").SCHEMA
    for name in link.NAMES:
        linked = import_module(f"parallax.linkers.{name}").SCHEMAS
        schemas |= {f"links.{table}": schema for table, schema in linked.items()}
    return schemas


def _table(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    unknown = {key for row in rows for key in row} - set(schema.names)
    assert not unknown, f"unknown columns {sorted(unknown)}"
    return pa.Table.from_pylist([{name: row.get(name) for name in schema.names} for row in rows], schema=schema)
