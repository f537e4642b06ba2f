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
    """Words of an alias as the tokenizer cuts them, whose it is, and whether it is a name or a title."""

    words: tuple[str, ...]
    actor_id: str
    label: str
    kind: str


def find_aliases(doc: Doc, actors: tuple[Actor, ...]) -> Iterator[tuple[int, int, Alias]]:
    """Start and end token of each alias in a Doc, from left to right, none overlapping."""
    index = _index(actors)
    words = [_plain(token.text) for token in doc] if index else []
    at = 0
    while at < len(words):
        alias = next((alias for alias in index.get(words[at].lower(), ()) if _stands(alias.words, words, at)), None)
        if alias:
            yield at, at + len(alias.words), alias
        at += len(alias.words) if alias else 1


def _stands(alias: tuple[str, ...], words: list[str], at: int) -> bool:
    """Whether an alias stands at a place: “US” is not “us”, “Ukrainian leader” is “UKRAINIAN LEADER”."""
    found = words[at : at + len(alias)]
    return len(found) == len(alias) and all(map(_same, alias, found))


def _same(written: str, found: str) -> bool:
    if written.lower() != found.lower():
        return False
    return written.islower() or written == found or (found[0].isupper() and not written.isupper())


@lru_cache(maxsize=4)
def _index(actors: tuple[Actor, ...]) -> dict[str, list[Alias]]:
    """Aliases by their first word in lower case, the longest first; a name goes before an equal title."""
    tokenizer = spacy.blank("en").tokenizer
    index: dict[str, dict[tuple[str, ...], Alias]] = {}
    for actor in actors:
        named = [(name, "name") for name in (actor.name, *actor.aliases, *actor.metonyms)]
        for text, kind in [*named, *((title, "nominal") for title in actor.titles)]:
            words = tuple(_plain(token.text) for token in tokenizer(text))
            alias = Alias(words, actor.actor_id, LABELS[actor.kind], kind)
            index.setdefault(words[0].lower(), {}).setdefault(words, alias)
    return {first: sorted(found.values(), key=lambda a: (-len(a.words), a.words)) for first, found in index.items()}


def _plain(text: str) -> str:
    return text.replace("’", "'")
