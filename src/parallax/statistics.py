"""Statistics that counts need: intervals, tests, diversity. Every function is pure; NaN never comes out, None does.

Where fewer units stand behind a number than a method can carry, the result is None: show the points instead.
"""

import math
from collections.abc import Sequence

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

DECIMALS = 6


def wilson(k: int, n: int) -> tuple[float, float] | None:
    """The 95 % Wilson interval of k of n; None where n is 0."""
    if n == 0:
        return None
    low, high = proportion_confint(k, n, alpha=0.05, method="wilson")
    return round(float(low), DECIMALS), round(float(high), DECIMALS)


def shannon_entropy(counts: Sequence[int]) -> float | None:
    """Shannon entropy in nats of counts over classes; None without any count."""
    return round(float(stats.entropy(counts)), DECIMALS) if sum(counts) else None


def effective_number(counts: Sequence[int]) -> float | None:
    """e^H, the number of equally frequent classes with the same entropy (Hill number of order 1)."""
    return round(math.exp(stats.entropy(counts)), DECIMALS) if sum(counts) else None


def effective_number_mm(counts: Sequence[int]) -> float | None:
    """e^H with the Miller–Madow correction: (classes − 1) / 2n is added to H, which small samples underestimate."""
    if not sum(counts):
        return None
    classes = sum(count > 0 for count in counts)
    return round(math.exp(stats.entropy(counts) + (classes - 1) / (2 * sum(counts))), DECIMALS)


def two_sided_p(z: float) -> float:
    """Probability of a standard normal value at least as far from 0 as z."""
    return float(2 * stats.norm.sf(abs(z)))


def adjusted_p(p: Sequence[float]) -> list[float]:
    """Benjamini–Hochberg adjusted p-values, in the order given."""
    return [float(q) for q in stats.false_discovery_control(p)] if len(p) else []


def permutation_p(a: Sequence[float], b: Sequence[float], fewest: int = 4) -> float | None:
    """Exact two-sided permutation p of the difference in means; None where a group has fewer than `fewest` units."""
    if min(len(a), len(b)) < fewest:
        return None
    draws = math.comb(len(a) + len(b), len(a))
    result = stats.permutation_test(
        (np.asarray(a, float), np.asarray(b, float)),
        lambda x, y, axis: np.mean(x, axis=axis) - np.mean(y, axis=axis),
        n_resamples=draws if draws <= 100_000 else 99_999,
        vectorized=True,
        rng=np.random.default_rng(0),
    )
    return round(float(result.pvalue), DECIMALS)
