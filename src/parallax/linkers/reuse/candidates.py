"""Candidates: which articles on one event may share words, so that not all pairs need be matched.

Up to MANY articles, all that share a shingle. In a larger event that would be nearly all pairs, for every two texts on
one thing share a phrase; there, pairs that MinHash and locality-sensitive hashing propose (Broder 1997; Leskovec,
Rajaraman & Ullman 2020, chapter 3), of which matching then keeps what is shared in fact. With BANDS bands of one row a
pair with Jaccard similarity s of its shingles is proposed with the probability 1 − (1 − s)^BANDS. Two articles of 700
words that share 8 % of them in one run have s = .039 and are proposed with .993; of 200 words, s = .031 and .982. Of
pairs that share one phrase by chance, most are left out: their rows are missing in `reuse`, no cluster hangs on them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from parallax.linkers.reuse.matching import Shingle

MANY = 200  # articles on one event
BANDS, SEED = 128, 1

Pair = tuple[int, int]


def proposed(articles: Sequence[Iterable[Shingle]]) -> list[Pair]:
    """Pairs of numbers of articles that may share words, the smaller first, in order."""
    return sorted(_by_shingle(articles) if len(articles) <= MANY else set(_by_hash(articles)))


def _by_shingle(articles: Sequence[Iterable[Shingle]]) -> set[Pair]:
    holders: dict[Shingle, list[int]] = {}
    for number, shingles in enumerate(articles):
        for shingle in shingles:
            holders.setdefault(shingle, []).append(number)
    return {pair for numbers in holders.values() for pair in combinations(numbers, 2)}


def _by_hash(articles: Sequence[Iterable[Shingle]]) -> Iterator[Pair]:
    from datasketch import MinHash, MinHashLSH  # a second to import, which a small study need not wait for

    index = MinHashLSH(num_perm=BANDS, params=(BANDS, 1))
    for number, shingles in enumerate(articles):
        sketch = MinHash(num_perm=BANDS, seed=SEED)
        sketch.update_batch([" ".join(shingle).encode() for shingle in shingles])
        yield from ((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
