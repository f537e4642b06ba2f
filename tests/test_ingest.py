"""Ingest: offsets open in the file that was given, phases follow the catalogue, bad input is refused with its place."""

import datetime
from pathlib import Path

import pytest

from parallax import ingest
from parallax.study import StudyError
from parallax.tables import records

ARTICLES = (
    "article_id,outlet_id,event_id,published,published_basis,written,written_basis,headline,url,file\n"
    "a1,a,talks,2025-07-24,stated,after,it tells the result,,,articles/a1.txt\n"
)
OUTLETS = "outlet_id,name,country,note\na,Outlet A,,\nb,Outlet B,,\n"
EVENTS = "event_id,title,starts,ends\ntalks,The talks,2025-07-23,2025-07-23\n"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles.csv").write_text(ARTICLES)
    (tmp_path / "outlets.csv").write_text(OUTLETS)
    (tmp_path / "events.csv").write_text(EVENTS)
    (tmp_path / "articles" / "a1.txt").write_text("The ministers met. They left.")
    return tmp_path


def edit(study: Path, name: str, old: str, new: str) -> None:
    file = study / name
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


def ingested(study: Path) -> dict:
    ingest.main(study, study / "data")
    return records(study / "data" / "articles.parquet")[0]


def test_offsets_open_in_the_file_as_given(study):
    raw = "\ufeffEins\r\nzwei\u202fdrei\u00a0vier\rfünf stepped\u2011up\u2028End."
    (study / "articles" / "a1.txt").write_bytes(raw.encode())
    text = ingested(study)["text"]
    assert len(text) == len(raw)
    assert text == " Eins \nzwei drei vier\nfünf stepped-up\nEnd."


def test_the_hash_is_that_of_the_files_bytes_and_words_leave_furniture_out(study):
    (study / "articles" / "a1.txt").write_bytes("LATEST\nThe ministers’ aides met in the well-known hall.".encode())
    row = ingested(study)
    assert row["words"] == 8
    assert len(row["sha256"]) == 64


def test_texts_hold_nothing_that_a_corrected_date_changes(study):
    ingested(study)
    before = (study / "data" / "texts.parquet").read_bytes()
    edit(study, "articles.csv", "2025-07-24,stated,after", "2025-07-22,stated,before")
    assert ingested(study)["published"] == datetime.date(2025, 7, 22)
    assert (study / "data" / "texts.parquet").read_bytes() == before


@pytest.mark.parametrize(
    ("published", "written"),
    [("2025-07-22", "before"), ("2025-07-24", "after"), ("2025-07-23", "unknown"), ("", "unknown")],
)
def test_a_blank_phase_follows_from_the_day_of_publication(study, published, written):
    edit(study, "articles.csv", "2025-07-24,stated,after,it tells the result", f"{published},stated,,")
    assert ingested(study)["written"] == written


BAD = [
    ("articles.csv", "a1,a,talks", "a1,outlet-a,talks", "line 2: unknown outlet_id “outlet-a”. Known are: a, b."),
    ("articles.csv", "a1,a,talks", "a1,a,talk", "line 2: unknown event_id “talk”. Did you mean “talks”?"),
    ("articles.csv", "2025-07-24", "24.07.2025", "line 2: published “24.07.2025” is no date. Write it as YYYY-MM-DD"),
    ("articles.csv", ",after,", ",later,", "line 2: unknown written “later”"),
    ("articles.csv", "articles/a1.txt", "articles/a2.txt", "line 2: file “articles/a2.txt” is missing. Put"),
    ("articles.csv", "articles/a1.txt", "../a1.txt", "line 2: file “../a1.txt” is not in the study folder"),
    ("articles.csv", "articles/a1.txt\n", "articles/a1.txt,extra\n", "line 2: 11 values for 10 columns"),
    ("articles.csv", "headline,", "title,", "articles.csv, line 1: the columns are"),
    ("articles.csv", "\na1,", "\n,", "line 2: article_id is blank"),
    ("outlets.csv", "b,Outlet B", "a,Outlet B", "outlets.csv, line 3: outlet_id “a” stands in line 2 too"),
    ("events.csv", "2025-07-23,2025-07-23", "2025-07-23,2025-07-22", "line 2: an event needs a first and a last"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), BAD)
def test_what_a_person_got_wrong_is_said_with_its_place_and_nothing_is_written(study, name, old, new, message):
    edit(study, name, old, new)
    with pytest.raises(StudyError) as caught:
        ingest.main(study, study / "data")
    assert message in str(caught.value)
    assert not (study / "data").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Line one.\nCaf\xe9.", "a1.txt, line 2: byte 13 is not UTF-8"),
        (b" \n", "line 2: the text in articles/a1.txt is empty"),
        (b"a b " * 250_001, "line 2: the text in articles/a1.txt has 1,000,004 characters. Split it: 1,000,000 are"),
    ],
)
def test_unreadable_and_empty_texts_are_refused(study, content, message):
    (study / "articles" / "a1.txt").write_bytes(content)
    with pytest.raises(StudyError) as caught:
        ingest.main(study, study / "data")
    assert message in str(caught.value)


def test_a_catalogue_saved_by_a_spreadsheet_with_a_byte_order_mark_is_read(study):
    (study / "outlets.csv").write_bytes(b"\xef\xbb\xbf" + OUTLETS.encode().replace(b"\n", b"\r\n"))
    assert ingested(study)["outlet_id"] == "a"


def test_a_missing_catalogue_is_named(study):
    (study / "outlets.csv").unlink()
    with pytest.raises(StudyError, match="outlets.csv: the file is missing"):
        ingest.main(study, study / "data")
