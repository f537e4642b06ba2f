"""Every table with its grain and its columns, from the schemas: python -m parallax.describe > docs/tables.md"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module

import duckdb
import pyarrow as pa

from parallax import extract, ingest, link, parse, queries
from parallax.counting import counted
from parallax.database import add_table
from parallax.divided import divide

INTRODUCTION = """\
# Tables

Every table a run writes, in the order in which they are made. This page is generated from the schemas in the code
(`python -m parallax.describe > docs/tables.md`), and a test fails where it is not current.

A table is one Parquet file, `data/FOLDER/NAME.parquet`, and a view `FOLDER.NAME` in `parallax.connect("data")`
(`main.NAME` for those that lie in `data/` itself). The descriptions stand in the Parquet files and, in the connection,
in `duckdb_views()` and `duckdb_columns()` as comments.

- **Places.** `start` and `end` count characters of `main.articles.text` from 0, `end` is the first character after the
  place. The text is that of the file you gave, of the same length.
- **Joins.** Places join by `article_id`, `start` and `end`; mentions, sources and labels by `article_id` and the offset
  of their head word (`head`, `source_head`, `target_head`); actors by `actor_id`; articles on one event by `event_id`.
- **Voice.** Whose words a place is in, and whether it is counted, says `coverage.evidence`: begin there.
"""
FOLDERS = {
    "main": "the study as it was read, and its sentences (`data/`)",
    "tables": "places in one article, by one extractor each (`data/tables/`)",
    "links": "the same thing found over articles (`data/links/`)",
    "coverage": "counted by SQL (`data/coverage/`)",
}
TYPES = {
    "string": "text",
    "int64": "integer",
    "double": "number",
    "bool": "true or false",
    "date32[day]": "date",
    "timestamp[s]": "date and time",
}


def main() -> None:
    """Print the page."""
    print(page())


def page() -> str:
    """All tables as one Markdown page."""
    parts = [INTRODUCTION]
    for folder, what in FOLDERS.items():
        parts.append(f"## {folder}: {what}\n")
        tables = {name: each for name, each in schemas().items() if name.startswith(f"{folder}.")}
        parts += ["\n".join(_table(name, each)) + "\n" for name, each in tables.items()]
    return "\n".join(parts).rstrip()


@cache
def schemas() -> dict[str, pa.Schema]:
    """The schema of every table, by FOLDER.NAME; those that SQL counts are counted on tables without rows."""
    counted = empty_counts()
    return written_schemas() | {f"coverage.{name}": counted[name].schema for name in queries.written()}


@cache
def empty_counts() -> dict[str, pa.Table]:
    """All that is counted of a study without articles, by name, the steps on the way too."""
    connection = empty_database()
    divide(connection)
    for _ in counted(connection, None, None):
        pass
    tables = {name: connection.sql(queries.select(name)).to_arrow_table() for name in queries.running_order()}
    return {name: table.cast(queries.described(name, table.schema)) for name, table in tables.items()}


def empty_database() -> duckdb.DuckDBPyConnection:
    """A connection with every table that is counted from, without rows."""
    connection = duckdb.connect()
    for key, each in written_schemas().items():
        folder, name = key.split(".")
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {folder}")
        add_table(connection, folder, name, each.empty_table())
    return connection


@cache
def written_schemas() -> dict[str, pa.Schema]:
    """The schemas that stand beside the code that fills them: all but coverage."""
    study = {"articles": ingest.ARTICLES, "texts": ingest.TEXTS, "zones": ingest.ZONES}
    study |= {"outlets": ingest.OUTLETS, "events": ingest.EVENTS, "sentences": parse.SENTENCES}
    linked = {name: import_module(f"parallax.linkers.{name}").SCHEMAS for name in link.ordered_names()}
    return (
        {f"main.{name}": each for name, each in study.items()}
        | {f"tables.{name}": import_module(f"parallax.extractors.{name}").SCHEMA for name in extract.NAMES}
        | {f"links.{table}": each for tables in linked.values() for table, each in tables.items()}
    )


def _table(name: str, table: pa.Schema) -> Iterator[str]:
    yield f"### {name}\n\n{table.metadata[b'grain'].decode()}\n\n| column | type | what it holds |\n|---|---|---|"
    for field in table:
        description = field.metadata[b"description"].decode().replace("|", "\\|")
        yield f"| `{field.name}` | {_type(field.type)} | {description} |"


def _type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"list of {_type(kind.value_type)}"
    if pa.types.is_struct(kind):
        return "{" + ", ".join(f"{field.name}: {_type(field.type)}" for field in kind) + "}"
    return TYPES[str(kind)]


if __name__ == "__main__":
    main()
