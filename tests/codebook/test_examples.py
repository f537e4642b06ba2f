"""Examples of a codebook: which code they stop, and that a text is parsed once."""

import pytest
from small_study import write_study

from parallax import extract, ingest, parse
from parallax.codebook import examples
from parallax.codebook.examples import check_examples, example_docs
from parallax.study import StudyError

CLAIM = """claims:
  - {{id: c, event: event, statement: s, include: i, exclude: e, knowable_from: after,
     example: Kyiv proposed a summit., counter_example: {counter_example}, terms: {{all: [{term}]}}}}
"""


@pytest.fixture
def check(codebook, tmp_path):
    """Tries the examples of a claim with one term, which matches where the text holds it."""

    def checked(term: str, counter_example: str = "Kyiv is far.") -> None:
        book = codebook(**{"claims.yaml": CLAIM.format(term=term, counter_example=counter_example)})
        check_examples(book.claims, lambda doc, claim: claim.rule.all[0] in doc.text, tmp_path / "kept.docs")

    return checked


@pytest.fixture
def no_model(monkeypatch):
    def loaded() -> None:
        raise AssertionError("the model was loaded")

    return lambda: monkeypatch.setattr(examples, "load_pipeline", loaded)


def test_examples_are_parsed_once_however_often_a_code_is_edited(check, no_model):
    check("summit")
    no_model()
    check("proposed")


@pytest.mark.parametrize(
    ("term", "wrong"),
    [("truce", "“Kyiv proposed a summit.” of “c” does not"), ("Kyiv", "“Kyiv is far.” of “c” matches the code it")],
)
def test_what_is_kept_stops_the_run_as_what_is_parsed(check, no_model, term, wrong):
    for prepare in (lambda: None, lambda: check("summit"), no_model):
        prepare()
        with pytest.raises(StudyError, match=rf"claims\.yaml, line 2: {wrong}"):
            check(term)


def test_what_is_kept_is_what_would_be_parsed_anew(tmp_path):
    grown, fresh = tmp_path / "grown.docs", tmp_path / "fresh.docs"
    example_docs(["The vote failed.", "Talks go on."], grown)
    example_docs(["Talks go on.", "A deal is near."], grown)
    example_docs(["A deal is near.", "Talks go on."], fresh)
    assert grown.read_bytes() == fresh.read_bytes()


def test_a_damaged_file_is_made_anew(check, tmp_path):
    check("summit")
    sound = (tmp_path / "kept.docs").read_bytes()
    (tmp_path / "kept.docs").write_bytes(sound[:-1])
    check("summit")
    assert (tmp_path / "kept.docs").read_bytes() == sound


def test_an_edit_of_a_code_loads_no_model(tmp_path, no_model):
    study, data = write_study(tmp_path / "study"), tmp_path / "data"
    ingest.main(study, data)
    parse.main(study, data)
    extract.main("frames", study, data)
    frames = study / "codebook" / "frames.yaml"
    frames.write_text(frames.read_text() + "# edited\n")
    no_model()
    extract.main("frames", study, data)
