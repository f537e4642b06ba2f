"""A run of the corpus as if it were all: a catalogue in front of the tables, in which each has its name.

Ids are numbers there: to join, group and sort strings takes twice as long.
"""

from collections.abc import Collection, Sequence

import duckdb

from parallax import runs
from parallax.database import FOLDERS
from parallax.runs import key_of

IDS = {  # the columns that hold an id of each kind
    "article_id": ("article_id", "article_a", "article_b"),
    "event_id": ("event_id",),
    "outlet_id": ("outlet_id",),
    "claim_id": ("claim_id",),
}


def divide(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the catalogue `divided` in front; the tables themselves stay in `memory`."""
    connection.execute("ATTACH ':memory:' AS divided")
    connection.execute("CREATE TABLE divided.main.run (event_id VARCHAR, article_id VARCHAR)")
    for folder in FOLDERS:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS divided.{folder}")
    connection.execute("USE divided")


def take(
    connection: duckdb.DuckDBPyConnection, first: str | None, last: str | None, names: Collection[str]
) -> None:
    """Let the named tables show the events from the first to the last.

    An id is a value of an ENUM, whose numbers follow the order in which it is made, that of the ids.
    """
    runs.take(connection, first, last)
    for kind in IDS:
        table = "links.statements" if kind == "claim_id" else "main.articles"
        ids = f"SELECT DISTINCT {kind} AS id FROM memory.{table} SEMI JOIN main.run USING (event_id) ORDER BY ALL"
        connection.execute(f"CREATE OR REPLACE TYPE {kind} AS ENUM ({ids})")
        connection.execute(f"CREATE OR REPLACE TABLE main.{kind}s AS {ids}")
    for name in sorted(names):
        columns = connection.table(f"memory.{name}").columns
        connection.execute(f"CREATE OR REPLACE VIEW {name} AS {_of_run(name, columns)}")


def _of_run(name: str, columns: Sequence[str]) -> str:
    """What of a table belongs to the run, all of it where its rows belong to no event.

    The ids that are cast are those of the run: of others each cast would fail, and that takes long.
    """
    key = key_of(columns)
    if key is None:
        return f"FROM memory.{name}"
    ids = [(column, kind) for kind in IDS for column in IDS[kind] if column in columns]
    numbers = ", ".join(f"CAST(of_{column}.id AS {kind}) AS {column}" for column, kind in ids)
    joins = (
        f"{'' if column == key else 'LEFT '}JOIN main.{kind}s AS of_{column} ON of_{column}.id = found.{column}"
        for column, kind in ids
    )
    return f"SELECT found.* REPLACE ({numbers}) FROM memory.{name} AS found {' '.join(joins)}"
