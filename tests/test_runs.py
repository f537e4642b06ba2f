"""Runs: an event is never divided, whatever order the ids of its articles have."""

from pathlib import Path

import duckdb
import pytest

from parallax.database import connect
from parallax.describe import written_schemas
from parallax.runs import by_event, runs, take
from parallax.tables import write

EVENTS = {"x0": "e1", "x1": "e0", "x2": "e1", "x3": "e0", "x4": "e2"}


@pytest.fixture
def connection(tmp_path: Path):
    """Articles of three events in turn, a mention of Silva in each but the last, whose sentence is the only one."""
    given = {
        "articles": [{"article_id": article, "event_id": event} for article, event in EVENTS.items()],
        "events": [{"event_id": event} for event in ("e2", "e1", "e0")],
        "sentences": [{"article_id": "x4", "text": "It rained."}],
        "links/actor_mentions": [
            {"article_id": article, "start": start, "actor_id": "silva" if start else None}
            for article in ("x0", "x1", "x2", "x3")
            for start in (7, 0)
        ],
        "links/actors": [{"actor_id": "silva", "name": "Ana Silva"}, {"actor_id": "holm", "name": "Ida Holm"}],
    }
    for name, rows in given.items():
        schema = written_schemas()[name.replace("/", ".") if "/" in name else f"main.{name}"]
        write(tmp_path / f"{name}.parquet", [dict.fromkeys(schema.names) | row for row in rows], schema)
    return connect(tmp_path)


def told(connection, first, last, *names):
    """Of each event of a run: its number of rows by table."""
    take(connection, first, last)
    return [{name: len(rows) for name, rows in event.items()} for event in by_event(connection, names)]


def test_an_event_is_in_one_run_however_many_articles_it_has() -> None:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE articles (event_id VARCHAR)")
    assert runs(connection, 5) == [(None, None)]
    connection.execute("INSERT INTO articles VALUES ('e1'), ('e0'), ('e2'), ('e0'), ('e1'), ('e0')")
    assert runs(connection, 1) == [("e0", "e0"), ("e1", "e1"), ("e2", "e2")]
    assert runs(connection, 5) == [("e0", "e1"), ("e2", "e2")]


def test_runs_may_be_measured_by_what_their_articles_hold() -> None:
    connection = duckdb.connect()
    given = "('e0', 900), ('e1', 10), ('e1', 20), ('e2', 0), ('e3', 80)"
    connection.execute(f"CREATE TABLE articles AS FROM (VALUES {given}) AS article(event_id, words)")
    assert runs(connection, 1000, of="words") == [("e0", "e2"), ("e3", "e3")]


def test_each_event_has_its_own_rows_whatever_stands_between_them(connection):
    take(connection, "e0", "e2")
    found = list(by_event(connection, ["articles", "events"]))
    assert [[row["article_id"] for row in event["articles"]] for event in found] == [["x1", "x3"], ["x0", "x2"], ["x4"]]
    assert [[row["event_id"] for row in event["events"]] for event in found] == [["e0"], ["e1"], ["e2"]]


def test_a_run_holds_its_events_and_no_other(connection):
    assert told(connection, "e1", "e1", "articles", "events") == [{"articles": 2, "events": 1}]
    assert told(connection, None, None, "articles", "events") == []


def test_a_table_that_knows_nothing_of_an_event_gives_it_no_row(connection):
    found = told(connection, "e0", "e2", "sentences", "links/actor_mentions")
    assert [event["sentences"] for event in found] == [0, 0, 1]
    assert [event["links/actor_mentions"] for event in found] == [4, 4, 0]


def test_an_actor_is_given_to_each_event_that_mentions_it_and_to_no_other(connection):
    take(connection, "e0", "e2")
    found = list(by_event(connection, ["articles", "links/actors"]))
    assert [[actor["name"] for actor in event["links/actors"]] for event in found] == [["Ana Silva"], ["Ana Silva"], []]


def test_rows_have_the_columns_and_the_order_of_their_table(connection):
    take(connection, "e0", "e0")
    (event,) = by_event(connection, ["links/actor_mentions"])
    rows = event["links/actor_mentions"]
    assert list(rows[0]) == written_schemas()["links.actor_mentions"].names
    assert [(row["article_id"], row["start"], row["actor_id"]) for row in rows] == [
        ("x1", 0, None), ("x1", 7, "silva"), ("x3", 0, None), ("x3", 7, "silva")
    ]  # fmt: skip
