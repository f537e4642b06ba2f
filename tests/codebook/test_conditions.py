"""Conditions of a claim: read with their line, and refused where they cannot be applied."""

import datetime

import pytest

from parallax.codebook.conditions import Where
from parallax.study import StudyError

CLAIM = """claims:
  - id: summit
    event: event
    statement: A summit was proposed.
    include: any proposal
    exclude: demands
    example: Kyiv proposed a summit.
    knowable_from: after
    terms: {all: [propose, summit]}
    where:
      WHERE
"""


def test_conditions_are_read(codebook) -> None:
    told = "{actor: kyiv, quantity: {low: 2, unit: day}, date: {latest: 2025-07-31}, voice: [own, attributed]}"
    (claim,) = codebook(**{"claims.yaml": CLAIM.replace("WHERE", told)}).claims
    quantity, latest = (("low", 2.0), ("unit", "day")), datetime.date(2025, 7, 31)
    assert claim.where == Where(("kyiv",), quantity, None, latest, ("own", "attributed"))


def test_a_claim_without_conditions_asks_for_nothing(codebook) -> None:
    (claim,) = codebook(**{"claims.yaml": CLAIM.replace("    where:\n      WHERE\n", "")}).claims
    assert claim.where == Where()


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("place: kyiv", "line 11: unknown key “place”. Known are: actor, date, quantity, voice"),
        ("actr: kyiv", "line 11: unknown key “actr”. Did you mean “actor”"),
        ("{}", "line 2: where is no mapping"),
        ("actor:", "line 11: the condition actor is empty"),
        ("voice: loud", "line 11: unknown voice “loud”. Known are: own, own_inference, attributed, ambiguous"),
        ("quantity: 1200", "line 11: quantity is no mapping"),
        ("quantity: {low: '1,200'}", "line 11: low “1,200” is no number"),
        ("quantity: {bound: around}", "line 11: unknown bound “around”"),
        ("quantity: {counted: prisoners}", "line 11: unknown key “counted”"),
        ("date: {latest: July}", "line 11: latest “July” is no day"),
    ],
)
def test_what_is_wrong_with_a_condition_is_named_with_its_line(codebook, where: str, message: str) -> None:
    with pytest.raises(StudyError) as error:
        _ = codebook(**{"claims.yaml": CLAIM.replace("WHERE", where)}).claims
    assert "claims.yaml" in str(error.value) and message in str(error.value)
