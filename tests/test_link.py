"""Linking event by event: nothing of one event depends on another, on the order of ids, or on what is read together."""

import json
import shutil
from importlib import import_module
from pathlib import Path

import pytest
from small_study import write_study

from parallax import extract, ingest, link, parse
from parallax.codebook import Codebook
from parallax.database import connect
from parallax.tables import records, write

STRIKE = (
    "Union leader Ana Silva met the port's managers on March 4, 2025. “We are far apart, but we talk every day,” "
    "President Silva said. At least 1,200 workers had joined the strike before the talks began on Tuesday."
)
AGAIN = (
    "“We are far apart, but we talk every day,” Silva told reporters. About 2,000 workers had joined the strike before "
    "the talks began on Tuesday. Spokeswoman Mia Lund of the Harbour Company called for calm."
)
FERRY = (
    "Former President Ana Silva was on the ferry that ran aground on April 1, 2025. “We are far apart, but we talk "
    "every day,” she said. At least 1,200 workers had joined the strike before the talks began on Tuesday."
)
HOLM = (
    "Captain Ida Holm said the ferry ran aground on April 1, 2025. “Nobody was hurt, and all went home,” Holm said. "
    "Some 300 passengers of the ferry that ran aground were taken home."
)
HOME = (
    "Some 350 passengers of the ferry that ran aground were taken home on April 1, 2025, captain Ida Holm said. "
    "“Nobody was hurt, and all went home,” she said."
)
TEXTS = {  # the events in turn: an event's articles are no neighbours
    "x1": ("strike", STRIKE), "x2": ("ferry", FERRY), "x3": ("strike", AGAIN), "x4": ("ferry", HOLM),
    "x5": ("strike", STRIKE + " " + AGAIN), "x6": ("ferry", HOME),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, Path]:
    """Study and data folder of all articles, with all that linkers read."""
    folder = tmp_path_factory.mktemp("two events")
    study, data = write_study(folder / "study", codebook=False), folder / "data"
    (study / "articles.csv").unlink()
    with (study / "events.csv").open("a") as events:
        events.write("ferry,A ferry,2025-04-01,2025-04-01\n")
    blank = dict.fromkeys(["published", "published_basis", "written", "written_basis", "headline", "url"], "")
    rows = [{"article_id": key, "outlet_id": "north", "event_id": event, "text": text, **blank}
            for key, (event, text) in TEXTS.items()]  # fmt: skip
    (study / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    ingest.main(study, data)
    parse.main(study, data)
    extract.extract_all(extract.NAMES, study, data)
    return study, data


def linked(study: Path, data: Path, articles: int = link.RUN) -> dict[str, list[dict]]:
    """The rows of every table that linkers fill, so many articles read together."""
    for name in link.ordered_names():
        with connect(data, described=False) as connection:
            link.link(import_module(f"parallax.linkers.{name}"), connection, Codebook(study), data / "links", articles)
    return {file.stem: records(file) for file in sorted((data / "links").glob("*.parquet"))}


def of_event(tables: dict[str, list[dict]], event: str) -> dict[str, list[dict]]:
    """The rows that belong to an event."""
    own = {key for key, (name, _) in TEXTS.items() if name == event} | {event}
    keys = ("event_id", "article_id", "article_a")
    return {
        table: [row for row in rows if own.intersection(row[key] for key in keys if key in row)]
        for table, rows in tables.items()
        if table != "actors"
    }


@pytest.fixture(scope="module")
def tables(made) -> dict[str, list[dict]]:
    """What is linked."""
    return linked(*made)


def test_every_linker_finds_something_in_both_events(tables):
    for event in ("strike", "ferry"):
        assert {table for table, rows in of_event(tables, event).items() if not rows} <= {"affiliations"}


@pytest.mark.parametrize("articles", [1, 3])
def test_tables_are_the_same_however_many_articles_are_read_together(made, tables, articles):
    assert linked(*made, articles) == tables


def test_rows_stand_in_the_order_of_their_events(tables):
    events = [TEXTS[row["article_id"]][0] for row in tables["actor_mentions"]]
    assert events == sorted(events) and len(set(events)) == 2


def test_an_article_more_or_less_leaves_the_rows_of_other_events_as_they_were(made, tables, tmp_path):
    study, data = made[0], shutil.copytree(made[1], tmp_path / "data")
    articles = [row for row in records(data / "articles.parquet") if row["article_id"] != "x6"]
    write(data / "articles.parquet", articles, ingest.ARTICLES)
    fewer = linked(study, data)
    assert of_event(fewer, "strike") == of_event(tables, "strike")
    assert of_event(fewer, "ferry") != of_event(tables, "ferry")


def test_same_words_numbers_and_titles_of_another_event_are_neither_grouped_nor_compared(tables):
    """“President Silva” and “former President Ana Silva” conflict within an event: over two, time has passed."""
    for row in tables["comparisons"] + tables["reuse"]:
        assert TEXTS[row["article_a"]][0] == TEXTS[row["article_b"]][0]
    for table, group in (("quantities", "group_id"), ("quotes", "group_id"), ("claims", "claim_id")):
        events: dict[str, set[str]] = {}
        for row in tables[table]:
            events.setdefault(row[group], set()).add(TEXTS[row["article_id"]][0])
        assert {len(found) for found in events.values()} == {1}


def test_an_actor_of_two_events_is_written_once(tables):
    (silva,) = (row["actor_id"] for row in tables["actors"] if row["name"] == "Ana Silva")
    events = {TEXTS[row["article_id"]][0] for row in tables["actor_mentions"] if row["actor_id"] == silva}
    assert events == {"strike", "ferry"}


def test_a_linker_that_stops_in_a_later_event_leaves_the_table_of_before(made, tables, monkeypatch):
    study, data = made
    linker = import_module("parallax.linkers.reuse")
    whole = linker.link

    def stopping(rows: dict[str, list[dict]], book: Codebook) -> dict[str, list[dict]]:
        if rows["articles"][0]["event_id"] == "strike":
            raise ArithmeticError
        return whole(rows, book)

    monkeypatch.setattr(linker, "link", stopping)
    with connect(data, described=False) as connection, pytest.raises(ArithmeticError):
        link.link(linker, connection, Codebook(study), data / "links", articles=1)
    assert records(data / "links" / "reuse.parquet") == tables["reuse"]
    assert not list((data / "links").glob("*.partial"))
