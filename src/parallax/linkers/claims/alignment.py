"""How likely two sentences of different articles state the same claim: a logistic model over four measures.

Their weights (weights.csv) were fitted on sentences coded by hand: python -m benchmarks claim_pairs. An event's own
words stand in many of its sentences, so that words tell little which two state the same; pairs of words that stand
together in one clause tell more. What else is shared is valued by its rarity within the event (after Salton & Buckley
1988). The leads of articles mostly state the same, and so do sentences beside which others are alike.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, pairwise, product
from pathlib import Path

from parallax.linkers.claims.units import Feature, Key, Part, Unit
from parallax.linkers.claims.weighed import Weighed, rarity

KIND_WEIGHTS = {"lemma": 1.0, "actor": 1.0, "number": 1.5, "day": 1.2}
MOST_HOLDERS = 60  # a feature that more sentences have proposes no pairs: their number grows with the sentences alone
# weight of what is shared that is worth 1 − 1/e of a cosine: short clauses agree by chance
FEATURES_ENOUGH, LETTERS_ENOUGH = 4.0, 6.0
MOST_BESIDE = 1.0  # of a cosine
LIKELY = 0.4  # least probability of a pair: of ten pairs eight are right from here on
INTERCEPT = "intercept"

Pair = tuple[Key, Key]


def likely_pairs(units: list[Unit], measures: "Measures") -> dict[Pair, float]:
    """Pairs of sentences of an event that likely state the same claim, with their probability."""
    by_key, found = {unit.key: unit for unit in units}, {}
    for pair in sorted(candidates(units)):
        a, b = by_key[pair[0]], by_key[pair[1]]
        if probability(measures.at_most(a, b), weights()) >= LIKELY:
            likely = probability(measures.of(a, b), weights())
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
        self._neighbours: dict[Key, list[Part]] = defaultdict(list)
        for one, other in pairwise(sorted(units, key=lambda unit: unit.key)):
            if one.article_id == other.article_id:
                self._neighbours[one.key].append(other.whole)
                self._neighbours[other.key].append(one.whole)

    def of(self, a: Unit, b: Unit) -> dict[str, float]:
        """Each measure of two sentences by its name in weights.csv."""
        return self._quick(a, b) | {"together": math.log1p(len(_together(a, b))), "beside": self._beside(a, b)}

    def at_most(self, a: Unit, b: Unit) -> dict[str, float]:
        """What the measures can be at most, without a look at clauses and neighbours."""
        pairs = math.comb(len(a.whole.features & b.whole.features), 2)
        return self._quick(a, b) | {"together": math.log1p(pairs), "beside": MOST_BESIDE}

    def _quick(self, a: Unit, b: Unit) -> dict[str, float]:
        return {"letters": self._letters.cosine(a.letters, b.letters), "lead": 1 / (1 + max(a.place, b.place))}

    def _beside(self, a: Unit, b: Unit) -> float:
        """How alike the one sentence is to a sentence beside the other, at best."""
        near = [(a.whole, part) for part in self._neighbours[b.key]]
        near += [(part, b.whole) for part in self._neighbours[a.key]]
        return max((self._features.cosine(x.features, y.features) for x, y in near), default=0.0)

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


def _together(a: Unit, b: Unit) -> set[tuple[Feature, Feature]]:
    """The pairs of features that stand in one clause of either sentence; who is named together is no claim."""
    clauses = product(a.clauses or (a.whole,), b.clauses or (b.whole,))
    shared = (sorted(one.features & other.features) for one, other in clauses)
    pairs = {pair for features in shared for pair in combinations(features, 2)}
    return {(one, other) for one, other in pairs if (one[0], other[0]) != ("actor", "actor")}


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
