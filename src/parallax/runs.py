"""Runs: as many whole events as hold some hundred or thousand articles, for what is never told over several events.

What a run needs fits into memory however large the corpus is, whatever order the ids of its articles have.
"""

from collections.abc import Collection, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter

import duckdb

from parallax.tables import Row

KEYS = ("event_id", "article_id", "article_a")  # by the first of these that it has, a table's rows belong to an event
# an actor acts in many events: rows that belong to none are given to each that mentions their actor
ACTORS = "SELECT DISTINCT event_id, actor_id FROM main.run JOIN links.actor_mentions USING (article_id)"
EVENT = "event of the row"
BATCH = 1_024  # rows of a table that are read ahead

Tables = dict[str, list[Row]]


def runs(connection: duckdb.DuckDBPyConnection, size: int, of: str = "1") -> list[tuple[str | None, str | None]]:
    """First and last event of each run of about so many articles, in order; one run of no event where there is none.

    `of`: a column of articles, to measure runs by what it holds.
    """
    query = f"""SELECT min(event_id), max(event_id)
        FROM (
            SELECT event_id, (sum(sum({of})) OVER (ORDER BY event_id) - 1) // $size AS run
            FROM main.articles GROUP BY event_id
        ) GROUP BY run ORDER BY ALL"""
    return connection.execute(query, {"size": size}).fetchall() or [(None, None)]


def take(connection: duckdb.DuckDBPyConnection, first: str | None, last: str | None) -> None:
    """Make the events from the first to the last the run: `main.run` holds its articles."""
    articles = "SELECT event_id, article_id FROM memory.main.articles WHERE event_id BETWEEN $first AND $last"
    connection.execute(f"CREATE OR REPLACE TABLE main.run AS {articles}", {"first": first, "last": last})


def view_of(table: str) -> str:
    """What a connection calls a table: `links.quotes` for `links/quotes`, `main.articles` for `articles`."""
    return table.replace("/", ".") if "/" in table else f"main.{table}"


def key_of(columns: Collection[str]) -> str | None:
    """The column by which rows belong to an event; None where they belong to none."""
    return next((key for key in KEYS if key in columns), None)


def by_event(connection: duckdb.DuckDBPyConnection, names: Collection[str]) -> Iterator[Tables]:
    """The rows of each event of the run in turn, by the name of their table (`articles`, `links/quotes`), sorted."""
    parts = [_parts(connection, name) for name in names]
    for _, found in groupby(merge(*parts, key=itemgetter(0)), key=itemgetter(0)):
        yield {name: [] for name in names} | {name: list(rows) for _, name, rows in found}


def _parts(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[tuple[str, str, Iterator[Row]]]:
    """What a table holds of each event of the run that it knows: the event, the table, its rows, which are gone when
    the next event is asked for."""
    table = view_of(name)
    key = key_of(connection.table(table).columns)
    ids = "event_id" if key == "event_id" else "article_id"
    of_events = f"SELECT DISTINCT event_id, {ids} AS {key} FROM main.run" if key else ACTORS
    rows = f"""SELECT of_events.event_id AS "{EVENT}", rows.*
        FROM {table} AS rows JOIN ({of_events}) AS of_events USING ({key or 'actor_id'})
        ORDER BY ALL NULLS FIRST"""
    read = (row for batch in connection.cursor().sql(rows).to_arrow_reader(BATCH) for row in batch.to_pylist())
    for event, found in groupby(read, key=lambda row: row.pop(EVENT)):
        yield event, name, found
