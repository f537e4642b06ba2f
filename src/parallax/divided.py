"""A run of the corpus as if it were all: a catalogue in front of the tables, in which each has its name.

What a run needs of the files is read once. Ids are numbers there: to join, group and sort strings takes twice as long.
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
    """Let the named tables hold the events from the first to the last, or all rows where they belong to no event.

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
        if key_of(columns) is None:
            connection.execute(f"CREATE OR REPLACE VIEW {name} AS FROM memory.{name}")
        else:
            _copy(connection, name, columns)


def _copy(connection: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str]) -> None:
    """Make the run's rows of a table that has such columns a table of the run.

    The ids that are cast are those of the run: of others each cast would fail, and that takes long. Where neighbours in
    the corpus are neighbours in the file, most of it need not be read to find them: hence the first and the last id.
    """
    key = key_of(columns)
    ids = {column: kind for kind in IDS for column in IDS[kind] if column in columns}
    first, last = connection.execute(f"SELECT min(id), max(id) FROM main.{ids[key]}s").fetchone()
    numbers = ", ".join(f"CAST(of_{column}.id AS {kind}) AS {column}" for column, kind in ids.items())
    joins = (
        f"{'' if column == key else 'LEFT '}JOIN main.{kind}s AS of_{column} ON of_{column}.id = found.{column}"
        for column, kind in ids.items()
    )
    rows = f"SELECT found.* REPLACE ({numbers}) FROM memory.{name} AS found {' '.join(joins)}"
    connection.execute(
        f"CREATE OR REPLACE TABLE {name} AS {rows} WHERE found.{key} BETWEEN $first AND $last",
        {"first": first, "last": last},
    )
