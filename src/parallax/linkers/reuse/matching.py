"""Matching: the longest runs of equal words that two articles share, found by the shingles they have in common."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parallax.tables import Row

Shingle = tuple[str, ...]
Span = tuple[int, int]


@dataclass(frozen=True)
class Words:
    """The words of one article that count: lower-cased, with their offsets; `own` says which are not quoted.

    `first` holds, for each shingle of so many words, where it stands first: each is used once.
    """

    article_id: str
    spans: tuple[Span, ...]
    own: tuple[bool, ...]
    first: dict[Shingle, int]


@dataclass(frozen=True, order=True)
class Match:
    """A run of equal words: first word in each article, and its length."""

    a: int
    b: int
    length: int


def read_words(article: Row, hidden: list[Span], quoted: list[Span], shingle: int) -> Words:
    """An article's words without those in hidden spans."""
    masked = bytearray(len(article["text"]))
    for code, spans in ((1, quoted), (2, hidden)):
        for start, end in spans:
            masked[start:end] = bytes([code]) * (end - start)
    found = [match for match in re.finditer(r"\w+", article["text"]) if masked[match.start()] != 2]
    words, spans = tuple(match[0].lower() for match in found), tuple(match.span() for match in found)
    first: dict[Shingle, int] = {}
    for at in range(len(words) - shingle + 1):
        first.setdefault(words[at : at + shingle], at)
    return Words(article["article_id"], spans, tuple(masked[start] == 0 for start, _ in spans), first)


def matches(a: Words, b: Words, shingle: int) -> Iterator[Match]:
    """Shared shingles that follow each other in both articles, joined."""
    open_runs: dict[int, tuple[int, int, int]] = {}
    for at_a, at_b in sorted((a.first[shared], b.first[shared]) for shared in a.first.keys() & b.first.keys()):
        diagonal = at_b - at_a
        first_a, first_b, last = open_runs.get(diagonal, (at_a, at_b, at_a))
        if at_a > last + 1:
            yield Match(first_a, first_b, last - first_a + shingle)
            first_a, first_b = at_a, at_b
        open_runs[diagonal] = (first_a, first_b, at_a)
    for first_a, first_b, last in open_runs.values():
        yield Match(first_a, first_b, last - first_a + shingle)
