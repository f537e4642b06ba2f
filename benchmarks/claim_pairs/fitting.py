"""Fits the weights of the measures of a pair of sentences by logistic regression, every event counting the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from parallax.linkers.claims.alignment import INTERCEPT, LIKELY, Measures, Pair, candidates, probability
from parallax.linkers.claims.units import Unit

MEASURES = ("letters", "together", "lead", "beside")
RIDGE, STEPS = 1.0, 30  # penalty on the weights of standardised measures (Hoerl & Kennard 1970); Newton's steps


@dataclass(frozen=True)
class Event:
    """The sentences of an event and the pairs coded as one claim: certain, or not."""

    name: str
    units: list[Unit]
    coded: dict[Pair, bool]

    @cached_property
    def measured(self) -> dict[Pair, dict[str, float]]:
        """The measures of each candidate pair that is scored."""
        measures, by_key = Measures(self.units), {unit.key: unit for unit in self.units}
        scored = [pair for pair in sorted(candidates(self.units)) if self.coded.get(pair, True)]
        return {(a, b): measures.of(by_key[a], by_key[b]) for a, b in scored}


def fit(events: list[Event]) -> dict[str, float]:
    """Weight of each measure and the intercept."""
    values = np.array([[row[name] for name in MEASURES] for event in events for row in event.measured.values()])
    same = np.array([float(pair in event.coded) for event in events for pair in event.measured])
    share = np.concatenate([np.full(len(event.measured), 1 / len(event.measured)) for event in events])
    mean, deviation = values.mean(0), values.std(0)
    found = _newton(np.c_[(values - mean) / deviation, np.ones(len(values))], same, share * len(same) / share.sum())
    slopes = found[:-1] / deviation
    return dict(zip(MEASURES, slopes.tolist())) | {INTERCEPT: float(found[-1] - mean @ slopes)}


def score(event: Event, weights: dict[str, float]) -> tuple[int, int, int]:
    """Pairs discovered with these weights that are right, all that are discovered, all that are coded."""
    found = {pair for pair, row in event.measured.items() if probability(row, weights) >= LIKELY}
    certain = {pair for pair, certain in event.coded.items() if certain}
    return len(found & certain), len(found), len(certain)


def f1(scores: Iterable[tuple[int, int, int]]) -> float:
    """Of right, discovered and coded pairs of one or more events."""
    right, found, coded = map(sum, zip(*scores))
    return 2 * right / (found + coded)


def _newton(values: np.ndarray, same: np.ndarray, share: np.ndarray) -> np.ndarray:
    """The maximum of the penalised likelihood; the intercept, in the last column, is free."""
    weights = np.zeros(values.shape[1])
    ridge = np.diag([RIDGE] * (len(weights) - 1) + [0.0])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (share * (likely - same)) + ridge @ weights
        curve = (values * (share * likely * (1 - likely))[:, None]).T @ values + ridge
        weights -= np.linalg.solve(curve, slope)
    return weights
