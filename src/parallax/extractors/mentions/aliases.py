"""Names and titles of the codebook in a text: the longest match wins, capitals must be capitals."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.tokens import Doc

from parallax.codebook import Actor
from parallax.extractors.mentions.mention import GPE, GROUP, ORG, PERSON

LABELS = {"person": PERSON, "group": GROUP, "organisation": ORG, "agency": ORG, "state": GPE}


@dataclass(frozen=True)
class Alias:
    """Words of an alias as the tokenizer cuts them, and whose it is."""

    words: tuple[str, ...]
    actor_id: str
    label: str


Index = dict[str, list[Alias]]


def find_aliases(doc: Doc, actors: tuple[Actor, ...], kind: str) -> Iterator[tuple[int, int, Alias]]:
    """Start and end token of each alias in a Doc, and at the front of a name or within a title those of others
    (“Peru” in “Peru's National Bank”). `kind` is name, or nominal: titles, and names that end in a common noun."""
    index = _indices(actors)[kind]
    words = _words(doc) if index else []
    at = 0
    while at < len(words):
        first = words[at].lower()
        if first in index and (found := _longest(index, words, at, len(words), kind)):
            end = at + len(found.words)
            yield at, end, found
            yield from _inside(index, words, at, end, found, kind)
            at = end
        else:
            at += 1


def _inside(
    index: Index, words: list[str], start: int, end: int, outer: Alias, kind: str
) -> Iterator[tuple[int, int, Alias]]:
    for at in range(start, start + 1 if kind == "name" else end):
        if inner := _longest(index, words, at, end, kind, outer.actor_id):
            yield at, at + len(inner.words), inner


def _longest(index: Index, words: list[str], at: int, end: int, kind: str, but: str | None = None) -> Alias | None:
    """The longest alias that starts at a word and ends before another, `but` those of one actor."""
    for alias in (alias for alias in index.get(words[at].lower(), ()) if alias.actor_id != but):
        found = words[at : min(at + len(alias.words), end)]
        if len(found) == len(alias.words) and all(_same(one, other, kind) for one, other in zip(alias.words, found)):
            return alias
    return None


def _same(written: str, found: str, kind: str) -> bool:
    """“US” is not “us”, a name has its capitals, a title may do without."""
    if written.lower() != found.lower():
        return False
    if written == found or written.islower():
        return True
    return not written.isupper() and (kind == "nominal" or found[0].isupper())


@lru_cache(maxsize=4)
def _indices(actors: tuple[Actor, ...]) -> dict[str, Index]:
    """Of each kind: aliases by their first word in lower case, the longest first."""
    tokenizer = spacy.blank("en").tokenizer
    indices: dict[str, Index] = {"name": {}, "nominal": {}}
    for actor in actors:
        titles = set(actor.titles)
        for text in dict.fromkeys((actor.name, *actor.aliases, *actor.metonyms, *actor.titles)):
            words = tuple(_plain(token.text) for token in tokenizer(text))
            kind = "nominal" if text in titles or words[-1].islower() else "name"
            indices[kind].setdefault(words[0].lower(), []).append(Alias(words, actor.actor_id, LABELS[actor.kind]))
    for index in indices.values():
        for entries in index.values():
            entries.sort(key=lambda alias: (-len(alias.words), alias.words, alias.actor_id))
    return indices


@lru_cache(maxsize=1)  # names and titles of one Doc are looked for one after the other
def _words(doc: Doc) -> list[str]:
    return [_plain(token.text) for token in doc]


def _plain(text: str) -> str:
    return text.replace("’", "'")
