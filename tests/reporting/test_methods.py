"""The methods section: counted from the run, asking for what a run cannot know, and hostile text shown as text."""

import datetime
import json
import re
from pathlib import Path

import pyarrow as pa
import pytest
import yaml

from parallax import __version__, pipeline
from parallax.describe import schemas
from parallax.linkers import reuse
from parallax.reporting import methods
from parallax.reporting.event import open_event
from parallax.reporting.pages import Frame
from parallax.tables import write_table

DAY = datetime.date(2025, 3, 4)
HOSTILE = "<script>document.title='owned'</script>"
NEEDED = ("links.syndication", "links.actors", "coverage.evidence", "coverage.keyness", "coverage.words")
GIVEN = {
    "main.events": [{"event_id": "strike", "title": HOSTILE, "starts": DAY, "ends": DAY}],
    "main.outlets": [{"outlet_id": "north", "name": "North"}],
    "main.articles": [
        {"article_id": "n1", "outlet_id": "north", "event_id": "strike", "published": DAY, "written": "after"},
        {"article_id": "n2", "outlet_id": "north", "event_id": "strike", "published": None, "written": "unknown"},
    ],
    "coverage.evidence": [
        {"event_id": "strike", "kind": "quote", "counted": True},
        {"event_id": "strike", "kind": "quote", "counted": False},
        {"event_id": "strike", "kind": "frame", "frame": "spotlight", "counted": True},
        {"event_id": "another", "kind": "date", "counted": True},
    ],
    "coverage.actor_coverage": [
        {"event_id": "strike", "outlet_id": outlet, "actor_id": "silva", "origin": "codebook"}
        for outlet in ("north", None)
    ],
    "links.statements": [{"event_id": "strike", "claim_id": "n1-9", "origin": "discovered"}],
}
FOUND = {"coded": 10, "found": 8, "both": 7, "precision": 0.875, "recall": 0.7, "f1": 0.778}
ALPHA = {"alpha": None, "interval": [None, None], "level": "nominal", "n": 7, "percent": 1.0, "ac1": 1.0}
METRICS = {
    "outcome": {
        "software": {"anna": {"rests_on": "", "finding": FOUND, "values": {"voice": {"agreement": 0.9, "n": 7}}}},
        "coders": {"anna and ben": {"both": 7, "finding_f1": 0.9, "values": {"voice": ALPHA}}},
    }
}


def written(data: Path, selection: str = "", metrics: dict | None = None) -> str:
    """The section as Markdown, from tables that hold what is given."""
    return methods.text(event(data, selection, metrics))


def event(data: Path, selection: str = "", metrics: dict | None = None):
    for name in {*NEEDED, *GIVEN}:
        rows = [dict(row) for row in GIVEN.get(name, [])]
        if name == "main.events":
            rows[0]["selection"] = selection
        table = pa.Table.from_pylist(rows, schema=schemas()[name])
        write_table(data / f"{name.removeprefix('main.').replace('.', '/')}.parquet", table)
    if metrics is not None:
        (data / "metrics.json").write_text(json.dumps(metrics))
    return open_event(data)


def test_the_limits_of_one_witness_are_those_of_the_linker(tmp_path):
    assert methods.REUSE == reuse.LIMITS
    assert "sequences of 5 words and more that both have make up at least 8% of the shorter one’s" in written(tmp_path)


def test_without_a_codebook_no_terms_of_one_are_spoken_of(tmp_path):
    told = written(tmp_path)
    assert "expressions of the codebook’s frames" not in told and "is found by its terms" not in told
    assert "Discovered claims are what at least two texts say" in told


def test_the_model_named_is_the_one_that_parses():
    assert methods.MODEL == pipeline.MODEL


def test_places_of_this_event_that_are_counted_are_stated_and_the_spotlight_is_not(tmp_path):
    assert "Found were attributions (1)." in written(tmp_path)


def test_what_the_codebook_names_and_what_was_discovered_are_told_apart(tmp_path):
    text = written(tmp_path)
    assert "Of the actors that were found, 1 are the codebook’s and 0 were discovered" in text
    assert "of the claims, 0 are the codebook’s and 1 were discovered" in text


def test_days_and_phases_say_of_how_many_texts_they_are_known(tmp_path):
    text = written(tmp_path)
    assert "published on 4 March 2025" in text and "known of 1 of 2 texts" in text


def test_how_the_texts_were_chosen_is_asked_for_until_it_is_stated(tmp_path):
    assert "[State what was searched" in written(tmp_path / "silent")
    told = written(tmp_path / "told", "All texts of March in two archives.")
    assert "chosen: All texts of March in two archives." in told and "[State what was searched" not in told


def test_without_reference_coding_nothing_is_said_of_agreement(tmp_path):
    for name, metrics in (("none", None), ("empty", {})):
        text = written(tmp_path / name, metrics=metrics)
        assert "[No reference coding was given" in text and "α" not in text.split("## Agreement")[1]


def test_agreement_has_its_numbers_and_an_undefined_alpha_is_called_so(tmp_path):
    text = written(tmp_path, metrics=METRICS)
    assert "Outcome, against “anna”: 7 of 10 coded units were found, and 7 of 8 that were found are coded" in text
    assert "agreement on those found by both: voice 0.90." in text
    assert "anna and ben: Krippendorff’s α = undefined" in text


CITED = ("Wilson", "Entman", "Monroe", "Krippendorff", "Gwet", "Smith", "Newell", "Miller", "Honnibal", "Benjamini")


@pytest.mark.parametrize("key", CITED)
def test_whoever_is_cited_stands_in_the_references(tmp_path, key):
    told, references = written(tmp_path, metrics=METRICS).split("## References")
    assert key in told and re.search(rf"^{key}, ", references, re.MULTILINE)


def test_a_hostile_title_is_text_on_the_page(tmp_path):
    opened = event(tmp_path)
    page = methods.page_of(opened, Frame(opened.title, ((methods.LINK,),), {}))
    assert "<h1>Methods</h1>" in page and '<a href="methods.md">' in page
    assert HOSTILE not in page and "&lt;script&gt;" in page.split("<main")[1]


def test_the_citation_is_that_of_this_version():
    cited = yaml.safe_load(methods.CITATION.read_text(encoding="utf-8"))
    assert cited["version"] == __version__
    assert methods.citation() == (
        "The Parallax authors (2026). Parallax: comparing how news outlets cover one event "
        f"(Version {__version__}) [Computer software]."
    )
