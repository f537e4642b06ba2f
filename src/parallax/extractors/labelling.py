"""Labelling: the words a text attaches to an actor or to the event, with negation.

Adjectives, appositions, titles, predicates, and the verbs an actor is the agent or the patient of: word choice that can
be compared between outlets. Joined to an actor by the head of the mention it is attached to.
"""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Token

from parallax.codebook import Codebook
from parallax.extractors.mentions import find_mentions
from parallax.extractors.mentions.mention import Mention
from parallax.tables import BOOL, INT, TEXT, Row, schema

SCHEMA = schema(
    "One row per word or phrase attached to a mention.",
    article_id=(TEXT, "article"),
    start=(INT, "offset of the label's first character"),
    end=(INT, "offset after its last character"),
    text=(TEXT, "the label"),
    lemma=(TEXT, "dictionary form of the label's head word"),
    target_head=(INT, "offset of the head word it is attached to"),
    relation=(TEXT, "adjective, apposition, title, predicate, agent_of or patient_of"),
    negated=(BOOL, "whether it is denied"),
)

VERBS = {"agent": "agent_of", "patient": "patient_of"}


def rows(doc: Doc, article: dict[str, Any], codebook: Codebook) -> Iterator[Row]:
    """The labels of one article."""
    for mention in find_mentions(doc, codebook):
        for first, last, head, relation in labels(doc, mention):
            span = {"start": first.idx, "end": last.idx + len(last), "text": doc[first.i : last.i + 1].text}
            label = {"lemma": head.lemma_.lower(), "relation": relation, "negated": is_negated(head)}
            yield {"article_id": article["article_id"], **span, **label, "target_head": doc[mention.head].idx}


def labels(doc: Doc, mention: Mention) -> Iterator[tuple[Token, Token, Token, str]]:
    """First, last and head token of each label of a mention, and its relation."""
    target = doc[mention.head]
    for child in target.children:
        if child.dep_ == "amod" and not child.ent_type_:
            yield child, child, child, "adjective"
        elif child.dep_ == "appos" and child.pos_ == "NOUN":
            yield child.left_edge, child, child, "apposition"
        elif child.dep_ in ("compound", "nmod") and child.i < mention.start and child.pos_ in ("NOUN", "PROPN"):
            yield child.left_edge, child, child, "title"
    if target.dep_ in ("nsubj", "nsubjpass"):
        yield from _predicates(target.head)
    if mention.role in VERBS and (verb := governing_verb(target)):
        yield verb, verb, verb, VERBS[mention.role]


def governing_verb(target: Token) -> Token | None:
    """The verb a mention is an argument of, also through a conjunction, an apposition or “by”."""
    while target.dep_ in ("conj", "appos", "pobj", "agent") and target.head.i != target.i:
        target = target.head
    verb = target.head
    return verb if verb.pos_ == "VERB" else None


def is_negated(head: Token) -> bool:
    """“did not agree”, “no ally”."""
    return any(child.dep_ == "neg" or child.lower_ in ("no", "never") for child in head.children) or (
        head.dep_ in ("attr", "acomp") and any(child.dep_ == "neg" for child in head.head.children)
    )


def _predicates(verb: Token) -> Iterator[tuple[Token, Token, Token, str]]:
    for child in verb.children:
        if child.dep_ in ("attr", "acomp", "oprd") and child.pos_ in ("NOUN", "ADJ", "PROPN"):
            yield child.left_edge if child.pos_ == "NOUN" else child, child, child, "predicate"
