"""How likely two sentences of different articles state the same claim: a logistic model over four measures.

Their weights (weights.csv) were fitted on sentences coded by hand: python -m benchmarks claim_pairs. An event's own
words stand in many of its sentences, so that words tell little which two state the same; pairs of words that stand
together in one clause tell more. What else is shared is valued by its rarity within the event (after Salton & Buckley
1988). The leads of articles that share some wording mostly state the same, and so do sentences with like neighbours.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np

from parallax.linkers.claims.bags import Bags
from parallax.linkers.claims.units import Feature, Key, Part, Unit

KIND_WEIGHTS = {"lemma": 1.0, "actor": 1.0, "number": 1.5, "group": 1.5, "day": 1.2}
MOST_HOLDERS = 60  # a feature that more sentences have proposes no pairs: their number grows with the sentences alone
# weight of what is shared that is worth 1 − 1/e of a cosine: short clauses agree by chance
FEATURES_ENOUGH, LETTERS_ENOUGH = 4.0, 6.0
SOME_LETTERS = 0.02  # of that cosine: leads that share hardly a word are no more alike than other sentences
LIKELY = 0.4  # least probability of a pair: of ten pairs eight are right from here on
MEASURES = ("letters", "together", "lead", "beside")
INTERCEPT = "intercept"
AT_ONCE = 10_000  # pairs that are measured together, which bounds memory

Pair = tuple[Key, Key]


def likely_pairs(units: list[Unit], measures: "Measures") -> dict[Pair, float]:
    """Pairs of sentences of an event that likely state the same claim, with their probability."""
    rows, found = candidates(units), {}
    for first in range(0, len(rows), AT_ONCE):
        a, b = rows[first : first + AT_ONCE].T
        likely = probability(measures.of(a, b), weights())
        for i in np.flatnonzero(likely >= LIKELY).tolist():
            found[units[a[i]].key, units[b[i]].key] = float(likely[i])
    return found


def probability(measured: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Of the same claim, from the measures of each pair and their weights."""
    return 1 / (1 + np.exp(-(measured @ weights[:-1] + weights[-1])))


@cache
def weights() -> np.ndarray:
    """Weight of each measure in the log-odds, and the intercept, which stands last."""
    with Path(__file__).with_name("weights.csv").open(encoding="utf-8", newline="") as file:
        told = {row["measure"]: float(row["weight"]) for row in csv.DictReader(file)}
    return np.array([told[name] for name in (*MEASURES, INTERCEPT)])


class Measures:
    """How alike two sentences of an event are; they are asked for by their rows, their places in the list."""

    def __init__(self, units: list[Unit]) -> None:
        self._letters = Bags([unit.letters for unit in units], lambda _, rare: rare**2)
        self._features = Bags([unit.whole.features for unit in units], _weight)
        self._together = Bags([_together(unit, self._features.columns) for unit in units], lambda *_: 1.0)
        self._place = np.array([unit.place for unit in units])
        self._article = np.unique([unit.article_id for unit in units], return_inverse=True)[1]

    def of(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """The measures of each two sentences, a column each in the order of MEASURES."""
        letters = self._letters.cosine(a, b, LETTERS_ENOUGH)
        together = np.log1p(self._together.shared(a, b))
        lead = (1 - np.exp(-letters / SOME_LETTERS)) / (1 + np.maximum(self._place[a], self._place[b]))
        return np.column_stack([letters, together, lead, self._beside(a, b)])

    def _beside(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """How alike the one sentence is to a sentence beside the other, at best."""
        alike = [np.zeros(len(a))]
        for one, other in ((a, b), (b, a)):
            for step in (-1, 1):
                near = (other + step) % len(self._article)
                cosine = self._features.cosine(one, near, FEATURES_ENOUGH)
                alike.append(np.where(self._article[near] == self._article[other], cosine, 0))
        return np.max(alike, axis=0)

    def best_clause(self, unit: Unit, others: Iterable[Unit]) -> Part:
        """The clause that states most of what others state, for what it states; the whole where there is none."""
        told = frozenset().union(*(other.whole.features for other in others))
        return max(unit.clauses or (unit.whole,), key=lambda part: (self._told(part, told), -part.start))

    def _told(self, part: Part, told: frozenset[Feature]) -> float:
        """How much of a part others tell; who acts in it is in their sentences more often than not."""
        weights = {each: self._features.weights[each] for each in part.features if each[0] != "actor"}
        shared = math.fsum(weight for each, weight in weights.items() if each in told)  # exact, whatever the order
        return shared / math.sqrt(math.fsum(weights.values())) if shared else 0.0


def _weight(feature: Feature, rare: float) -> float:
    return KIND_WEIGHTS[feature[0]] ** 2 * rare


def _together(unit: Unit, columns: dict[Feature, int]) -> set[tuple[int, int]]:
    """The pairs of features that stand in one of its clauses, as columns; who is named together is no claim."""
    clauses = [part.features for part in unit.clauses or (unit.whole,)]
    actors = {columns[feature] for feature in unit.whole.features if feature[0] == "actor"}
    held = (sorted(columns[feature] for feature in features) for features in clauses)
    return {pair for each in held for pair in combinations(each, 2) if not actors.issuperset(pair)}


def candidates(units: list[Unit]) -> np.ndarray:
    """Rows of two sentences of two articles that share a feature which is not too common, in order: no all-pairs."""
    holders: dict[Feature, list[int]] = defaultdict(list)
    for row, unit in enumerate(units):
        for feature in unit.whole.features:
            holders[feature].append(row)
    sharing = (rows for rows in holders.values() if len(rows) <= MOST_HOLDERS)
    pairs = {pair for rows in sharing for pair in combinations(rows, 2)}
    found = np.array(sorted(pairs), int).reshape(-1, 2)
    articles = np.array([unit.article_id for unit in units])
    return found[articles[found[:, 0]] != articles[found[:, 1]]]
