"""Fits the weights of the measures of a pair of sentences by logistic regression, every event counting the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from parallax.linkers.claims.alignment import LIKELY, Measures, Pair, candidates, probability
from parallax.linkers.claims.units import Unit

RIDGE, STEPS = 1.0, 30  # penalty on the weights of standardised measures (Hoerl & Kennard 1970); Newton's steps


@dataclass(frozen=True)
class Event:
    """The sentences of an event and the pairs coded as one claim: certain, or not."""

    name: str
    units: list[Unit]
    coded: dict[Pair, bool]

    @cached_property
    def measured(self) -> dict[Pair, np.ndarray]:
        """The measures of each candidate pair that is scored."""
        rows, keys = candidates(self.units), [unit.key for unit in self.units]
        measures = Measures(self.units).of(*rows.T)
        pairs = [(keys[a], keys[b]) for a, b in rows.tolist()]
        return {pair: row for pair, row in zip(pairs, measures) if self.coded.get(pair, True)}


def fit(events: list[Event]) -> np.ndarray:
    """Weight of each measure, then the intercept."""
    values = np.array([row for event in events for row in event.measured.values()])
    same = np.array([float(pair in event.coded) for event in events for pair in event.measured])
    share = np.concatenate([np.full(len(event.measured), 1 / len(event.measured)) for event in events])
    mean, deviation = values.mean(0), values.std(0)
    found = _newton(np.c_[(values - mean) / deviation, np.ones(len(values))], same, share * len(same) / share.sum())
    slopes = found[:-1] / deviation
    return np.append(slopes, found[-1] - mean @ slopes)


def score(event: Event, weights: np.ndarray) -> tuple[int, int, int]:
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
