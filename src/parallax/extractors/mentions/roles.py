"""What a mention does in its sentence: agent or patient, and whether it is read as actor, place or modifier."""

from spacy.tokens import Doc, Token

from parallax.extractors.mentions.mention import GPE, Mention

ROLES = {"nsubj": "agent", "nsubjpass": "patient", "csubj": "agent", "dobj": "patient", "dative": "patient"}
PLACE_PREPOSITIONS = {"in", "at", "across", "near", "inside", "outside", "throughout", "into", "around", "within"}


def set_roles(doc: Doc, mentions: list[Mention]) -> None:
    """Fill role and reading of every mention."""
    for mention in mentions:
        head = doc[mention.head]
        mention.role = role(head)
        if mention.reading == "actor":
            mention.reading = reading(head, mention)


def role(head: Token) -> str:
    """Agent or patient of a verb, by the parser's labels; a conjunct or an apposition has that of its head."""
    while head.dep_ in ("conj", "appos") and head.head.i != head.i:
        head = head.head
    if head.dep_ == "pobj" and head.head.dep_ == "agent":
        return "agent"
    return ROLES.get(head.dep_, "other")


def reading(head: Token, mention: Mention) -> str:
    """“in Ukraine” is a place, “Ukrainian soldiers” a modifier, all else an actor."""
    if head.dep_ in ("amod", "compound", "nmod"):
        return "modifier"
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    if mention.label == GPE and head.dep_ == "pobj" and head.head.lower_ in PLACE_PREPOSITIONS:
        return "place"
    return "actor"
