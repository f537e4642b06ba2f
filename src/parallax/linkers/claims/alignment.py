"""How likely two sentences of different articles state the same claim: a logistic model over four measures.

Which measures, and their weights (weights.csv), were fitted on sentences coded by hand (benchmarks/claim_pairs.py). All
are valued by rarity within the event (after Salton & Buckley 1988); clauses are compared beside whole sentences, so
that a claim in a subordinate clause is found too. The lead of an article holds what the others mostly lead with.
"""

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import TypeVar

from parallax.linkers.claims.units import Feature, Key, Part, Unit

KIND_WEIGHTS = {"lemma": 1.0, "actor": 1.0, "number": 1.5, "day": 1.2}
MOST_HOLDERS = 60  # a feature that more sentences have proposes no pairs: their number grows with the sentences alone
# weight of what is shared that is worth 1 − 1/e of a cosine: short clauses agree by chance
FEATURES_ENOUGH, LETTERS_ENOUGH = 4.0, 6.0
WORDING, RUNS = 0.1, 2  # what shared runs of words add to the cosine, and how many are enough for all of it
LIKELY = 0.45  # least probability of a pair: F1 is flat around it, and of ten pairs eight are right from here on
INTERCEPT = "intercept"

Pair = tuple[Key, Key]
Item = TypeVar("Item", bound=Hashable)


def likely_pairs(units: list[Unit], measures: "Measures") -> dict[Pair, float]:
    """Pairs of sentences of an event that likely state the same claim, with their probability."""
    by_key, found = {unit.key: unit for unit in units}, {}
    for pair in sorted(_candidates(units)):
        a, b = by_key[pair[0]], by_key[pair[1]]
        if probability(measures.at_most(a, b)) >= LIKELY and (likely := probability(measures.of(a, b))) >= LIKELY:
            found[pair] = likely
    return found


def probability(measured: dict[str, float]) -> float:
    """Of the same claim, from the measures of a pair."""
    logit = weights()[INTERCEPT] + math.fsum(weights()[name] * value for name, value in measured.items())
    return 1 / (1 + math.exp(-logit))


@cache
def weights() -> dict[str, float]:
    """Weight of each measure in the log-odds, and the intercept."""
    with Path(__file__).with_name("weights.csv").open(encoding="utf-8", newline="") as file:
        return {row["measure"]: float(row["weight"]) for row in csv.DictReader(file)}


class Measures:
    """How alike two sentences of an event are."""

    def __init__(self, units: list[Unit]) -> None:
        features = _rarity([unit.whole.features for unit in units])
        features = {each: KIND_WEIGHTS[each[0]] ** 2 * rarity for each, rarity in features.items()}
        letters = {run: rarity**2 for run, rarity in _rarity([unit.letters for unit in units]).items()}
        self._features, self._letters = Weighed(features, FEATURES_ENOUGH), Weighed(letters, LETTERS_ENOUGH)

    def of(self, a: Unit, b: Unit) -> dict[str, float]:
        """Each measure of two sentences by its name in weights.csv."""
        clauses = [self._cosine(x, y) for x, y in product(a.clauses, b.clauses)]
        mixed = [self._cosine(x, b.whole) for x in a.clauses] + [self._cosine(a.whole, y) for y in b.clauses]
        return self._measured(a, b, max(clauses, default=0.0) + max(mixed, default=0.0))

    def at_most(self, a: Unit, b: Unit) -> dict[str, float]:
        """What the measures can be at most, without a look at the clauses: these share no more than the sentences."""
        return self._measured(a, b, 2 * self._features.counts(a.whole.features, b.whole.features))

    def _measured(self, a: Unit, b: Unit, by_clauses: float) -> dict[str, float]:
        least = min(self._features.weight(a.whole.features), self._features.weight(b.whole.features))
        features = (self._cosine(a.whole, b.whole) + by_clauses) / 3
        return {
            "features": features + WORDING * min(1, len(a.runs & b.runs) / RUNS),
            "letters": self._letters.cosine(a.letters, b.letters),
            "contained": self._features.shared(a.whole.features, b.whole.features) / least if least else 0.0,
            "lead": 1 / (1 + max(a.place, b.place)),
        }

    def best_clause(self, unit: Unit, others: Iterable[Unit]) -> Part:
        """The part of a sentence that is nearest to what the others say: a clause, or the whole where it has none."""
        others = [part for other in others for part in (other.whole, *other.clauses)]
        parts = unit.clauses or (unit.whole,)
        return max(parts, key=lambda part: (max(self._cosine(part, other) for other in others), -part.start))

    def _cosine(self, a: Part, b: Part) -> float:
        """The cosine of two parts; none where they share nothing but actors."""
        if all(kind == "actor" for kind, _ in a.features & b.features):
            return 0.0
        return self._features.cosine(a.features, b.features)


class Weighed:
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

    def counts(self, a: frozenset[Item], b: frozenset[Item]) -> float:
        """How much of their cosine counts, which is never more than this."""
        return 1 - math.exp(-self.shared(a, b) / self._enough)

    def cosine(self, a: frozenset[Item], b: frozenset[Item]) -> float:
        norms = self.weight(a) * self.weight(b)
        return self.shared(a, b) / math.sqrt(norms) * self.counts(a, b) if norms else 0.0

    def _sum(self, bag: frozenset[Item]) -> float:
        return math.fsum(map(self._weights.__getitem__, bag))  # exact, whatever the order of a set


def _rarity(bags: list[frozenset[Item]]) -> dict[Item, float]:
    """From about 1, of what one bag has, to about 0, of what all have."""
    counts, total = Counter(item for bag in bags for item in bag), len(bags) + 1
    return {item: math.log(total / (n + 0.5)) / math.log(total) for item, n in counts.items()}


def _candidates(units: list[Unit]) -> set[Pair]:
    """Pairs of sentences from two articles that share a feature which is not too common: no all-pairs."""
    holders: dict[Feature, list[Unit]] = defaultdict(list)
    for unit in units:
        for feature in unit.whole.features:
            holders[feature].append(unit)
    return {pair for sharing in holders.values() if len(sharing) <= MOST_HOLDERS for pair in _across(sharing)}


def _across(units: list[Unit]) -> Iterator[Pair]:
    for a, b in combinations(sorted(unit.key for unit in units), 2):
        if a[0] != b[0]:
            yield a, b
