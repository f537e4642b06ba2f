"""Labelling: the words a text attaches to an actor or to the event, with negation.

Adjectives, appositions, titles, predicates, and the verbs an actor is the agent or the patient of: word choice that can
be compared between outlets. A label is joined to an actor by the head of the mention it is attached to.
"""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from parallax.codebook import Codebook
from parallax.extractors.labelling.labels import labels
from parallax.extractors.mentions import find_mentions
from parallax.syntax import text_of
from parallax.tables import BOOL, INT, TEXT, Row, schema

SCHEMA = schema(
    "One row per word or phrase attached to a mention or to a word for the event.",
    article_id=(TEXT, "article"),
    start=(INT, "offset of the label's first character"),
    end=(INT, "offset after its last character"),
    text=(TEXT, "the label"),
    lemma=(TEXT, "dictionary form of the label's head word; an adjective of several words as it stands"),
    target_head=(INT, "offset of the head word it is attached to"),
    relation=(TEXT, "adjective, apposition, title, predicate, agent_of or patient_of"),
    negated=(BOOL, "whether it is denied"),
)


def rows(doc: Doc, article: dict[str, Any], codebook: Codebook) -> Iterator[Row]:
    """The labels of one article."""
    text = text_of(doc)
    for label in labels(doc, find_mentions(doc, codebook, article["zones"])):
        start, end = doc[label.start].idx, doc[label.end - 1].idx + len(doc[label.end - 1])
        span = {"start": start, "end": end, "text": text[start:end], "target_head": doc[label.target].idx}
        what = {"lemma": label.lemma, "relation": label.relation, "negated": label.negated}
        yield {"article_id": article["article_id"], **span, **what}
