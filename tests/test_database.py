"""connect: views with comments, read when asked, over whatever folder a person has, and no file that is not named."""

import sys
from pathlib import Path

import duckdb
import pytest

from parallax.database import connect, tables_of
from parallax.study import StudyError
from parallax.tables import INT, TEXT, schema, write

ARTICLES = schema("One row per article, the outlet's own.", article_id=(TEXT, "id given in the catalogue"))
QUOTES = schema("One row per quotation.", article_id=(TEXT, "article"), end=(INT, "offset after it"))


def tables_in(folder: Path) -> Path:
    write(folder / "articles.parquet", [{"article_id": "x1"}], ARTICLES)
    write(folder / "links" / "quotes.parquet", [{"article_id": "x1", "end": 9}], QUOTES)
    return folder


@pytest.mark.parametrize("name", ["data", "the editor's data", "data [2] *?", "study=1", "Tabellen für Öl"])
def test_tables_are_views_whatever_the_folder_is_called(tmp_path: Path, name: str) -> None:
    rows = connect(tables_in(tmp_path / name)).sql("SELECT * FROM main.articles JOIN links.quotes USING (article_id)")
    assert (rows.columns, rows.fetchall()) == (["article_id", "end"], [("x1", 9)])


def test_every_view_and_column_says_what_it_holds(tmp_path: Path) -> None:
    database = connect(tables_in(tmp_path))
    views = "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY ALL"
    columns = "SELECT comment FROM duckdb_columns() WHERE table_name = 'quotes' ORDER BY column_index"
    grains = [("articles", "One row per article, the outlet's own."), ("quotes", "One row per quotation.")]
    assert database.sql(views).fetchall() == grains
    assert database.sql(columns).fetchall() == [("article",), ("offset after it",)]
    bare = connect(tmp_path, described=False)
    assert bare.sql(views).fetchall() == [("articles", None), ("quotes", None)]


def test_a_file_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    database = connect(tables_in(tmp_path))
    write(tmp_path / "links" / "quotes.parquet", [], QUOTES)
    assert database.sql("FROM links.quotes").fetchall() == []


def test_a_table_takes_no_rows(tmp_path: Path) -> None:
    with pytest.raises(duckdb.Error):
        connect(tables_in(tmp_path)).execute("INSERT INTO main.articles VALUES ('x2')")


def test_nothing_is_opened_but_what_is_named(tmp_path: Path) -> None:
    tables_in(tmp_path)
    opened = set()
    sys.addaudithook(lambda event, arguments: event == "open" and opened.add(str(arguments[0])))
    database = connect(tmp_path, only=["links.quotes"])
    assert {Path(path).name for path in opened if path.endswith(".parquet")} == {"quotes.parquet"}
    with pytest.raises(duckdb.CatalogException):
        database.sql("FROM main.articles")


def test_tables_of_a_query_are_those_with_a_schema() -> None:
    query = "-- of text.links\nWITH own AS (FROM tables.mentions) FROM own JOIN main.articles AS a ON a.id = own.x"
    assert tables_of(query) == {"tables.mentions", "main.articles"}


@pytest.mark.parametrize("only", [None, ["links.claims"]])
def test_missing_tables_are_named(tmp_path: Path, only: list[str] | None) -> None:
    with pytest.raises(StudyError, match="there is no such table yet"):
        connect(tmp_path, only=only)


def test_what_memory_cannot_hold_is_spilled_and_cleared_away(tmp_path: Path) -> None:
    database = connect(tables_in(tmp_path), memory_limit="24MB")
    database.execute("SET threads = 2")
    rows = "SELECT md5(i::VARCHAR) AS hash, i FROM range(600_000) AS r(i) ORDER BY ALL LIMIT 590_000"
    assert database.sql(f"SELECT count(*) FROM ({rows})").fetchall() == [(590_000,)]
    database.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles.parquet", "links"]
