"""Reliability of coding: Krippendorff's α with a bootstrap over units, Gwet's AC1, percent agreement.

A unit is the list of values its coders gave; one coded by a single coder carries no agreement and is left out.
Sources: Krippendorff (2018), Content Analysis, 4th ed., ch. 12; Gwet (2008), Br. J. Math. Stat. Psychol. 61, 29–48.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations, permutations
from typing import TypeVar

import numpy as np

Value = TypeVar("Value", str, float)
Unit = Sequence[Value]
DRAWS = 2_000
DECIMALS = 3


def alpha(units: Sequence[Unit], level: str) -> float | None:
    """Krippendorff's α at a level (nominal, ordinal, interval, ratio); None where all values are one value."""
    coincidences = _coincidences(units)
    if len(coincidences) < 2:
        return None
    values = sorted(coincidences)
    totals = {value: sum(coincidences[value].values()) for value in values}
    n = sum(totals.values())
    distance = _distance(level, values, totals)
    observed = sum(count * distance(a, b) for a in values for b, count in coincidences[a].items())
    expected = sum(totals[a] * totals[b] * distance(a, b) for a in values for b in values) / (n - 1)
    return 1 - observed / expected


def alpha_interval(units: Sequence[Unit], level: str) -> tuple[float, float] | None:
    """95 % interval of α from resampled units, observed and expected disagreement computed anew in each draw.

    None where α is, or where fewer than half the draws hold two values.
    """
    units = [unit for unit in units if len(unit) > 1]
    if alpha(units, level) is None:
        return None
    draws = np.random.default_rng(0).integers(len(units), size=(DRAWS, len(units)))
    found = [value for draw in draws if (value := alpha([units[i] for i in draw], level)) is not None]
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


def _coincidences(units: Sequence[Unit]) -> dict[Value, Counter]:
    """How often values stand together in a unit, each unit weighted by its number of values less one."""
    table: dict[Value, Counter] = {}
    for unit in units:
        for a, b in permutations(unit, 2):
            table.setdefault(a, Counter())[b] += 1 / (len(unit) - 1)
    return table


def _distance(level: str, values: list[Value], totals: dict[Value, float]) -> Callable[[Value, Value], float]:
    """The squared difference between two values at a level of measurement."""
    if level == "nominal":
        return lambda a, b: float(a != b)
    if level == "interval":
        return lambda a, b: (a - b) ** 2
    if level == "ratio":
        return lambda a, b: ((a - b) / (a + b)) ** 2 if a + b else 0.0
    if level != "ordinal":
        raise ValueError(f"unknown level {level}")
    below = dict(zip(values, np.cumsum([0.0, *(totals[value] for value in values)])))
    middle = {value: below[value] + totals[value] / 2 for value in values}
    return lambda a, b: (middle[a] - middle[b]) ** 2


def _pairs_agreeing(unit: Unit) -> float:
    pairs = list(combinations(unit, 2))
    return sum(a == b for a, b in pairs) / len(pairs)
