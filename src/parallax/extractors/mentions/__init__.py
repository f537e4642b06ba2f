"""Mentions of persons, groups, organisations, states and offices, chained within the article."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from parallax.codebook import Codebook
from parallax.extractors.mentions.chains import link_chains
from parallax.extractors.mentions.mention import Mention, text_of
from parallax.extractors.mentions.names import find_names
from parallax.extractors.mentions.nominals import find_nominals, find_pronouns
from parallax.extractors.mentions.roles import set_roles
from parallax.tables import BOOL, INT, TEXT, Row, schema

SCHEMA = schema(
    "One row per mention of an actor, a place or an office.",
    article_id=(TEXT, "article"),
    start=(INT, "offset of the first character"),
    end=(INT, "offset after the last character"),
    head=(INT, "offset of the head word: sources and labels join on it"),
    text=(TEXT, "the mention"),
    label=(TEXT, "PERSON, ORG, GPE or GROUP, decided over all mentions of the name"),
    kind=(TEXT, "name, nominal or pronoun"),
    plural=(BOOL, "whether it stands for several"),
    chain=(TEXT, "offset of the first mention of the same actor in this article"),
    reading=(TEXT, "actor, place or modifier (“in Ukraine”, “Ukrainian soldiers”)"),
    role=(TEXT, "agent, patient or other"),
)


def rows(doc: Doc, article: dict[str, Any], codebook: Codebook) -> Iterator[Row]:
    """The mentions of one article."""
    for mention in find_mentions(doc, codebook):
        head = doc[mention.head].idx
        start, end = doc[mention.start].idx, doc[mention.end - 1].idx + len(doc[mention.end - 1])
        span = {"start": start, "end": end, "head": head, "text": text_of(doc, mention), "label": mention.label}
        use = {"kind": mention.kind, "plural": mention.plural, "reading": mention.reading, "role": mention.role}
        yield {"article_id": article["article_id"], **span, **use, "chain": str(doc[mention.first.start].idx)}


def find_mentions(doc: Doc, codebook: Codebook) -> list[Mention]:
    """All mentions of a Doc in order, with label, chain, reading and role."""
    names = find_names(doc, tuple(codebook.actors))
    mentions = [*names, *find_nominals(doc, names), *find_pronouns(doc)]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    link_chains(doc, mentions)
    set_roles(doc, mentions)
    return mentions
