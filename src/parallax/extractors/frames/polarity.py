"""The polarity of an expression in context: “without significant progress” is no progress.

Words that act on an expression stand in its own phrase (“no”, “limited”), or govern it (“without”, “downplayed”), or
modify what governs it (“did not yield”, “yielded only”). Flat negation and restriction are combined as in Polanyi and
Zaenen (2006), Contextual valence shifters. The word lists are data: modifiers.csv.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Token

# relations through which a word above acts on the expression below, by spaCy's labels
GOVERNED = {"pobj", "dobj", "obj", "prep", "pcomp", "amod", "compound", "conj", "attr", "acomp", "xcomp", "ccomp",
            "agent", "nsubj", "nsubjpass", "oprd", "acl", "advmod", "dative", "poss"}  # fmt: skip
MODIFYING = {"neg", "det", "amod", "advmod", "preconj", "aux", "acomp", "oprd", "predet", "nummod", "quantmod", "cc"}
# “the chances of a breakthrough” is about the breakthrough, “the venue of the fruitless rounds” is not about the venue:
# an attribute and the phrase of another preposition are out of reach of what stands above them
TRANSPARENT = {"of", "for", "in", "on", "about", "to", "toward", "towards", "with"}


@dataclass(frozen=True)
class Context:
    """An expression's value in context, whether it is negated, and the words that restrict or hedge it."""

    value: int | None
    negated: bool
    restrictor: str | None
    hedge: str | None


def in_context(expression: list[Token], value: int | None) -> Context:
    """The value (−2…+2, or None) of an expression as its phrase and its governors leave it.

    A negator or downplayer turns the sign and leaves one step (“no breakthrough” is −1); a restrictor such as “only”
    does so to a positive value alone; a weakener or hedge takes a strong value down to one step.
    """
    acting = {}
    for word in _acting_words(expression):
        if found := modifiers().get(word.lower_) or modifiers().get(word.lemma_.lower()):
            acting.setdefault(found[0], []).append((word, found[1]))
    flips = [word for role in ("negator", "downplayer") for word, _ in acting.get(role, [])]
    negated = len(flips) % 2 == 1
    restricts = acting.get("restrictor", [])
    if value:
        value = -_sign(value) if negated else value
        if value > 0 and any(effect == "flip" for _, effect in restricts):
            value = -1
        elif restricts or "hedge" in acting:
            value = _sign(value)
    hedges = acting.get("hedge", [])
    return Context(value, negated, _first(word for word, _ in restricts), _first(word for word, _ in hedges))


@cache
def modifiers() -> dict[str, tuple[str, str]]:
    """Role and effect of each word of modifiers.csv."""
    with Path(__file__).with_name("modifiers.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: (row["role"], row["effect"]) for row in csv.DictReader(file)}


def _acting_words(expression: list[Token]) -> Iterator[Token]:
    inside = {token.i for token in expression}
    for token in expression:
        yield from (child for child in token.children if child.i not in inside and child.dep_ in MODIFYING)
    word = next((token for token in expression if token.head.i not in inside), expression[0])
    attribute = word.dep_ == "amod"
    while word.dep_ in GOVERNED and word.head != word:
        below, word = word, word.head
        yield word
        yield from (child for child in word.children if _modifies(child, below) and child.i not in inside)
        if word.pos_ == "ADP" and (attribute or word.lower_ not in TRANSPARENT):
            return


def _modifies(child: Token, below: Token) -> bool:
    """Whether a governor's other child acts on the branch `below`: not where it only describes a coordinated word."""
    return child is not below and child.dep_ in MODIFYING and below.dep_ != "conj"


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _first(words: Iterator[Token]) -> str | None:
    return next((word.lower_ for word in words), None)
