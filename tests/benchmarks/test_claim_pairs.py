"""Fitting the weights of the measures: one that tells same from other gets weight, one that does not gets none."""

import random

import numpy as np
import pytest

from benchmarks.claim_pairs.fitting import f1, fit, score
from parallax.linkers.claims.alignment import probability


class Measured:
    """An event of which the pairs are measured already."""

    def __init__(self, rows: list[tuple[float, float, bool]]) -> None:
        pairs = [(("x", i), ("y", i)) for i in range(len(rows))]
        self.measured = {pair: np.array([a, i % 2, b, i % 3]) for i, (pair, (a, b, _)) in enumerate(zip(pairs, rows))}
        self.coded = {pair: True for pair, (*_, same) in zip(pairs, rows) if same}


@pytest.fixture
def event() -> Measured:
    draw = random.Random(0)
    told = [(draw.random(), draw.random()) for _ in range(200)]
    rows = [(letters, lead, letters + draw.gauss(0, 0.1) > 0.5) for letters, lead in told]
    return Measured(rows)


def test_the_measure_that_tells_same_from_other_gets_the_weight(event) -> None:
    weights = fit([event])
    assert weights[0] > 5 > max(abs(weights[1:-1]))
    likely, unlikely = probability(np.array([[0.9, 0.5, 0.5, 0.5], [0.1, 0.5, 0.5, 0.5]]), weights)
    assert likely > 0.9 > 0.1 > unlikely


def test_pairs_coded_but_never_proposed_count_as_missed(event) -> None:
    right, found, coded = score(event, fit([event]))
    event.coded[("x", 999), ("y", 999)] = True
    assert score(event, fit([event])) == (right, found, coded + 1)


def test_f1_of_several_events_is_that_of_all_their_pairs() -> None:
    assert f1([(1, 2, 2), (3, 4, 4)]) == pytest.approx(8 / 12)
