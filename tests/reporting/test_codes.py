"""What the codes of frames mean: the codebook's words beside what was found, also where either is missing."""

import csv
from pathlib import Path

import pytest

from parallax.reporting import codes

CODEBOOK = """frames:
  - id: outcome
    definition: How well it went.
    unit: expression
    codes:
      - {id: failure, definition: It came to nothing., value: -2, exclude: Small results., examples: [It failed.]}
      - {id: success, definition: It came to a good end., value: 2}
  - id: war_peace
    definition: War or peace.
    unit: expression
    codes:
      - {id: elites, definition: Leaders are the sources., unit: article}
"""


class GivenEvent:
    """An event whose data folder is given, and what its SELECTs find."""

    def __init__(self, data: Path, *found: dict) -> None:
        self.data, self.found = data, list(found)

    def select(self, query: str, **values: object) -> list[dict]:
        return self.found


@pytest.fixture
def data(tmp_path) -> Path:
    """A data folder with the codes of a study's codebook."""
    (tmp_path / "codebook").mkdir()
    (tmp_path / "codebook" / "frames.yaml").write_text(CODEBOOK, encoding="utf-8")
    codes.write_codes(tmp_path, tmp_path)
    return tmp_path


def counted(code: str, own: int) -> dict:
    return {"code": code, "own": own, "own_inference": 0, "attributed": 0, "ambiguous": 0, "texts": 1}


def test_every_code_has_its_meaning_and_one_that_was_not_found_has_zeros(data):
    rows = codes.coded(GivenEvent(data, counted("failure", own=3)), "outcome")
    columns = ("code", "definition", "value", "own", "link")
    assert [tuple(row.get(column) for column in columns) for row in rows] == [
        ("failure", "It came to nothing.", "-2", 3, "#outcome-failure"),
        ("success", "It came to a good end.", "2", 0, None),
    ]


def test_a_code_that_a_coder_judges_is_not_listed_among_those_looked_for(data):
    assert codes.coded(GivenEvent(data), "war_peace") == []
    assert codes.frames(GivenEvent(data)) == ["outcome"]


def test_a_frame_says_in_the_codebooks_words_what_it_means_and_an_unknown_one_nothing(data):
    assert codes.definition(GivenEvent(data), "war_peace") == "War or peace."
    assert codes.definition(GivenEvent(data), "other") == ""


def test_codes_that_were_found_are_shown_where_no_codebook_was_kept(tmp_path):
    (row,) = codes.coded(GivenEvent(tmp_path, counted("failure", own=1)), "outcome")
    assert (row["code"], row["definition"], row["own"]) == ("failure", None, 1)
    assert codes.frames(GivenEvent(tmp_path, {"frame": "outcome"})) == ["outcome"]


@pytest.mark.parametrize("text", ["", "frames:\n", None])
def test_a_study_without_frames_has_a_table_of_no_rows(tmp_path, text):
    (tmp_path / "codebook").mkdir()
    if text is not None:
        (tmp_path / "codebook" / "frames.yaml").write_text(text)
    codes.write_codes(tmp_path, tmp_path)
    with (tmp_path / codes.FILE).open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [list(codes.COLUMNS)]
