"""Grouping: which items of different articles tell the same thing, by what is counted or dated and what is around it.

Likeness is the cosine of weighted words, each word weighted by how few sentences of the event hold it. Groups grow
from the likest pair on; a group holds one quantity an article, so that two things of an article are never one.
"""

import math
from collections import Counter
from itertools import combinations, product

from parallax.linkers.quantities.items import HARM, Item
from parallax.linkers.quantities.rounding import figures, rounds

LIKE = {"quantity": 0.2, "date": 0.1, "deadline": 0.05}  # what is dated, and being a deadline, tell much already
AGREEING = 0.1  # of equal numbers
EXACT = 0.02  # of equal numbers of several figures, which hardly two things of an event have
FEWEST_FIGURES = 2
NAMED = 0.07  # of numbers of one thing that are near each other, unless they are of people, who are many things
# how near two values have to be, as a part of the greater: of one thing named, of the only measures, of others
NEAR, HALF, FAR = 0.3, 0.5, 0.1
UNNAMED = 0.3  # of days or numbers that differ in name or value: nothing is counted, only told of the same
CLOSE = 0.2  # what values that are near each other add to likeness, at most
COMMON = ("length", "duration", "age")  # dimensions of which a text tells many things
DAYS_APART = 3
SHORT = 3
NAMELESS, ANY = "", "*"  # blocks of items that name nothing, and of all
REPEATED = {"proposal", "speech"}  # who says something on two days does so twice: no contradiction


def groups(items: list[Item]) -> list[list[Item]]:
    """Items in groups, each in order; an item that is like no other is a group alone."""
    return sorted(_merged(items, _pairs(items)), key=lambda group: group[0].place)


def _pairs(items: list[Item]) -> list[tuple[Item, Item]]:
    """Pairs that may tell the same thing, the likest first, and of equally like ones those whose values are nearest."""
    rarity, crowds = _rarity(items), _crowds(items)
    lengths = [_length(item.words, rarity) for item in items]
    scored = []
    for i, j in _candidates(items):
        first, second = items[i], items[j]
        if first.kind == "date" and first.article_id == second.article_id or not _same_subject(first, second, crowds):
            continue
        likeness = round(_shared(first.words, second.words, rarity) / (lengths[i] * lengths[j] or 1), 6)
        if likeness >= _enough(first, second, crowds):
            score = likeness + CLOSE * _closeness(first, second)
            scored.append((_is_otherwise_named(first, second), -score, first.place, second.place, first, second))
    return [(first, second) for *_, first, second in sorted(scored, key=lambda pair: pair[:4])]


def _is_otherwise_named(first: Item, second: Item) -> bool:
    """Whether two dates have only their day in common: pairs to be joined last."""
    return not first.counts and not first.about & second.about


def _enough(first: Item, second: Item, crowds: Counter) -> float:
    """The likeness that two items need: the less the fewer things there are of which their numbers could be told."""
    if "deadline" in (first.dimension, first.row["kind"]):
        return LIKE["deadline"]
    if not first.counts:
        return LIKE["date"] if first.about & second.about else UNNAMED
    if _same_values(first, second):
        exact = first.tells_much and figures(first.row["high"]) >= FEWEST_FIGURES
        return EXACT if exact else AGREEING if first.row["unit"] or first.tells_much else LIKE["quantity"]
    shares = first.row["kind"] == "percent"  # of one whole there are many: one in three stands, one in five burnt
    if first.about & second.about - {"person"} and not shares and _closeness(first, second) >= NEAR:
        return NAMED
    if _are_alone_of_their_kind(first, second, crowds):
        return 0.0
    return LIKE["quantity"] if first.about & second.about or _agree(first, second) else UNNAMED


def _agree(first: Item, second: Item) -> bool:
    """Whether both tell the same number, or one that rounds to it, and one by which few things are told."""
    if not (first.counts and second.counts and first.tells_much and second.tells_much):
        return False
    return any(rounds(first.value / item.factor, second.value / item.factor) for item in (first, second))


def _closeness(first: Item, second: Item) -> float:
    """1 for values that are the same, towards 0 for those far apart; of dates only whether they are the same."""
    if _same_values(first, second):
        return 1.0
    if not (first.counts and second.counts):
        return 0.0
    values = sorted(abs(item.value) for item in (first, second))
    return values[0] / values[1] if values[1] else 0.0


def _candidates(items: list[Item]) -> set[tuple[int, int]]:
    """Numbers of two items of one dimension that are told of one class, or agree, or of which one names nothing."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for number, item in enumerate(items):
        for name in (item.subjects or {NAMELESS}) | item.landmarks:
            blocks.setdefault((item.dimension, name), []).append(number)
        blocks.setdefault((item.dimension, ANY), []).append(number)
    pairs = {pair for (_, name), block in blocks.items() if name != ANY for pair in combinations(block, 2)}
    for (dimension, name), block in blocks.items():
        if name == NAMELESS:
            pairs |= {(min(pair), max(pair)) for pair in product(block, blocks[dimension, ANY]) if pair[0] != pair[1]}
    return pairs


def _same_subject(first: Item, second: Item, crowds: Counter) -> bool:
    """Whether what is counted or dated can be the same.

    Numbers that agree may be named otherwise (“450 jobs”, “450 posts”). Those that differ are told of the same class,
    on the same occasion; where one names nothing that is counted, what it is told of, or its sentence if it has a
    unit, must have no other number of its kind (“rose from 4.1% to 3.8%”).
    """
    if not (first.counts and second.counts):
        return bool(first.about & second.about) or (first.kind == second.kind and _same_values(first, second))
    if _agree(first, second):
        return True
    if first.long_ago != second.long_ago and first.long_ago.isdisjoint(second.long_ago):
        return False
    if first.about and second.about:
        return bool(first.about & second.about) and not _harmed_otherwise(first, second)
    if _are_alone_of_their_kind(first, second, crowds):
        return True
    lasts = first.row["kind"] == "duration"  # of many things there are so many days or hours
    shared = {*(first.subjects & second.subjects), *([ANY] if first.row["unit"] and not lasts else [])}
    if _closeness(first, second) < FAR:
        return False
    alone = any(all(crowds[item.told_at(name)] == 1 for item in (first, second)) for name in shared)
    return alone or _same_values(first, second)


def _harmed_otherwise(first: Item, second: Item) -> bool:
    """Whether the ones are dead and the others hurt."""
    harms = first.about & HARM, second.about & HARM
    return all(harms) and harms[0].isdisjoint(harms[1])


def _are_alone_of_their_kind(first: Item, second: Item, crowds: Counter) -> bool:
    """Whether each is the only measure of its dimension in its text, and they are near: the area burnt, the wind."""
    measures = first.row["kind"] == second.row["kind"] == "measure" and first.dimension not in COMMON
    alone = all(crowds[item.occasion] == 1 for item in (first, second))
    return measures and alone and _closeness(first, second) >= HALF


def _crowds(items: list[Item]) -> Counter:
    """How many numbers of a dimension a sentence has, in all and by what they are told of; how many values a text."""
    in_sentences = Counter(item.told_at(name) for item in items for name in (*item.subjects, ANY))
    values = {(item.occasion, item.value) for item in items if item.counts}
    return in_sentences + Counter(occasion for occasion, _ in values)


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
    """Whether an article says a thing again: the same value (“450”, “some 450”) of what can be the same."""
    columns = ("low", "high", "per_each", "earliest", "latest")
    named = not (first.about and second.about) or bool(first.subjects & second.subjects)
    return named and first.kind == second.kind and all(first.row.get(n) == second.row.get(n) for n in columns)


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
