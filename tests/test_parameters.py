"""Parameters: values over defaults; what a person got wrong in params.yaml is said."""

from pathlib import Path

import pytest

from parallax.parameters import read_parameters
from parallax.study import StudyError


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_a_file_or_a_section_the_defaults_hold():
    assert read_parameters("reuse", shingle=5) == {"shingle": 5}
    Path("params.yaml").write_text("study: seeds\n")
    assert read_parameters("reuse", shingle=5) == {"shingle": 5}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("  shingles: 4", "params.yaml: unknown key reuse.shingles. Known are: share, shingle."),
        ("  shingle: four", "params.yaml: reuse.shingle is 'four'. Write a value like 5."),
        ("  shingle: yes", "params.yaml: reuse.shingle is True. Write a value like 5."),
        ("  shingle:", "params.yaml: reuse.shingle is None. Write a value like 5."),
        ("  9", "params.yaml: reuse is 9. Write a line below it for each of its values, set in: share, shingle."),
        ("  shingle: -1", "params.yaml: reuse.shingle is -1. Write a number that is not negative."),
    ],
)
def test_what_is_wrong_is_said(line, message):
    Path("params.yaml").write_text(f"reuse:\n{line}\n")
    with pytest.raises(StudyError) as caught:
        read_parameters("reuse", shingle=5, share=0.08)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("study: seeds\nreuse: ]", "params.yaml, line 2: the line is no YAML"),
        ("- reuse\n", "params.yaml: the file has no sections"),
    ],
)
def test_a_file_that_is_none_is_said(text, message):
    Path("params.yaml").write_text(text)
    with pytest.raises(StudyError) as caught:
        read_parameters("reuse", shingle=5)
    assert str(caught.value).startswith(message)
