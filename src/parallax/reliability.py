"""Reliability of coding: Krippendorff's α with a bootstrap over units, Gwet's AC1, percent agreement.

A unit is the list of values its coders gave; one coded by a single coder carries no agreement and is left out.
Sources: Krippendorff (2018), Content Analysis, 4th ed., ch. 12; Gwet (2008), Br. J. Math. Stat. Psychol. 61, 29–48.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import TypeVar

import numpy as np

Value = TypeVar("Value", str, float)
Unit = Sequence[Value]
DRAWS = 2_000
DECIMALS = 3


def alpha(units: Sequence[Unit], level: str) -> float | None:
    """Krippendorff's α at a level (nominal, ordinal, interval, ratio); None where all values are one value."""
    together = _together(units)
    return _alpha(together.coincidences(np.ones(len(units))), together.values, level)


def alpha_interval(units: Sequence[Unit], level: str) -> tuple[float, float] | None:
    """95 % interval of α from resampled units, observed and expected disagreement computed anew in each draw.

    None where α is, or where fewer than half the draws hold two values.
    """
    units = [unit for unit in units if len(unit) > 1]
    if alpha(units, level) is None:
        return None
    together = _together(units)
    draws = np.random.default_rng(0).integers(len(units), size=(DRAWS, len(units)))
    tables = (together.coincidences(np.bincount(draw, minlength=len(units))) for draw in draws)
    found = [value for table in tables if (value := _alpha(table, together.values, level)) is not None]
    if len(found) < DRAWS / 2:
        return None
    low, high = np.quantile(found, (0.025, 0.975))
    return round(float(low), DECIMALS), round(float(high), DECIMALS)


def percent_agreement(units: Sequence[Unit]) -> float | None:
    """Share of pairs of coders that agree, averaged over units; None without a unit coded twice."""
    shares = [_pairs_agreeing(unit) for unit in units if len(unit) > 1]
    return sum(shares) / len(shares) if shares else None


def gwet_ac1(units: Sequence[Unit]) -> float | None:
    """Gwet's AC1 for nominal values, steadier than α where one value is rare; None where all values are one value."""
    categories = sorted({value for unit in units for value in unit})
    observed = percent_agreement(units)
    if observed is None or len(categories) < 2:
        return None
    rated = [unit for unit in units if unit]
    shares = [sum(unit.count(c) / len(unit) for unit in map(list, rated)) / len(rated) for c in categories]
    chance = sum(share * (1 - share) for share in shares) / (len(categories) - 1)
    return (observed - chance) / (1 - chance)


@dataclass(frozen=True)
class _Together:
    """Every two values that stand together in a unit: `pair` numbers the cell of the table of all values, `weight` is
    one by the unit's number of values less one."""

    values: np.ndarray
    unit: np.ndarray
    pair: np.ndarray
    weight: np.ndarray

    def coincidences(self, times: np.ndarray) -> np.ndarray:
        """How often each two values stand together, each unit taken so many times."""
        shape = len(self.values), len(self.values)
        return np.bincount(self.pair, self.weight * times[self.unit], math.prod(shape)).reshape(shape)


def _together(units: Sequence[Unit]) -> _Together:
    values = sorted({value for unit in units for value in unit})
    place = {value: i for i, value in enumerate(values)}
    told = [
        (number, place[a] * len(values) + place[b], 1 / (len(unit) - 1))
        for number, unit in enumerate(units)
        for a, b in permutations(unit, 2)
    ]
    unit, pair, weight = zip(*told) if told else ((), (), ())
    return _Together(np.array(values), np.array(unit, int), np.array(pair, int), np.array(weight, float))


def _alpha(table: np.ndarray, values: np.ndarray, level: str) -> float | None:
    """α of one table of coincidences."""
    totals = table.sum(0)
    if np.count_nonzero(totals) < 2:
        return None
    distance = _distance(level, values, totals)
    expected = totals @ distance @ totals / (totals.sum() - 1)
    return float(1 - (table * distance).sum() / expected)


def _distance(level: str, values: np.ndarray, totals: np.ndarray) -> np.ndarray:
    """The squared difference between each two values at a level of measurement."""
    if level == "nominal":
        return 1 - np.eye(len(values))
    if level not in ("ordinal", "interval", "ratio"):
        raise ValueError(f"unknown level {level}")
    ranks = np.cumsum(totals) - totals / 2 if level == "ordinal" else values
    apart = np.subtract.outer(ranks, ranks) ** 2
    if level != "ratio":
        return apart
    sums = np.add.outer(values, values) ** 2
    return np.divide(apart, sums, out=np.zeros(apart.shape), where=sums > 0)


def _pairs_agreeing(unit: Unit) -> float:
    pairs = list(combinations(unit, 2))
    return sum(a == b for a, b in pairs) / len(pairs)
