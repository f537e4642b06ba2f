"""Suggestions: what a person can paste into a codebook, and what is left for a person to write."""

from pathlib import Path

import pytest
import yaml

from parallax import suggest
from parallax.describe import written_schemas
from parallax.study import StudyError
from parallax.tables import write

HOSTILE = 'He said: “stop”, # {all: [*]}\n- id: "x'
LEMMAS = "say stop 40 u.s."


def suggested(folder: Path, told: dict[str, str]) -> str:
    """The claims.yaml of a study of so many events, in each a discovered claim that two articles tell."""
    tables: dict[str, list[dict]] = {"articles": [], "sentences": [], "tables/clauses": [], "links/claims": []}
    tables |= {"links/statements": [], "links/actors": [], "links/actor_mentions": [], "tables/mentions": []}
    for event, text in told.items():
        claim = {"claim_id": f"{event}-0", "event_id": event, "knowable_from": "2025-07-22", "origin": "discovered"}
        known = claim | {"claim_id": f"{event}-known", "origin": "codebook"}
        tables["links/statements"] += [claim | {"statement": " ".join(text.split())}, known]
        for article, sentence in ((f"{event}x", text), (f"{event}y", "Stop said he.")):
            own = {"article_id": article, "event_id": event}
            tables["articles"].append(own)
            tables["sentences"].append(own | {"start": 0, "end": 99, "text": sentence})
            tables["tables/clauses"].append(own | {"start": 3, "lemmas": LEMMAS})
            tables["links/claims"].append(own | {"start": 4, "claim_id": f"{event}-0"})
    for name, rows in tables.items():
        schema = written_schemas()[name.replace("/", ".") if "/" in name else f"main.{name}"]
        rows = [{column: row.get(column) for column in schema.names} for row in rows]
        write(folder / f"{name}.parquet", rows, schema)
    suggest.main(folder, folder)
    return (folder / "suggestions" / "claims.yaml").read_text(encoding="utf-8")


def test_a_claim_is_refused_until_its_prompts_are_filled_and_then_read(tmp_path, codebook):
    text = suggested(tmp_path, {"event": "He said stop."})
    with pytest.raises(StudyError, match="“say_stop_event-0” has no include"):
        _ = codebook(**{"claims.yaml": text}).claims
    filled = text.replace("include: ''", "include: a call to stop").replace("exclude: ''", "exclude: other calls")
    (claim,) = codebook(**{"claims.yaml": filled}).claims
    assert (claim.claim_id, claim.rule.all, claim.knowable_from) == ("say_stop_event-0", ("say", "stop"), "2025-07-22")
    assert claim.examples == ("He said stop.",)


def test_text_that_looks_like_yaml_stays_text(tmp_path):
    (read,) = yaml.safe_load(suggested(tmp_path, {"event": HOSTILE}))["claims"]
    assert read["example"] == read["statement"] == " ".join(HOSTILE.split())


def test_claims_of_all_events_stand_in_one_file_and_one_event_says_nothing_of_another(tmp_path):
    text = suggested(tmp_path / "both", {"e1": "He said stop.", "e2": HOSTILE})
    both = yaml.safe_load(text)["claims"]
    assert [entry["event"] for entry in both] == ["e1", "e2"]
    for entry, told in zip(both, ("He said stop.", HOSTILE)):
        alone = suggested(tmp_path / entry["event"], {entry["event"]: told})
        assert yaml.safe_load(alone)["claims"] == [entry]


def test_where_nothing_is_discovered_the_files_are_there_and_hold_nothing(tmp_path):
    assert yaml.safe_load(suggested(tmp_path, {})) == {"claims": []}
    assert (tmp_path / "suggestions" / "actors.csv").read_text().splitlines() == [",".join(suggest.ACTOR_COLUMNS)]
