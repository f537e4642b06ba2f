"""Descriptions: “the Danish leader”, “both sides”, “head of the delegation”, “chief negotiator” before a name."""

from spacy.tokens import Doc, Token

from parallax.codebook import Actor
from parallax.extractors.mentions.aliases import find_aliases
from parallax.extractors.mentions.mention import GROUP, PERSON, Mention, noun_label, ones_of_many, word_list

LEFT = {"poss", "amod", "compound", "nummod", "nmod", "quantmod", "advmod", "case", "punct"}
FULL_LEFT = LEFT | {"det", "predet", "preconj"}


def find_nominals(doc: Doc, names: list[Mention], actors: tuple[Actor, ...]) -> list[Mention]:
    """Titles before names, then noun phrases whose head denotes persons, groups, organisations or states, then what the
    codebook lists and these did not find."""
    taken = {i for name in names for i in range(name.start, name.end)}
    found: dict[int, Mention] = {}
    ones = ones_of_many(doc)
    for name in names:
        if name.label == PERSON and (title := _title(doc, name, taken)):
            found[title.head] = title
    for token in doc:
        if token.i in taken or token.i in found:
            continue
        if token.i in ones:
            found[token.i] = Mention(_left(token, FULL_LEFT), token.i + 1, token.i, "nominal", PERSON)
        elif token.pos_ in ("NOUN", "PROPN") and not _is_attached(token) and (label := noun_label(token)):
            found[token.i] = _phrase(token, label)
    for start, end, alias in find_aliases(doc, actors, "nominal"):
        open_nouns = [i for i in range(start, end) if i not in taken and doc[i].pos_ in ("NOUN", "PROPN")]
        head = next((i for i in open_nouns if not start <= doc[i].head.i < end or doc[i].head.i == i), None)
        if head is not None:
            nominal = found.setdefault(head, Mention(start, end, head, "nominal", alias.label))
            nominal.start, nominal.end = min(start, nominal.start), max(end, nominal.end)
            nominal.actor_id, nominal.label = alias.actor_id, alias.label
    return list(found.values())


def _phrase(noun: Token, label: str) -> Mention:
    plural = noun.tag_ in ("NNS", "NNPS")
    label = GROUP if plural and label == PERSON else label
    return Mention(_left(noun, FULL_LEFT), _right(noun), noun.i, "nominal", label, plural=plural)


def _title(doc: Doc, name: Mention, taken: set[int]) -> Mention | None:
    """The description directly before a person's name, without “Mr.” and its like: “German Foreign Minister”."""
    last = name.start - 1
    while last >= 0 and doc[last].text in word_list("titles.csv") and noun_label(doc[last]) is None:
        last -= 1
    if last < 0 or last in taken or noun_label(doc[last]) != PERSON or doc[last].pos_ not in ("NOUN", "PROPN"):
        return None
    inside = [child.left_edge.i for child in doc[name.head].lefts if child.dep_ in LEFT and child.i <= last]
    own = _left(doc[last], LEFT)
    start, first = last, min([own, *inside])
    while start > first and not doc[start].is_sent_start and (start - 1 in taken or not _separates(doc[start - 1])):
        start -= 1
    return Mention(start, last + 1, last, "nominal", PERSON, reading="modifier")


def _separates(token: Token) -> bool:
    return token.pos_ in ("CCONJ", "ADP", "VERB", "AUX", "PUNCT", "SPACE") and token.text != "-"


def _is_attached(token: Token) -> bool:
    """Whether a noun only specifies another: “prisoner exchange”, “press conference”."""
    return token.dep_ == "compound" and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")


def _left(head: Token, relations: set[str]) -> int:
    return min([head.i, *(child.left_edge.i for child in head.lefts if child.dep_ in relations)])


def _right(head: Token) -> int:
    """After the head, or after what “of” and “for” add: “leader of Japan”, “spokesperson for the court”."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for"):
            return next((obj.i + 1 for obj in child.rights if obj.dep_ == "pobj"), head.i + 1)
    return head.i + 1
