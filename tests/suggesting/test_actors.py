"""Suggested actors: rows of a codebook that reads them again, those spoken of most first."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from parallax.codebook import ACTOR_COLUMNS, Codebook
from parallax.database import connect
from parallax.describe import written_schemas
from parallax.linkers.actors import link
from parallax.suggest import write_actors
from parallax.suggesting.actors import READS, discovered, unnamed, without_shared_names
from parallax.tables import write

HEADER = ",".join(ACTOR_COLUMNS) + "\n"


def mention(article: str, at: int, text: str, **changes: object) -> dict:
    row = {"article_id": article, "start": at, "end": at + len(text), "head": at + text.rfind(" ") + 1, "text": text}
    row |= {"label": "PERSON", "kind": "name", "plural": False, "chain": str(at), "reading": "actor", "role": "agent"}
    return row | changes


def body(article: str, at: int, text: str, **changes: object) -> dict:
    return mention(article, at, text, label="ORG", kind="nominal", **changes)


@pytest.fixture
def linked(tmp_path, codebook) -> Callable[..., duckdb.DuckDBPyConnection]:
    """Mentions and the actors found in them."""

    def written(*mentions: dict) -> duckdb.DuckDBPyConnection:
        tables = link({"tables/mentions": list(mentions)}, codebook()) | {"mentions": mentions}
        for name in READS:
            schema, folder = written_schemas()[name], tmp_path / name.split(".")[0]
            rows = [dict.fromkeys(schema.names) | row for row in tables[name.split(".")[1]]]
            write(folder / f"{name.split('.')[1]}.parquet", rows, schema)
        return connect(tmp_path, only=READS)

    return written


def read_back(file: Path, codebook: Callable[..., Codebook], rows: list[dict[str, str]]) -> Codebook:
    write_actors(file, rows)
    return codebook(**{"actors.csv": file.read_text(encoding="utf-8")})


def test_discovered_actors_are_rows_of_a_codebook_those_named_most_first(tmp_path, linked, codebook):
    connection = linked(mention("a", 0, "Peter Weber"), mention("b", 9, "Angela Klein"), mention("c", 0, "Klein"))
    rows = list(discovered(connection))
    assert [(row["actor_id"], row["aliases"]) for row in rows] == [("angela-klein", "Klein"), ("peter-weber", "")]
    read = read_back(tmp_path / "actors.csv", codebook, rows).actors
    assert [actor.actor_id for actor in read] == ["angela-klein", "peter-weber"]
    assert list(discovered(connection, most=1)) == rows[:1]


def test_titles_are_offered_as_a_codebook_finds_them_again_and_not_whose_they_are(linked):
    titles = ("The minister", "Transport Minister", "Its chairman", "a tired woman")
    told = [mention("a", 20 * i, title, kind="nominal", chain="0") for i, title in enumerate(titles, 1)]
    (row,) = discovered(linked(mention("a", 0, "Angela Klein"), *told))
    assert row["titles"] == "Transport Minister|the minister"


def test_an_actor_that_is_only_ever_a_plural_is_suggested_without_other_names(linked):
    (row,) = discovered(linked(mention("x1", 0, "Americans", label="GROUP", plural=True)))
    assert (row["name"], row["aliases"]) == ("Americans", "")


def test_a_body_that_articles_speak_of_and_never_name_is_offered_with_its_descriptions(linked):
    told = [("x1", "The union"), ("x1", "the dockers' union"), ("y1", "the  union"), ("y1", "a union")]
    (row,) = unnamed(linked(*(body(article, 30 * i, text) for i, (article, text) in enumerate(told))))
    assert (row["actor_id"], row["name"], row["titles"]) == ("union", "the union", "the dockers' union")
    assert set(row) == set(ACTOR_COLUMNS)


def test_a_body_of_one_article_or_with_a_name_is_not_offered(linked):
    named = [mention(article, 0, "Harbour Union", label="ORG", chain="1") for article in ("x1", "y1")]
    told = [body(article, 40, "the union", chain="1") for article in ("x1", "y1")]
    alone = [body("x1", 60, "the café"), body("x1", 80, "the café")]
    assert list(unnamed(linked(*named, *told, *alone))) == []
    assert [row["name"] for row in unnamed(linked(*alone, body("y1", 80, "Café")))] == ["the café"]


def test_bodies_spoken_of_most_come_first_and_no_more_than_are_asked_for(linked):
    told = [(article, noun) for article in ("x1", "y1") for noun in ("the port", "the union")] + [("x1", "the union")]
    connection = linked(*(body(article, 30 * i, text) for i, (article, text) in enumerate(told)))
    assert [row["actor_id"] for row in unnamed(connection)] == ["union", "port"]
    assert [row["actor_id"] for row in unnamed(connection, most=1)] == ["union"]


def test_a_name_stands_with_the_actor_named_most_and_not_with_one_the_codebook_knows(tmp_path, codebook):
    columns = dict.fromkeys(ACTOR_COLUMNS, "")
    rows = [
        columns | {"actor_id": "ann-silva", "name": "Ann Silva", "kind": "person", "aliases": "Silva|Ana Silva"},
        columns | {"actor_id": "port", "name": "Port", "kind": "organisation", "aliases": "silva|The Port, Inc."},
    ]
    kept = without_shared_names(rows, codebook(**{"actors.csv": HEADER + "ana,Ana Silva,person,,,,,\n"}))
    assert [row["aliases"] for row in kept] == ["Silva", "The Port, Inc."]
    actors = read_back(tmp_path / "actors.csv", codebook, kept).actors
    assert [actor.aliases for actor in actors] == [("Silva",), ("The Port, Inc.",)]
