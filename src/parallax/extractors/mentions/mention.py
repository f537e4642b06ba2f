"""A mention while it is worked on, and the word lists its parts share."""

import csv
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Token

PERSON, ORG, GPE, GROUP = "PERSON", "ORG", "GPE", "GROUP"


@dataclass(eq=False)
class Mention:
    """Tokens start to end (half-open) of a Doc, the token of the head word, and what is found out about them."""

    start: int
    end: int
    head: int
    kind: str
    label: str
    plural: bool = False
    chain: "Mention | None" = field(default=None, repr=False)  # first mention of the chain it belongs to
    actor_id: str | None = None  # the codebook's, where an alias matched
    reading: str = "actor"
    role: str = "other"

    @property
    def first(self) -> "Mention":
        """The mention that opens its chain."""
        return self.chain or self


@cache
def word_list(name: str) -> dict[str, str]:
    """The first column of a word list beside this module → its second column."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        return {line[0]: line[1] for line in lines}


def is_title(token: Token) -> bool:
    """“Mr.”, “Gen.”, “President”: a capitalised word that can stand before a person's name."""
    return token.text in word_list("titles.csv")


def noun_label(token: Token) -> str | None:
    """The label of what a common noun denotes: “spokesman” PERSON, “ministry” ORG, “crowd” GROUP."""
    nouns = word_list("nouns.csv")
    return nouns.get(token.lemma_.lower()) or nouns.get(token.lower_)


def is_plural(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS")


def text_of(doc: Doc, mention: Mention) -> str:
    return doc[mention.start : mention.end].text
