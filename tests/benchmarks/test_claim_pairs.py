"""Fitting the weights of the measures: one that tells same from other gets weight, one that does not gets none."""

import random

import pytest

from benchmarks.claim_pairs.fitting import MEASURES, f1, fit, score
from parallax.linkers.claims.alignment import probability


class Measured:
    """An event of which the pairs are measured already."""

    def __init__(self, rows: list[tuple[float, float, bool]]) -> None:
        noise = dict.fromkeys(MEASURES, 0.0)
        self.measured = {(("x", i), ("y", i)): noise | {"letters": a, "lead": b} for i, (a, b, _) in enumerate(rows)}
        self.coded = {(("x", i), ("y", i)): True for i, (_, _, same) in enumerate(rows) if same}


@pytest.fixture
def event() -> Measured:
    draw = random.Random(0)
    told = [(draw.random(), draw.random()) for _ in range(200)]
    rows = [(letters, lead, letters + draw.gauss(0, 0.1) > 0.5) for letters, lead in told]
    return Measured(rows)


def test_the_measure_that_tells_same_from_other_gets_the_weight(event) -> None:
    for i, row in enumerate(event.measured.values()):
        row |= {"together": i % 2, "beside": i % 3}
    weights = fit([event])
    assert weights["letters"] > 5 > max(abs(weights[name]) for name in ("together", "beside", "lead"))
    likely, unlikely = (dict.fromkeys(MEASURES, 0.5) | {"letters": letters} for letters in (0.9, 0.1))
    assert probability(likely, weights) > 0.9 > 0.1 > probability(unlikely, weights)


def test_pairs_coded_but_never_proposed_count_as_missed(event) -> None:
    for i, row in enumerate(event.measured.values()):
        row |= {"together": i % 2, "beside": i % 3}
    right, found, coded = score(event, fit([event]))
    event.coded[("x", 999), ("y", 999)] = True
    assert score(event, fit([event])) == (right, found, coded + 1)


def test_f1_of_several_events_is_that_of_all_their_pairs() -> None:
    assert f1([(1, 2, 2), (3, 4, 4)]) == pytest.approx(8 / 12)
