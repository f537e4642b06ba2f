"""From likely pairs of sentences to claims: groups in which every two sentences of different articles are a pair.

What a chain of likely pairs holds together at its two ends need not be one claim, so pairs are never closed into
chains; and a sentence that states two claims stands in two groups. Such groups are the cliques of a graph; few that
hold all pairs are wanted, a clique cover, which is found greedily (Kellerman 1973).
"""

from collections import defaultdict

from parallax.linkers.claims.alignment import Pair
from parallax.linkers.claims.units import Key


def groups(pairs: dict[Pair, float]) -> dict[Pair, list[Key]]:
    """Groups by the pair each began with, the likeliest in no group before: a name that no other group has."""
    alike: dict[Key, dict[Key, float]] = defaultdict(dict)
    for (a, b), likely in pairs.items():
        alike[a][b] = alike[b][a] = likely
    found: dict[Pair, list[Key]] = {}
    covered: set[Pair] = set()
    for pair in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        if pair not in covered:
            group = _grown(pair, alike)
            covered |= {(a, b) for a in group for b in group if b in alike[a]}
            found[pair] = group
    return dict(sorted(found.items()))


def _grown(pair: Pair, alike: dict[Key, dict[Key, float]]) -> list[Key]:
    """A pair and all that fits in, the likeliest first."""
    group = list(pair)
    near = {key: alike[pair[0]].get(key, 0.0) + alike[pair[1]].get(key, 0.0) for a in pair for key in alike[a]}
    for key in sorted(near.keys() - set(pair), key=lambda key: (-near[key], key)):
        if all(key in alike[member] for member in group if member[0] != key[0]):
            group.append(key)
    return sorted(group)
