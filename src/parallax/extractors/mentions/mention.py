"""A mention while it is worked on, the chain it belongs to, and the word lists the parts of this package share.

titles.csv holds words that stand before a person's name, with the gender they tell; nouns.csv common nouns that denote
persons, organisations, groups or states: a noun is in if news text uses it as the one who acts or speaks (“spokesman”,
“ministry”), out if it mostly denotes a thing (“talks”). event_nouns.csv holds nouns for what happens (“talks”,
“invasion”), not for what comes of it (“agreement”). All were compiled for this project from general English use.
"""

import csv
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc, Token

from parallax.naming import is_demonym

PERSON, ORG, GPE, GROUP = "PERSON", "ORG", "GPE", "GROUP"
# words that end a body's name without denoting a body of their own (“Washington Post”)
TYPE_WORDS = set("inc corp co ltd llc plc news times post journal press party house".split())
PEOPLES = ("ese", "ish", "ch", "ss")  # “the Chinese”, “the British” are many; “the German” is one
NOUN_PLACES = frozenset("nsubj nsubjpass dobj pobj dative appos attr conj".split())
NAMING = ("call", "know", "name", "dub", "style")


class Description(NamedTuple):
    """The noun of a description, the country, name or possessor it is of, and what tells it from others of that noun:
    “Denmark's budget director” is (director, Denmark, {budget})."""

    noun: str
    of: str | None
    qualifiers: frozenset[str]


@dataclass(eq=False)
class Chain:
    """Mentions of one actor in one article, and what they tell of it."""

    label: str
    mentions: list["Mention"] = field(default_factory=list)
    names: set[tuple[str, ...]] = field(default_factory=set)
    described: set[Description] = field(default_factory=set)
    gender: str = ""


@dataclass(eq=False)
class Mention:
    """Tokens start to end (half-open) of a Doc, the token of the head word, and what is found out about them."""

    start: int
    end: int
    head: int
    kind: str
    label: str
    words: tuple[str, ...] = ()  # of a name: in normal form
    plural: bool = False
    actor_id: str | None = None  # the codebook's, where an alias matched
    reading: str = ""
    role: str = "other"
    chain: Chain | None = field(default=None, repr=False)

    def join(self, chain: Chain) -> None:
        """Put the mention into a chain."""
        self.chain = chain
        chain.mentions.append(self)


@cache
def word_list(name: str) -> dict[str, str]:
    """The first column of a word list beside this module → its second column, empty where there is none."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        return {line[0]: "".join(line[1:2]) for line in lines}


def head_of(doc: Doc, start: int, end: int) -> int:
    """The word of a span that hangs outside it; the last one where several do."""
    inside = range(start, end)
    return next((i for i in reversed(inside) if doc[i].head.i == i or doc[i].head.i not in inside), end - 1)


def is_title(token: Token) -> bool:
    """“Mr.”, “Gen.”, “Foreign Minister”: a capitalised word that can stand before a person's name."""
    text = token.text
    return text in word_list("titles.csv") or (text[0].isupper() and noun_label(token) == PERSON)


def is_body(token: Token) -> bool:
    """Whether a name that ends in this word is a body's: “… Committee”, “… Party”."""
    return token.lower_ in TYPE_WORDS or noun_label(token) == ORG


def noun_label(token: Token) -> str | None:
    """The label of what a common noun denotes: “spokesman” PERSON, “ministry” ORG, “crowd” GROUP."""
    nouns = word_list("nouns.csv")
    if token.lower_ == "pm" and (token.is_lower or (token.i and token.nbor(-1).like_num)):
        return None  # a time of day
    return nouns.get(token.lemma_.lower()) or nouns.get(token.lower_)


@lru_cache(maxsize=1)  # names and nominals ask for those of one Doc
def ones_of_many(doc: Doc) -> frozenset[int]:
    """The tokens that stand for one person by nation, age or children."""
    return frozenset(token.i for token in doc if token.dep_ in NOUN_PLACES and _is_one_of_many(token))


def _is_one_of_many(token: Token) -> bool:
    """Whether a word stands for one person by nation, age or children: “the Tongan”, “the 44-year-old”, “the father of
    two”."""
    aged = token.lower_ == "old" and any(child.lemma_ == "year" for child in token.lefts)
    parent = token.lower_ in ("father", "mother") and any(_is_of_number(child) for child in token.rights)
    if not (aged or parent or _is_national(token)):
        return False
    return any(child.lower_ == "the" for child in token.lefts)


def _is_of_number(child: Token) -> bool:
    return child.lower_ == "of" and any(number.like_num for number in child.rights)


def _is_national(token: Token) -> bool:
    """A demonym in the singular that can be said of one person: “Tongan”, “[South] African”."""
    if not token.text[0].isupper() or not token.i or token.lower_.endswith(("s", *PEOPLES)):
        return False
    return is_demonym(token.lower_) or is_demonym(f"{token.nbor(-1).lower_} {token.lower_}")


def noun_called(name: Token) -> Token | None:
    """The noun that a participle gives a name to: “a group calling itself [Dawn]”, “a gang known as [Dawn]”."""
    above = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "as" else name.head
    named = above.dep_ == "acl" and above.lemma_ in NAMING and name.dep_ in ("oprd", "pobj", "dobj", "attr")
    return above.head if named and name.i > above.i else None
