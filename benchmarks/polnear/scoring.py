"""Definitions of the public scorer of PolNeAR: what counts as found, as additive numbers of each article.

Words are `\\w+`. A predicted content matches a gold one, one to one and best first, where they share half of their
words; `full` asks for an overlapping source too, or none on both sides. Boilerplate that the corpus marks is no error.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from benchmarks.polnear.words import Words
from parallax.extractors.attributions.polnear import CorpusArticle, Gold, Offsets

HALF = 0.5  # share of words from which contents match, and from which boilerplate is boilerplate


@dataclass(frozen=True)
class Spans:
    """Content and source of one attribution as numbers of words, and the classes it counts in."""

    content: frozenset[int]
    source: frozenset[int]
    classes: tuple[str, ...]

    def agrees(self, other: "Spans") -> bool:
        """Whether the sources share a word, or are both missing."""
        return bool(self.source & other.source) or not (self.source or other.source)


def count(article: CorpusArticle, found: Iterable[Gold], by_fragments: bool = False) -> Counter:
    """Numbers of one article by (class, name); by fragments, each unbroken piece of content is an attribution."""
    words = Words(article.text)
    gold, said = (_spans(words, many, by_fragments) for many in (article.gold, found))
    mates = matched(gold, said)
    owners = {j: i for i, j in mates.items()}
    ignored = words.within(article.discard)
    kept = {j: one for j, one in enumerate(said) if j in owners or not _mostly(one.content, ignored)}
    kept = {j: replace(one, classes=gold[owners[j]].classes) if j in owners else one for j, one in kept.items()}
    total = _soft(gold, list(kept.values()))
    for i, one in enumerate(gold):
        total.update((kind, name) for kind in one.classes for name in _names(one, kept.get(mates.get(i, -1))))
    total.update((kind, "found") for one in kept.values() for kind in one.classes)
    return total


def f1(total: Counter, kind: str) -> float:
    """F1 of `full` in percent."""
    return 200 * total[kind, "full"] / max(1, total[kind, "gold"] + total[kind, "found"])


def soft_f1(total: Counter) -> float:
    """F1 of the contents' words in percent (Johansson & Moschitti 2013): blind to how contents are cut."""
    return _f1(total["all", "soft p"], total["all", "found"], total["all", "soft r"], total["all", "gold"])


def source_f1(total: Counter) -> float:
    """F1 in percent of the sources of matched contents that overlap."""
    right = total["all", "sources right"]
    return _f1(right, total["all", "sources found"], right, total["all", "sources"])


def matched(gold: Sequence[Spans], said: Sequence[Spans]) -> dict[int, int]:
    """Which gold attribution meets which prediction; of equal contents the sources decide."""
    pairs = sorted(
        (-overlap - 1e-6 * _overlap(g.source, p.source), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(said)
        if (overlap := _overlap(g.content, p.content)) >= HALF
    )
    mates: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in mates and j not in taken:
            mates[i] = j
            taken.add(j)
    return mates


def _names(gold: Spans, mate: Spans | None) -> list[str]:
    """What a gold attribution counts as, given the prediction that matches it."""
    if mate is None:
        return ["gold"]
    holds = {"full": gold.agrees(mate), "sources": gold.source, "sources found": mate.source}
    holds["sources right"] = gold.source & mate.source
    return ["gold", *(name for name, true in holds.items() if true)]


def _spans(words: Words, many: Iterable[Gold], by_fragments: bool) -> list[Spans]:
    """Those attributions whose content has a word."""
    pieces = (piece for one in many for piece in (_fragments(words, one) if by_fragments else [one]))
    both = ((one, words.within(one.content)) for one in pieces)
    return [Spans(found, words.within(one.source), _classes(words, one.content, found)) for one, found in both if found]


def _classes(words: Words, pieces: Offsets, content: frozenset[int]) -> tuple[str, ...]:
    """Quoted where a double quotation mark stands in or beside the content, direct where it holds nearly all of it."""
    if not words.has_mark(pieces):
        return ("all", "unquoted")
    direct = len(content & words.quoted) >= 0.9 * len(content) > 0
    return ("all", "quoted", "direct") if direct else ("all", "quoted")


def _fragments(words: Words, one: Gold) -> list[Gold]:
    """One attribution for each run of pieces that no word parts."""
    runs: list[list[tuple[int, int]]] = []
    for start, end in sorted(one.content):
        if runs and not words.within(((runs[-1][-1][1], start),)):
            runs[-1].append((start, end))
        else:
            runs.append([(start, end)])
    return [replace(one, content=tuple(run)) for run in runs]


def _soft(gold: Sequence[Spans], said: Sequence[Spans]) -> Counter:
    """The share of each predicted content inside any gold one, and the reverse, summed."""
    sums: Counter = Counter()
    for name, ones, others in (("soft p", said, gold), ("soft r", gold, said)):
        union = frozenset().union(*(other.content for other in others))
        sums["all", name] = sum(len(one.content & union) / len(one.content) for one in ones)
    return sums


def _mostly(content: frozenset[int], within: frozenset[int]) -> bool:
    return len(content & within) >= HALF * len(content)


def _overlap(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def _f1(hits_p: float, found: int, hits_r: float, gold: int) -> float:
    precision, recall = hits_p / max(1, found), hits_r / max(1, gold)
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0
