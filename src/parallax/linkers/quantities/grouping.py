"""Grouping: which items of different articles tell the same thing, by what is counted or dated and what is around it.

Likeness is the cosine of weighted words, each word weighted by how few sentences of the event hold it. Groups grow
from the likest pair on; a group holds one quantity an article, so that two things of an article are never one.
"""

import math
from collections import Counter
from itertools import combinations, product

from parallax.linkers.quantities.items import Item

LIKE = {"quantity": 0.2, "date": 0.1, "deadline": 0.05}  # what is dated, and being a deadline, tell much already
FEW = 10  # “both sides”, “four regions”: so many there are of many things
DAYS_APART = 3
SHORT = 3
NAMELESS, ANY = "", "*"  # blocks of items that name nothing, and of all
REPEATED = {"proposal", "speech"}  # who says something on two days does so twice: no contradiction


def groups(items: list[Item]) -> list[list[Item]]:
    """Items in groups, each in order; an item that is like no other is a group alone."""
    return sorted(_merged(items, _pairs(items)), key=lambda group: group[0].place)


def _pairs(items: list[Item]) -> list[tuple[Item, Item]]:
    """Pairs that may tell the same thing, the likest first, and of equally like ones those that agree."""
    rarity, crowds = _rarity(items), Counter((item.article_id, item.sentence, item.dimension) for item in items)
    lengths = [_length(item.words, rarity) for item in items]
    scored = []
    for i, j in _candidates(items):
        first, second = items[i], items[j]
        alone = all(crowds[item.article_id, item.sentence, item.dimension] == 1 for item in (first, second))
        if (first.kind == "date" and first.article_id == second.article_id) or not _same_subject(first, second, alone):
            continue
        likeness = round(_shared(first.words, second.words, rarity) / (lengths[i] * lengths[j] or 1), 6)
        if likeness >= _enough(first, second):
            scored.append((-likeness, not _same_values(first, second), first.place, second.place, first, second))
    return [(first, second) for *_, first, second in sorted(scored, key=lambda pair: pair[:4])]


def _enough(first: Item, second: Item) -> float:
    """The likeness that two items need: half of it where they agree on how many there are of the same."""
    if "deadline" in (first.dimension, first.row["kind"]):
        return LIKE["deadline"]
    agree = first.about & second.about and _as_many(first, second)
    return LIKE[first.kind] / (2 if agree else 1)


def _as_many(first: Item, second: Item) -> bool:
    """Whether both tell the same number, and more than a few."""
    return first.kind == "quantity" and _same_values(first, second) and first.row["high"] > FEW


def _candidates(items: list[Item]) -> set[tuple[int, int]]:
    """Numbers of two items of one dimension that name a class or as many people, or of which one names nothing."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for number, item in enumerate(items):
        people = {f"{item.row['low']:g} people"} if item.of_people else set()
        for name in (item.about or {NAMELESS}) | people:
            blocks.setdefault((item.dimension, name), []).append(number)
        blocks.setdefault((item.dimension, ANY), []).append(number)
    pairs = {pair for (_, name), block in blocks.items() if name != ANY for pair in combinations(block, 2)}
    for (dimension, name), block in blocks.items():
        if name == NAMELESS:
            pairs |= {(min(pair), max(pair)) for pair in product(block, blocks[dimension, ANY]) if pair[0] != pair[1]}
    return pairs


def _same_subject(first: Item, second: Item, alone: bool) -> bool:
    """Whether what is counted or dated can be the same.

    Where one names nothing, its sentence alone tells what it is: enough to disagree only for an amount in a unit that
    has no neighbour of its kind there. “2,100 residents” and “2,100 people” can be the same, “2,000 people” need not.
    """
    if first.kind == "quantity" and not (first.about and second.about):
        return _same_values(first, second) or (alone and bool(first.row["unit"]))
    return bool(first.about & second.about) or (first.of_people and second.of_people and _as_many(first, second))


def _same_values(first: Item, second: Item) -> bool:
    columns = ("low", "high", "unit", "earliest", "latest")
    return all(first.row.get(name) == second.row.get(name) for name in columns)


def _merged(items: list[Item], pairs: list[tuple[Item, Item]]) -> list[list[Item]]:
    group_of = {item.place: [item] for item in items}
    for first, second in pairs:
        one, other = group_of[first.place], group_of[second.place]
        if one is other or not _may_merge(one, other):
            continue
        one += other
        for item in other:
            group_of[item.place] = one
    unique = {id(group): sorted(group, key=lambda item: item.place) for group in group_of.values()}
    return list(unique.values())


def _may_merge(one: list[Item], other: list[Item]) -> bool:
    """Items of one article stay apart unless they are told twice; dates must lie on one occasion."""
    for first in one:
        for second in other:
            if first.kind == second.kind == "date" and not _one_occasion(first, second):
                return False
            if first.article_id == second.article_id and not _told_twice(first, second):
                return False
    return True


def _told_twice(first: Item, second: Item) -> bool:
    columns = ("low", "high", "bound", "counted", "per_each", "earliest", "latest")
    return first.kind == second.kind and all(first.row.get(name) == second.row.get(name) for name in columns)


def _one_occasion(first: Item, second: Item) -> bool:
    """Whether two dates overlap, or are days so near that they may contradict each other about one occasion."""
    if (first.row["kind"] == "deadline") != (second.row["kind"] == "deadline"):
        return False
    starts = [item.row["earliest"] for item in (first, second)]
    ends = [item.row["latest"] for item in (first, second)]
    overlap = all(s is None or e is None or s <= e for s in starts for e in ends)
    if first.row["kind"] == "deadline":
        return overlap
    if None in (*starts, *ends):
        return starts == starts[::-1] and ends == ends[::-1]  # “since May” and “since May”
    lengths = [(end - start).days + 1 for start, end in zip(starts, ends)]
    if max(lengths) <= SHORT:
        apart = DAYS_APART if not first.about & second.about & REPEATED else 0
        return overlap or (max(starts) - min(ends)).days < apart
    return overlap and min(lengths) > SHORT


def _rarity(items: list[Item]) -> dict[str, float]:
    """log(1 + sentences / sentences that hold the word)."""
    sentences = {(item.article_id, item.sentence): set(item.words) for item in items}
    counts = Counter(word for words in sentences.values() for word in words)
    return {word: math.log(1 + len(sentences) / count) for word, count in counts.items()}


def _shared(first: dict[str, int], second: dict[str, int], rarity: dict[str, float]) -> float:
    return sum(first[word] * second[word] * rarity[word] ** 2 for word in sorted(first.keys() & second.keys()))


def _length(words: dict[str, int], rarity: dict[str, float]) -> float:
    return math.sqrt(sum((weight * rarity[word]) ** 2 for word, weight in sorted(words.items())))
