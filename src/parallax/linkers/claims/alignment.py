"""How likely two sentences of different articles state the same claim: a logistic model over four measures.

Their weights (weights.csv) were fitted on sentences coded by hand: python -m benchmarks claim_pairs. What two sentences
share is valued by its rarity within the event (after Salton & Buckley 1988); clauses are compared beside whole
sentences, so that a claim in a subordinate clause is found too; and the leads of articles mostly state the same.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, product
from pathlib import Path

from parallax.linkers.claims.units import Feature, Key, Part, Unit
from parallax.linkers.claims.weighed import Weighed, rarity

KIND_WEIGHTS = {"lemma": 1.0, "actor": 1.0, "number": 1.5, "day": 1.2}
MOST_HOLDERS = 60  # a feature that more sentences have proposes no pairs: their number grows with the sentences alone
# weight of what is shared that is worth 1 − 1/e of a cosine: short clauses agree by chance
FEATURES_ENOUGH, LETTERS_ENOUGH = 4.0, 6.0
WORDING, RUNS = 0.1, 2  # what shared runs of words add to the cosine, and how many are enough for all of it
LIKELY = 0.45  # least probability of a pair: F1 is flat around it, and of ten pairs eight are right from here on
INTERCEPT = "intercept"

Pair = tuple[Key, Key]


def likely_pairs(units: list[Unit], measures: "Measures") -> dict[Pair, float]:
    """Pairs of sentences of an event that likely state the same claim, with their probability."""
    by_key, found = {unit.key: unit for unit in units}, {}
    for pair in sorted(candidates(units)):
        a, b = by_key[pair[0]], by_key[pair[1]]
        others = measures.but_features(a, b)
        if probability(others | {"features": measures.features_at_most(a, b)}, weights()) >= LIKELY:
            likely = probability(others | {"features": measures.features(a, b)}, weights())
            found |= {pair: likely} if likely >= LIKELY else {}
    return found


def probability(measured: dict[str, float], weights: dict[str, float]) -> float:
    """Of the same claim, from the measures of a pair and their weights."""
    logit = weights[INTERCEPT] + math.fsum(weights[name] * value for name, value in measured.items())
    return 1 / (1 + math.exp(-logit))


@cache
def weights() -> dict[str, float]:
    """Weight of each measure in the log-odds, and the intercept."""
    with Path(__file__).with_name("weights.csv").open(encoding="utf-8", newline="") as file:
        return {row["measure"]: float(row["weight"]) for row in csv.DictReader(file)}


class Measures:
    """How alike two sentences of an event are."""

    def __init__(self, units: list[Unit]) -> None:
        features = rarity([unit.whole.features for unit in units])
        features = {each: KIND_WEIGHTS[each[0]] ** 2 * share for each, share in features.items()}
        letters = {run: share**2 for run, share in rarity([unit.letters for unit in units]).items()}
        self._features, self._letters = Weighed(features, FEATURES_ENOUGH), Weighed(letters, LETTERS_ENOUGH)

    def of(self, a: Unit, b: Unit) -> dict[str, float]:
        """Each measure of two sentences by its name in weights.csv."""
        return self.but_features(a, b) | {"features": self.features(a, b)}

    def but_features(self, a: Unit, b: Unit) -> dict[str, float]:
        """The measures that need no look at the clauses."""
        shared = self._features.shared(a.whole.features, b.whole.features)
        least = min(self._features.weight(a.whole.features), self._features.weight(b.whole.features))
        return {
            "letters": self._letters.cosine(a.letters, b.letters),
            "contained": shared / least if least else 0.0,
            "lead": 1 / (1 + max(a.place, b.place)),
        }

    def features(self, a: Unit, b: Unit) -> float:
        """Mean of whole against whole, the best two clauses, and the best clause against a whole."""
        clauses = [self._cosine(x, y) for x, y in product(a.clauses, b.clauses)]
        mixed = [self._cosine(x, b.whole) for x in a.clauses] + [self._cosine(a.whole, y) for y in b.clauses]
        return self._mean(a, b, max(clauses, default=0.0), max(mixed, default=0.0))

    def features_at_most(self, a: Unit, b: Unit) -> float:
        """What `features` can be at most: clauses share no more than their sentences."""
        most = self._features.counts(a.whole.features, b.whole.features)
        return self._mean(a, b, most, most)

    def _mean(self, a: Unit, b: Unit, clauses: float, mixed: float) -> float:
        return (self._cosine(a.whole, b.whole) + clauses + mixed) / 3 + WORDING * min(1, len(a.runs & b.runs) / RUNS)

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


def candidates(units: list[Unit]) -> set[Pair]:
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
