"""Catalogues with texts in them: read as a stream, refused with their line, put in the order of the ids."""

import datetime
import hashlib
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from parallax import ingest
from parallax.study import StudyError, sorting
from parallax.tables import records

ROW = {
    "article_id": "a1",
    "outlet_id": "a",
    "event_id": "talks",
    "published": "2025-07-24",
    "published_basis": "stated",
    "written": "",
    "written_basis": "",
    "headline": "",
    "url": "",
    "text": " The ministers “met”.\r\nThey left, all of them.",
}


@pytest.fixture
def study(tmp_path: Path) -> Path:
    (tmp_path / "outlets.csv").write_text("outlet_id,name,country,note\na,Outlet A,,\n")
    (tmp_path / "events.csv").write_text("event_id,title,starts,ends\ntalks,The talks,2025-07-23,2025-07-23\n")
    return tmp_path


def json_lines(study: Path, *rows: object) -> None:
    (study / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def parquet(study: Path, *rows: dict) -> None:
    pq.write_table(pa.Table.from_pylist(list(rows)), study / "articles.parquet")


def quoted_csv(study: Path, *rows: dict) -> None:
    lines = [list(ROW), *(row.values() for row in rows)]
    text = "".join(",".join('"{}"'.format(value.replace('"', '""')) for value in line) + "\n" for line in lines)
    (study / "articles.csv").write_bytes(text.encode())


def ingested(study: Path) -> list[dict]:
    ingest.main(study, study / "data")
    return records(study / "data" / "articles.parquet")


@pytest.mark.parametrize("write", [json_lines, parquet])
def test_a_text_in_the_catalogue_keeps_its_characters_and_its_offsets(study, write):
    write(study, ROW)
    (row,) = ingested(study)
    assert row["text"] == " The ministers “met”. \nThey left, all of them."
    assert len(row["text"]) == len(ROW["text"])
    assert row["file"] == next(study.glob("articles.*")).name
    assert row["sha256"] == hashlib.sha256(ROW["text"].encode()).hexdigest()
    assert (row["published"], row["written"]) == (datetime.date(2025, 7, 24), "after")


def test_a_long_text_with_commas_lines_and_quotation_marks_stands_in_a_csv(study):
    quoted_csv(study, ROW | {"text": 'He said, "we met".\n' * 10_000})
    assert ingested(study)[0]["text"].count("\n") == 10_000


@pytest.mark.parametrize("day", [datetime.date(2025, 7, 22), datetime.datetime(2025, 7, 22)])
def test_days_of_a_parquet_file_may_be_dates(study, day):
    parquet(study, ROW | {"published": day})
    assert ingested(study)[0]["published"] == datetime.date(2025, 7, 22)


def test_the_order_and_the_kind_of_the_catalogue_change_no_text(study, monkeypatch):
    monkeypatch.setattr(sorting, "RUN_ROWS", 3)  # several runs are merged
    rows = [ROW | {"article_id": f"a{number}", "text": f"Text {number}."} for number in range(10)]
    json_lines(study, *rows[5:], *rows[:5])
    ingested(study)
    first = {name: (study / "data" / f"{name}.parquet").read_bytes() for name in ("texts", "zones")}
    (study / "articles.jsonl").unlink()
    parquet(study, *rows)
    assert [row["article_id"] for row in ingested(study)] == [f"a{number}" for number in range(10)]
    assert first == {name: (study / "data" / f"{name}.parquet").read_bytes() for name in ("texts", "zones")}


BAD = [
    ({"outlet_id": "b"}, "articles.jsonl, line 2: unknown outlet_id “b”"),
    ({"article_id": "a1"}, "articles.jsonl, line 2: article_id “a1” stands in line 1 too. Give it another id"),
    ({"text": " \n"}, "articles.jsonl, line 2: the text in articles.jsonl is empty"),
    ({"text": None}, "articles.jsonl, line 2: the text in articles.jsonl is empty"),
    ({"text": "\ud800"}, "articles.jsonl, line 2: character 0 of the text is no character"),
    ({"url": ["a", "b"]}, "articles.jsonl, line 2: url is ['a', 'b']. Write it as text"),
    ({"source": "x"}, "articles.jsonl, line 2: the columns are"),
]


@pytest.mark.parametrize(("change", "message"), BAD)
def test_what_is_wrong_in_a_line_is_said_with_its_number_and_nothing_is_written(study, change, message):
    json_lines(study, ROW, ROW | {"article_id": "a2"} | change)
    with pytest.raises(StudyError) as caught:
        ingested(study)
    assert message in str(caught.value)
    assert not (study / "data").exists()


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (b'{"article_id": "a1",\n', "line 1: the line is not JSON"),
        (b'["a1"]\n', "line 1: the line is no object. Write one object a line, with a key a column"),
        (b'\n{"article_id": "caf\xe9"}\n', "line 2: byte 20 is not UTF-8. Save the file as UTF-8"),
    ],
)
def test_a_line_that_is_no_object_is_refused(study, lines, message):
    (study / "articles.jsonl").write_bytes(lines)
    with pytest.raises(StudyError) as caught:
        ingested(study)
    assert message in str(caught.value)


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_line(study):
    (study / "articles.csv").write_text(",".join(ROW) + '\na1,a,talks,,,,,,,"A text without an end\n')
    with pytest.raises(StudyError, match="articles.csv, line 2: the line cannot be read .*Close every quotation mark"):
        ingested(study)


def test_a_row_of_a_parquet_file_is_named_by_its_number(study):
    parquet(study, *(ROW | {"article_id": f"a{i % 99}"} for i in range(100)))
    with pytest.raises(StudyError, match="articles.parquet, line 100: article_id “a0” stands in line 1 too"):
        ingested(study)


def test_two_catalogues_are_refused(study):
    json_lines(study, ROW)
    parquet(study, ROW)
    with pytest.raises(StudyError, match="more than one catalogue: articles.jsonl and articles.parquet. Keep one"):
        ingested(study)


def test_how_the_texts_were_chosen_may_stand_in_the_catalogue_of_events(study):
    json_lines(study, ROW)
    ingested(study)
    assert records(study / "data" / "events.parquet")[0]["selection"] == ""
    (study / "events.csv").write_text(
        "event_id,title,selection,starts,ends\ntalks,The talks,every text of two archives,2025-07-23,2025-07-23\n"
    )
    ingested(study)
    assert records(study / "data" / "events.parquet")[0]["selection"] == "every text of two archives"
