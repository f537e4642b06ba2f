"""Bags of things that weigh the more the rarer they are, and how much two of them share."""

import math
from collections import Counter
from collections.abc import Hashable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Weighed(Generic[Item]):
    """Bags of things that have a weight each; `enough` of it has to be shared for a cosine to count nearly in full."""

    def __init__(self, weights: dict[Item, float], enough: float) -> None:
        self._weights, self._enough = weights, enough
        self._bags: dict[frozenset[Item], float] = {}

    def weight(self, bag: frozenset[Item]) -> float:
        """What a bag weighs; it is remembered, as each sentence is compared with many."""
        if bag not in self._bags:
            self._bags[bag] = self._sum(bag)
        return self._bags[bag]

    def shared(self, a: frozenset[Item], b: frozenset[Item]) -> float:
        return self._sum(a & b)

    def cosine(self, a: frozenset[Item], b: frozenset[Item]) -> float:
        norms, shared = self.weight(a) * self.weight(b), self.shared(a, b)
        return shared / math.sqrt(norms) * (1 - math.exp(-shared / self._enough)) if norms else 0.0

    def _sum(self, bag: frozenset[Item]) -> float:
        return math.fsum(map(self._weights.__getitem__, bag))  # exact, whatever the order of a set


def rarity(bags: list[frozenset[Item]]) -> dict[Item, float]:
    """From about 1, of what one bag has, to about 0, of what all have."""
    counts, total = Counter(item for bag in bags for item in bag), len(bags) + 1
    return {item: math.log(total / (n + 0.5)) / math.log(total) for item, n in counts.items()}
