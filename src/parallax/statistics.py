"""Statistics that counts need: intervals, p-values, diversity. Every function is pure; NaN never comes out, None does.

Where fewer units stand behind a number than a method can carry, the result is None: show the points instead.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr, ndtri

DECIMALS = 6


def wilson(k: ArrayLike, n: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """The ends of the 95 % Wilson intervals (Wilson 1927) of k of n, element by element; n is at least 1."""
    k, n = np.asarray(k), np.asarray(n)
    share, z = k / n, ndtri(0.975)
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return np.round(middle - half, DECIMALS) + 0.0, np.round(middle + half, DECIMALS)  # no negative zero


def shannon_entropy(counts: Sequence[int]) -> float | None:
    """Shannon entropy in nats of counts over classes; None without any count."""
    return round(_entropy(counts), DECIMALS) if sum(counts) else None


def effective_number(counts: Sequence[int]) -> float | None:
    """e^H, the number of equally frequent classes with the same entropy (Hill number of order 1)."""
    return round(math.exp(_entropy(counts)), DECIMALS) if sum(counts) else None


def effective_number_mm(counts: Sequence[int]) -> float | None:
    """e^H with the Miller–Madow correction: (classes − 1) / 2n is added to H, which small samples underestimate."""
    if not sum(counts):
        return None
    classes = sum(count > 0 for count in counts)
    return round(math.exp(_entropy(counts) + (classes - 1) / (2 * sum(counts))), DECIMALS)


def two_sided_p(z: ArrayLike) -> np.ndarray:
    """Probability of a standard normal value at least as far from 0 as z, element by element."""
    return 2 * ndtr(-np.abs(z))


def log_odds_ratio(
    count: ArrayLike, n: ArrayLike, rest_count: ArrayLike, rest_n: ArrayLike, prior: ArrayLike
) -> np.ndarray:
    """Log-odds ratio of a word in n words against the rest's, with an informative Dirichlet prior of so many words.

    Monroe, Colaresi and Quinn (2008), Fightin' Words, eq. 15; the prior follows the word's frequency in both together.
    """
    count, rest_count, n, rest_n = map(np.asarray, (count, rest_count, n, rest_n))
    of_word = prior * (count + rest_count) / (n + rest_n)
    own, rest = count + of_word, rest_count + of_word
    return np.log(own / (n + prior - own)) - np.log(rest / (rest_n + prior - rest))


def _entropy(counts: Sequence[int]) -> float:
    n = sum(counts)
    return abs(math.fsum(count / n * math.log(count / n) for count in counts if count))
