"""Bags of things that weigh the more the rarer they are, and how much two of them share: many pairs of bags at once."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_array


class Bags:
    """Bags as the rows of a matrix that has a column for each thing; `weight` is that of a thing and its rarity."""

    def __init__(self, bags: Sequence[Collection[Any]], weight: Callable[[Any, float], float]) -> None:
        things = sorted(set().union(*bags))  # sums must not depend on the order of a set
        self.columns = {thing: column for column, thing in enumerate(things)}
        held = np.array([self.columns[thing] for bag in bags for thing in bag], np.int32)
        ends = np.cumsum([0, *map(len, bags)], dtype=np.int32)
        self._rows = csr_array((np.ones(len(held)), held, ends), shape=(len(bags), len(things)))
        self._rows.sort_indices()
        self.weights = {thing: weight(thing, rare) for thing, rare in zip(things, self._rarity().tolist())}
        self._weights = np.array(list(self.weights.values()), float)
        self._sums = self._rows @ self._weights

    def _rarity(self) -> np.ndarray:
        """From about 1, of what one bag has, to about 0, of what all have."""
        total = self._rows.shape[0] + 1
        return np.log(total / (self._rows.sum(axis=0) + 0.5)) / np.log(total)

    def shared(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """The weight of what each two bags have in common, by their rows."""
        return self._rows[a].multiply(self._rows[b]) @ self._weights

    def cosine(self, a: np.ndarray, b: np.ndarray, enough: float) -> np.ndarray:
        """The cosine of each two bags; `enough` weight has to be shared for it to count nearly in full."""
        shared, squares = self.shared(a, b), self._sums[a] * self._sums[b]
        return shared / np.sqrt(np.where(squares > 0, squares, 1)) * (1 - np.exp(-shared / enough))
