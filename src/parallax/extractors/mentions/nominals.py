"""Descriptions: “the Ukrainian leader”, “both sides”, “head of the delegation”, “chief negotiator” before a name."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from parallax.extractors.mentions.mention import GROUP, ORG, PERSON, Mention, noun_label, word_list
from parallax.naming import is_demonym

LEFT = {"poss", "amod", "compound", "nummod", "nmod", "quantmod", "advmod", "case", "punct"}
FULL_LEFT = LEFT | {"det", "predet", "preconj"}


def find_bodies(doc: Doc, names: list[Mention]) -> Iterator[Mention]:
    """Names with the noun they stand before: “the Klein campaign” is another actor than Klein, “the Tea Party movement”
    none than the Tea Party. The name inside stays a mention, as a modifier."""
    for name in names:
        noun = doc[name.head].head
        if doc[name.head].dep_ not in ("compound", "nmod") or noun.i != name.end or noun.tag_ != "NN":
            continue
        if noun_label(noun) == ORG and name.kind == "name" and not is_demonym(" ".join(name.words)):
            words = name.words if name.label == ORG else (*name.words, noun.lower_)
            actor_id = name.actor_id if name.label == ORG else None
            yield Mention(name.start, noun.i + 1, noun.i, "name", ORG, words, actor_id=actor_id)


def find_nominals(doc: Doc, names: list[Mention]) -> Iterator[Mention]:
    """Titles before names, then noun phrases whose head denotes persons, groups, organisations or states."""
    taken = {i for name in names for i in range(name.start, name.end)}
    for name in names:
        if name.label == PERSON and name.kind == "name" and (title := _title(doc, name, taken)):
            taken.add(title.head)
            yield title
    for token in doc:
        if token.pos_ in ("NOUN", "PROPN") and token.i not in taken and (label := noun_label(token)):
            if not _is_attached(token):
                plural = token.tag_ in ("NNS", "NNPS")
                label = GROUP if plural and label == PERSON else label
                yield Mention(_left(token, FULL_LEFT), _right(token), token.i, "nominal", label, plural=plural)


def _title(doc: Doc, name: Mention, taken: set[int]) -> Mention | None:
    """The description directly before a person's name, without “Mr.” and its like: “Turkish Foreign Minister”."""
    last = name.start - 1
    while last >= 0 and doc[last].text in word_list("titles.csv") and noun_label(doc[last]) is None:
        last -= 1
    if last < 0 or last in taken or noun_label(doc[last]) != PERSON or doc[last].pos_ not in ("NOUN", "PROPN"):
        return None
    inside = [child.left_edge.i for child in doc[name.head].lefts if child.dep_ in LEFT and child.i <= last]
    own = _left(doc[last], LEFT)
    title = Mention(min([own, *inside]), last + 1, last, "nominal", PERSON, reading="modifier")
    return None if any(doc[i].is_sent_start for i in range(title.start + 1, name.start)) else title


def _is_attached(token: Token) -> bool:
    """Whether a noun only specifies another: “prisoner exchange”, “press conference”."""
    return token.dep_ == "compound" and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")


def _left(head: Token, relations: set[str]) -> int:
    return min([head.i, *(child.left_edge.i for child in head.lefts if child.dep_ in relations)])


def _right(head: Token) -> int:
    """After the head, or after what “of” and “for” add: “leader of Japan”, “spokesperson for the Kremlin”."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for"):
            return next((obj.i + 1 for obj in child.rights if obj.dep_ == "pobj"), head.i + 1)
    return head.i + 1
