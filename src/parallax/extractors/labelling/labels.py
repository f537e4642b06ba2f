"""What is attached to a word in the syntax: its adjectives, its appositions and titles, its predicates, its verbs.
The event, that is the nouns of event_nouns.csv, is labelled as actors are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parallax.extractors.mentions.mention import Mention, word_list
from parallax.extractors.mentions.tags import names_by_head

VERBS = {"agent": "agent_of", "patient": "patient_of"}
PREDICATES = {"attr", "acomp", "oprd"}
NEGATIVES = {"no", "not", "n't", "never", "neither", "nor"}
NO_LABELS = set("same such own other many few several more most last next first second third".split())
FRONT = {"det", "amod", "compound", "poss", "nummod", "advmod"}


@dataclass(frozen=True)
class Label:
    """Tokens start to end (half-open), the token they are attached to, and how."""

    start: int
    end: int
    target: int
    relation: str
    lemma: str
    negated: bool


def labels(doc: Doc, mentions: Sequence[Mention]) -> Iterator[Label]:
    """The labels of the mentions and of the event words of a Doc; titles and appositions are one label each."""
    names = names_by_head(doc, (mention for mention in mentions if mention.kind == "name"))
    by_start = {name.start: name for name in names.values()}
    heads = {mention.head for mention in mentions if mention.kind != "pronoun"}
    for mention in mentions:
        head, name = doc[mention.head], by_start.get(mention.end)
        if mention.kind == "nominal" and mention.reading == "modifier" and name:
            yield _phrase(doc, mention, name.head, "title")
        elif mention.kind == "nominal" and (apposed := _apposed(head, names)):
            yield _phrase(doc, mention, apposed.head, "apposition")
        elif mention.reading != "place":
            yield from _adjectives(head)
        yield from _predicates(head)
        if mention.role in VERBS and (verb := governing_verb(head)):
            yield Label(verb.i, verb.i + 1, head.i, VERBS[mention.role], verb.lemma_.lower(), is_denied(verb))
    events = word_list("event_nouns.csv")
    for token in doc:
        if token.pos_ == "NOUN" and token.i not in heads and token.lemma_.lower() in events:
            yield from _adjectives(token)
            yield from _predicates(token)


def governing_verb(target: Token) -> Token | None:
    """The verb a word is an argument of, also through a conjunction, an apposition or “by”."""
    while target.dep_ in ("conj", "appos", "pobj", "agent") and target.head.i != target.i:
        target = target.head
    return target.head if target.head.pos_ == "VERB" else None


def is_denied(head: Token) -> bool:
    """“did not agree”, “no ally”, “never popular”."""
    return any(child.dep_ == "neg" or child.lower_ in NEGATIVES for child in head.children)


def _phrase(doc: Doc, mention: Mention, target: int, relation: str) -> Label:
    head = doc[mention.head]
    return Label(mention.start, mention.end, target, relation, head.lemma_.lower(), is_denied(head))


def _apposed(head: Token, names: dict[int, Mention]) -> Mention | None:
    """The name a description stands in apposition to, before it or after it."""
    near = [child.i for child in head.rights if child.dep_ == "appos"]
    if head.dep_ == "appos":
        near.append(head.head.i)
    return next((names[i] for i in near if i in names), None)


def _adjectives(target: Token) -> Iterator[Label]:
    """Adjectives and participles before a word, and those joined to them; adjectives of states and numbers are none."""
    for child in target.lefts:
        if child.dep_ == "amod" or (child.dep_ in ("compound", "nmod") and _hyphened(child) < child.i):
            for word in (child, *(other for other in child.rights if other.dep_ == "conj")):
                if not word.ent_type_ and word.lower_ not in NO_LABELS and word.pos_ in ("ADJ", "VERB", "NOUN"):
                    start = _hyphened(word)
                    lemma = word.lemma_.lower() if start == word.i else word.doc[start : word.i + 1].text.lower()
                    yield Label(start, word.i + 1, target.i, "adjective", lemma, is_denied(word))


def _hyphened(word: Token) -> int:
    """The first token of “full-scale”, “one-on-one”."""
    start = word.i
    while start > 1 and word.doc[start - 1].text == "-" and not word.doc[start - 2].whitespace_:
        start -= 2
    return start


def _predicates(target: Token) -> Iterator[Label]:
    """“is a hero”, “remain far apart”: what a verb says its subject is."""
    if target.dep_ not in ("nsubj", "nsubjpass"):
        return
    for child in target.head.rights:
        if child.dep_ in PREDICATES and child.pos_ in ("NOUN", "ADJ", "PROPN", "VERB", "ADV"):
            start = min([child.i, *(left.left_edge.i for left in child.lefts if left.dep_ in FRONT)])
            denied = is_denied(child) or is_denied(target.head)
            yield Label(start, child.i + 1, target.i, "predicate", child.lemma_.lower(), denied)
