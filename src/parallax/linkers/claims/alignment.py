"""Sentences of different articles that state the same claim: weighted overlap of features, then average linkage.

Similarity is the cosine over features valued by their rarity (after Salton & Buckley 1988): the mean over whole
sentences, the best pair of clauses, and the best clause against a whole sentence, so that a claim in a subordinate
clause is found too; shared runs of words, as in a quotation, add to it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from parallax.linkers.claims.units import Feature, Part, Unit

KIND_WEIGHTS = {"lemma": 1.0, "actor": 1.0, "number": 1.5, "day": 1.2}
FEWEST_SHARED = 1  # features besides actors: two sentences on the same persons need not say the same
COMMON = 0.3  # a feature in more than this share of the sentences proposes no pairs
EVIDENCE = 4.0  # weight of shared features that is worth 1 − 1/e of the cosine: short clauses agree by chance
WORDING, RUNS = 0.1, 2  # what shared runs of words add, and how many runs are enough for all of it
SEED, JOIN = 0.12, 0.085  # least similarity of the pair that joins two clusters, and of the clusters on average

Key = tuple[str, int]


def clusters(units: list[Unit]) -> list[list[Unit]]:
    """Groups of sentences from at least two articles that state one claim; a sentence is in one group at most."""
    by_key = {unit.key: unit for unit in units}
    alike = _similarities(units)
    groups = {key: [key] for key in by_key}
    member_of = {key: key for key in by_key}
    for (a, b), similarity in sorted(alike.items(), key=lambda item: (-item[1], item[0])):
        first, second = member_of[a], member_of[b]
        if similarity >= SEED and first != second and _linkage(groups[first], groups[second], alike) >= JOIN:
            for key in groups[second]:
                member_of[key] = first
            groups[first] += groups.pop(second)
    found = [[by_key[key] for key in sorted(group)] for group in groups.values()]
    return sorted((g for g in found if len({unit.article_id for unit in g}) > 1), key=lambda group: group[0].key)


def best_clause(unit: Unit, others: Iterable[Unit], weights: dict[Feature, float]) -> Part:
    """The part of a sentence that is nearest to what the others say: a clause, or the whole where it has none."""
    others = [part for other in others for part in (other.whole, *other.clauses)]
    parts = unit.clauses or (unit.whole,)
    return max(parts, key=lambda part: (max(_cosine(part, other, weights) for other in others), -part.start))


def feature_weights(units: list[Unit]) -> dict[Feature, float]:
    """Weight of each feature: the rarer among the event's sentences, the more it tells, at most about 1 for a word."""
    counts = Counter(feature for unit in units for feature in unit.whole.features)
    total = len(units) + 1
    rarity = {feature: math.log(total / (n + 0.5)) / math.log(total) for feature, n in counts.items()}
    return {feature: KIND_WEIGHTS[feature[0]] ** 2 * share for feature, share in rarity.items()}


def _similarities(units: list[Unit]) -> dict[tuple[Key, Key], float]:
    weights = feature_weights(units)
    by_key = {unit.key: unit for unit in units}
    found = {}
    for a, b in sorted(_candidates(units)):
        one, other = by_key[a], by_key[b]
        clauses = [_cosine(x, y, weights) for x, y in product(one.clauses, other.clauses)]
        mixed = [_cosine(x, other.whole, weights) for x in one.clauses]
        mixed += [_cosine(one.whole, y, weights) for y in other.clauses]
        cosines = _cosine(one.whole, other.whole, weights), max(clauses, default=0.0), max(mixed, default=0.0)
        found[a, b] = sum(cosines) / 3 + WORDING * min(1, len(one.runs & other.runs) / RUNS)
    return found


def _candidates(units: list[Unit]) -> Iterator[tuple[Key, Key]]:
    """Pairs from two articles that share enough features of which one at least is not common: no all-pairs."""
    holders: dict[Feature, list[Unit]] = defaultdict(list)
    for unit in units:
        for feature in unit.whole.features:
            holders[feature].append(unit)
    proposed = {
        tuple(sorted((a.key, b.key)))
        for sharing in holders.values()
        if len(sharing) <= max(2, COMMON * len(units))
        for a, b in combinations(sharing, 2)
        if a.article_id != b.article_id
    }
    yield from proposed


def _cosine(a: Part, b: Part, weights: dict[Feature, float]) -> float:
    shared = a.features & b.features
    if sum(kind != "actor" for kind, _ in shared) < FEWEST_SHARED:
        return 0.0
    told = math.fsum(weights[f] for f in shared)
    norms = math.fsum(weights[f] for f in a.features) * math.fsum(weights[f] for f in b.features)
    return told / math.sqrt(norms) * (1 - math.exp(-told / EVIDENCE)) if norms else 0.0


def _linkage(group: list[Key], other: list[Key], alike: dict[tuple[Key, Key], float]) -> float:
    """Mean similarity over the pairs of sentences from two articles."""
    pairs = [tuple(sorted(pair)) for pair in product(group, other) if pair[0][0] != pair[1][0]]
    return sum(alike.get(pair, 0.0) for pair in pairs) / len(pairs) if pairs else 0.0
