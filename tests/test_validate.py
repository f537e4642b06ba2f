"""Validate: which reference tables there are, and what is wrong with one."""

import json

import pytest

from parallax import validate
from parallax.study import StudyError


def test_a_study_without_reference_coding_has_empty_metrics(tmp_path) -> None:
    validate.main(tmp_path, tmp_path)
    assert json.loads((tmp_path / "metrics.json").read_text()) == {}


def test_a_reference_table_nobody_knows_is_refused(tmp_path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "feelings.csv").write_text("article_id,start,end,coder\n")
    with pytest.raises(StudyError, match="there is no table “feelings” to compare it with"):
        validate.main(tmp_path, tmp_path)


def test_columns_a_reference_table_needs_are_named(tmp_path) -> None:
    file = tmp_path / "outcome.csv"
    file.write_text("article_id,start,coder\nx1,0,anna\n")
    with pytest.raises(StudyError, match=r"outcome\.csv, line 1: the columns \['end'\] are missing"):
        validate.read_gold(file)


def test_rows_without_offsets_are_kept_for_their_status(tmp_path) -> None:
    file = tmp_path / "claim_cells.csv"
    file.write_text("article_id,claim_id,status,start,end,coder\nx1,c,absent,,,anna\nx1,d,reported,3,9,anna\n")
    assert [(row["claim_id"], row["start"]) for row in validate.read_gold(file)["anna"]] == [("c", None), ("d", 3)]
