"""Conditions applied: who, how many and when stand beside a claim, in its own clause or sentence."""

import datetime
from types import SimpleNamespace

import pytest

from parallax.codebook.conditions import Where
from parallax.linkers.claims.beside import Beside, refuse_rules_without_bounds, refuse_unknown_actors
from parallax.study import StudyError

# “He left in May because Kyiv lost 40 men. Moscow won.”: two clauses of one sentence, then another sentence
SENTENCES = [(0, 41), (42, 53)]
CLAUSES = [(0, 41, "main"), (15, 40, "adverbial"), (42, 53, "main"), (3, 14, "modifier")]
TABLES = {
    "sentences": [{"article_id": "x1", "start": start, "end": end} for start, end in SENTENCES],
    "tables/clauses": [{"article_id": "x1", "start": start, "end": end, "kind": kind} for start, end, kind in CLAUSES],
    "links/actor_mentions": [
        {"article_id": "x1", "start": 23, "actor_id": "kyiv"},
        {"article_id": "x1", "start": 42, "actor_id": "moscow"},
        {"article_id": "y1", "start": 3, "actor_id": "paris"},
    ],
    "links/quantities": [
        {"article_id": "x1", "start": 33, "kind": "quantity", "low": 40.0, "high": 40.0, "bound": "exact", "unit": None,
         "earliest": None, "latest": None},
        {"article_id": "x1", "start": 11, "kind": "date", "low": None, "high": None, "bound": None, "unit": None,
         "earliest": datetime.datetime(2025, 5, 1), "latest": datetime.datetime(2025, 5, 31, 23, 59, 59)},
    ],
}  # fmt: skip
MAY, JUNE = datetime.date(2025, 5, 1), datetime.date(2025, 6, 1)


def fulfils(where: Where, start: int, within: str = "sentence") -> bool:
    claim = SimpleNamespace(where=where, rule=SimpleNamespace(within=within))
    return Beside(TABLES).fulfils({"article_id": "x1", "start": start, "end": start + 4}, claim)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Where(), True),
        (Where(actors=("kyiv",)), True),
        (Where(actors=("moscow",)), False),
        (Where(actors=("moscow", "kyiv")), True),
        (Where(actors=("paris",)), False),
        (Where(quantity=(("low", 40.0), ("bound", "exact"))), True),
        (Where(quantity=(("low", 40.0), ("bound", "about"))), False),
        (Where(earliest=MAY, latest=datetime.date(2025, 5, 31)), True),
        (Where(earliest=MAY), True),
        (Where(earliest=JUNE), False),
        # a month is not within half of it
        (Where(latest=datetime.date(2025, 5, 15)), False),
        (Where(actors=("kyiv",), earliest=JUNE), False),
    ],
)
def test_every_condition_holds_within_the_sentence(where: Where, expected: bool) -> None:
    assert fulfils(where, start=3) is expected


def test_within_a_clause_what_stands_in_another_clause_does_not_count() -> None:
    assert fulfils(Where(actors=("kyiv",)), start=23, within="clause")
    assert not fulfils(Where(earliest=MAY), start=23, within="clause")


def test_a_rule_that_matches_most_sentences_is_refused_with_its_line(codebook) -> None:
    text = """claims:
  - {id: c, event: event, statement: s, include: i, exclude: e, example: x, knowable_from: after, terms: {all: [say]}}
"""
    (claim,) = codebook(**{"claims.yaml": text}).claims
    tables = {"articles": [{"article_id": "x1", "event_id": "event"}], "sentences": [{"article_id": "x1"}] * 30}
    refuse_rules_without_bounds(tables | {"tables/claims": [{"claim_id": "c"}] * 15}, {"c": claim})
    with pytest.raises(StudyError, match=r"claims\.yaml, line 2: the rule of “c” matches 16 times in 30 sentences"):
        refuse_rules_without_bounds(tables | {"tables/claims": [{"claim_id": "c"}] * 16}, {"c": claim})
    # of three sentences two may well state the claim
    few = tables | {"sentences": [{"article_id": "x1"}] * 3, "tables/claims": [{"claim_id": "c"}] * 2}
    refuse_rules_without_bounds(few, {"c": claim})


def test_an_actor_nobody_knows_is_refused_with_its_line_and_the_one_that_may_be_meant(codebook) -> None:
    text = """claims:
  - {id: c, event: event, statement: s, include: i, exclude: e, example: x, knowable_from: after, terms: {all: [say]},
     where: {actor: [kyiv, mosow]}}
"""
    claims = codebook(**{"claims.yaml": text}).claims
    with pytest.raises(StudyError, match=r"claims\.yaml, line 2: “c” asks for an unknown actor “mosow”.*“moscow”"):
        refuse_unknown_actors(claims, ["kyiv", "moscow"])
    refuse_unknown_actors(claims, ["kyiv", "moscow", "mosow"])
