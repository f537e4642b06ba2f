"""CSV tables: what a spreadsheet may not run, what it must read, and a dictionary that leaves no column out."""

import csv
import datetime
import io

import pytest

from parallax.reporting.export import FORMULA, export, safe, write_csv
from parallax.tables import INT, TEXT, schema, write


@pytest.mark.parametrize("start", FORMULA)
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(start):
    assert safe(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@pytest.mark.parametrize("value", [-2, -0.5, 1200, "a=b", "1,200", "North", datetime.date(2025, 3, 4)])
def test_numbers_dates_and_plain_text_stay_as_they_are(value):
    assert safe(value) == value


def test_null_is_empty_truth_is_upper_case_and_lists_are_json():
    assert (safe(None), safe(True), safe(False)) == ("", "TRUE", "FALSE")
    assert safe([{"start": 1, "end": 2}]) == '[{"start": 1, "end": 2}]'


def test_a_file_begins_with_a_byte_order_mark_and_reads_back(tmp_path):
    rows = [{"name": "Erdoğan, “chair”", "n": -2}, {"name": 'a\n"b"', "n": 0.5}]
    write_csv(tmp_path / "t.csv", ["name", "n"], rows)
    raw = (tmp_path / "t.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert read == [["name", "n"], ["Erdoğan, “chair”", "-2"], ['a\n"b"', "0.5"]]


def test_of_discovered_claims_only_the_articles_that_state_them_are_written_and_the_dictionary_says_so(tmp_path):
    cells = schema("One row per claim and article.", claim_id=(TEXT, ""), origin=(TEXT, ""), start=(INT, ""))
    rows = [
        {"claim_id": "c1", "origin": "codebook", "start": None},
        {"claim_id": "d1", "origin": "discovered", "start": None},
        {"claim_id": "d1", "origin": "discovered", "start": 0},
    ]
    write(tmp_path / "coverage" / "claim_cells.parquet", rows, cells)
    export(tmp_path / "coverage", tmp_path)
    lines = (tmp_path / "claim_cells.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["claim_id,origin,start", "c1,codebook,", "d1,discovered,0"]
    assert "of a discovered claim, the articles that state it" in (tmp_path / "dictionary.csv").read_text()


def test_every_coverage_table_and_column_is_in_the_dictionary_with_what_it_means(tmp_path):
    words = schema("One row per word.", n=(INT, "how often"), word=(TEXT, "the word"))
    write(tmp_path / "coverage" / "words.parquet", [], words)
    export(tmp_path / "coverage", tmp_path, [("codes", "code", "string", "code of a frame")])
    with (tmp_path / "dictionary.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    assert rows[:2] == [("codes", "code", "string", "code of a frame"), ("words", "", "table", "One row per word.")]
    assert rows[2:] == [("words", "n", "int64", "how often"), ("words", "word", "string", "the word")]
    assert (tmp_path / "words.csv").read_text(encoding="utf-8-sig").splitlines() == ["n,word"]
