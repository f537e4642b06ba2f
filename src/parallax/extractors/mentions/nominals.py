"""Descriptions and pronouns: “the Ukrainian leader”, “both sides”, “chief negotiator” before a name, “he”."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from parallax.extractors.mentions.mention import GROUP, ORG, PERSON, Mention, is_plural, noun_label

LEFT = {"det", "poss", "amod", "compound", "nummod", "nmod", "case", "predet", "quantmod", "advmod", "punct"}
PRONOUNS = {
    "he": PERSON, "him": PERSON, "his": PERSON, "himself": PERSON,
    "she": PERSON, "her": PERSON, "hers": PERSON, "herself": PERSON,
    "it": ORG, "its": ORG, "itself": ORG,
    "they": GROUP, "them": GROUP, "their": GROUP, "theirs": GROUP, "themselves": GROUP,
    "i": PERSON, "me": PERSON, "my": PERSON, "mine": PERSON, "myself": PERSON,
    "we": GROUP, "us": GROUP, "our": GROUP, "ours": GROUP, "ourselves": GROUP,
}  # fmt: skip
PLURAL_PRONOUNS = {"they", "them", "their", "theirs", "themselves", "we", "us", "our", "ours", "ourselves"}


def find_nominals(doc: Doc, names: list[Mention]) -> Iterator[Mention]:
    """Noun phrases whose head denotes persons, groups, organisations or states, outside names."""
    inside = {i for name in names for i in range(name.start, name.end)}
    for token in doc:
        if token.i in inside or token.pos_ not in ("NOUN", "PROPN"):
            continue
        label = noun_label(token)
        if label and not (token.dep_ == "compound" and token.head.pos_ == "NOUN"):
            yield Mention(_left(token, inside), token.i + 1, token.i, "nominal", label, is_plural(token))


def find_pronouns(doc: Doc) -> Iterator[Mention]:
    """Personal and possessive pronouns, except “it” that stands for nothing."""
    for token in doc:
        if token.pos_ in ("PRON", "DET") and token.lower_ in PRONOUNS and token.dep_ != "expl":
            yield Mention(token.i, token.i + 1, token.i, "pronoun", PRONOUNS[token.lower_], token.lower_ in PLURAL_PRONOUNS)


def _left(head: Token, inside: set[int]) -> int:
    """The first word of the base noun phrase."""
    return min([head.i, *(child.left_edge.i for child in head.lefts if child.dep_ in LEFT)])
