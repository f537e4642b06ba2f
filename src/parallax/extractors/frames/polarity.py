"""The polarity of an expression in context: “without significant progress” is no progress.

Words that act on an expression stand in its own phrase (“no”, “limited”), or govern it (“without”, “downplayed”), or
modify what governs it (“did not yield”, “yielded only”). Flat negation and restriction are combined as in Polanyi and
Zaenen (2006), Contextual valence shifters. The word lists are data: modifiers.csv; how far they reach: scope.py.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from parallax.extractors.frames.scope import PAIRED, acting_words

FLIPPING = ("negator", "downplayer", "remover")


@dataclass(frozen=True)
class Context:
    """An expression's value in context, whether it is negated, and the words that restrict or hedge it."""

    value: int | None
    negated: bool
    restrictor: str | None
    hedge: str | None


def in_context(expression: list[Token], value: int | None) -> Context:
    """The value (−2…+2, or None) of an expression as its phrase and its governors leave it.

    A negator, downplayer or remover (“overcame”) turns the sign and leaves one step (“no breakthrough” is −1); a
    restrictor such as “only” does so to a positive value alone; a weakener or hedge takes a strong value to one step.
    """
    acting = defaultdict(list)
    for word in acting_words(expression, frozenset(modifiers()), unwanted=bool(value and value < 0)):
        if found := role(word):
            acting[found[0]].append((word, found[1]))
    negated = sum(len(acting[shifter]) for shifter in FLIPPING) % 2 == 1
    restricts = acting["restrictor"]
    if value:
        value = -_sign(value) if negated else value
        if value > 0 and any(effect == "flip" for _, effect in restricts):
            value = -1
        elif restricts or acting["hedge"]:
            value = _sign(value)
    return Context(value, negated, _first(restricts), _first(acting["hedge"]))


@cache
def modifiers() -> dict[str, tuple[str, str]]:
    """Role and effect of each word of modifiers.csv."""
    with Path(__file__).with_name("modifiers.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: (row["role"], row["effect"]) for row in csv.DictReader(file)}


def role(word: Token) -> tuple[str, str] | None:
    """Role and effect of a word with the next (“far from”), as it stands, else of its lemma."""
    pair = f"{word.lower_} {word.nbor().lower_}" if word.lower_ in PAIRED and word.i + 1 < len(word.doc) else ""
    return modifiers().get(pair) or modifiers().get(word.lower_) or modifiers().get(word.lemma_.lower())


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _first(words: Iterable[tuple[Token, str]]) -> str | None:
    return next((word.lower_ for word, _ in words), None)
