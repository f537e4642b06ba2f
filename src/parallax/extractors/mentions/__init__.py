"""Mentions of persons, groups, organisations, states and offices, chained within the article."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc

from parallax.codebook import Codebook
from parallax.extractors.mentions.chains import link_names
from parallax.extractors.mentions.descriptions import link_described
from parallax.extractors.mentions.labels import decide_labels
from parallax.extractors.mentions.mention import Mention
from parallax.extractors.mentions.names import find_again, find_names
from parallax.extractors.mentions.nominals import find_nominals
from parallax.extractors.mentions.pronouns import find_pronouns, link_pronouns
from parallax.extractors.mentions.roles import set_roles
from parallax.syntax import text_of
from parallax.tables import BOOL, INT, TEXT, Row, schema

SCHEMA = schema(
    "One row per mention of an actor, a place or an office.",
    article_id=(TEXT, "article"),
    start=(INT, "offset of the first character"),
    end=(INT, "offset after the last character"),
    head=(INT, "offset of the head word: sources and labels join on it"),
    text=(TEXT, "the mention; a title before a name is a mention of its own, read as a modifier"),
    label=(TEXT, "PERSON, ORG, GPE or GROUP, decided over all mentions of the name"),
    kind=(TEXT, "name, nominal or pronoun"),
    plural=(BOOL, "whether it stands for several"),
    chain=(TEXT, "head of the first mention of the same actor in this article"),
    reading=(TEXT, "actor, place or modifier (“in Peru”, “Peruvian soldiers”)"),
    role=(TEXT, "agent, patient or other"),
)


def rows(doc: Doc, article: dict[str, Any], codebook: Codebook) -> Iterator[Row]:
    """The mentions of one article."""
    text = text_of(doc)
    for mention in chained_mentions(doc, codebook, article["zones"]):
        start, end = doc[mention.start].idx, doc[mention.end - 1].idx + len(doc[mention.end - 1])
        span = {"start": start, "end": end, "head": doc[mention.head].idx, "text": text[start:end]}
        kind = {"label": mention.label, "kind": mention.kind, "plural": mention.plural}
        chain = doc[min(mention.chain.mentions, key=lambda other: other.head).head].idx
        use = {"chain": str(chain), "reading": mention.reading, "role": mention.role}
        yield {"article_id": article["article_id"], **span, **kind, **use}


def find_mentions(doc: Doc, codebook: Codebook, zones: list[Row]) -> tuple[Mention, ...]:
    """All mentions of a Doc in order, with label, reading and role, not yet chained; in a dateline stand places."""
    datelines = tuple((zone["start"], zone["end"]) for zone in zones if zone["zone"] == "dateline")
    return _mentions_of(doc, codebook, datelines)


@lru_cache(maxsize=1)  # several extractors ask for the mentions of one Doc, one after the other
def _mentions_of(doc: Doc, codebook: Codebook, datelines: tuple[tuple[int, int], ...]) -> tuple[Mention, ...]:
    actors = tuple(codebook.actors)
    names = decide_labels(doc, find_names(doc, actors))
    names = [*names, *find_again(doc, names)]
    mentions = [*names, *find_nominals(doc, names, actors), *find_pronouns(doc)]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    set_roles(doc, mentions, datelines)
    return tuple(mentions)


def chained_mentions(doc: Doc, codebook: Codebook, zones: list[Row]) -> list[Mention]:
    """All mentions of a Doc in order, each in its chain."""
    mentions = [replace(mention) for mention in find_mentions(doc, codebook, zones)]  # chaining changes them
    chains = link_names(doc, mentions)
    link_described(doc, mentions, chains)
    link_pronouns(doc, mentions, chains)
    return mentions
