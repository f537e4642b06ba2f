"""What a mention does in its sentence: agent or patient, and whether it is read as actor, place or modifier."""

from spacy.tokens import Doc, Token

from parallax.extractors.mentions.mention import GPE, Mention

ROLES = {"nsubj": "agent", "csubj": "agent", "nsubjpass": "patient", "dobj": "patient", "dative": "patient"}
PLACE_PREPOSITIONS = set("in at across near inside outside throughout into around within through".split())
PLACE_NOUNS = set("city town village region capital province state border east west north south part parts".split())


def set_roles(doc: Doc, mentions: list[Mention]) -> None:
    """Fill role and reading of every mention."""
    for mention in mentions:
        head = doc[mention.head]
        mention.role = role(head)
        mention.reading = mention.reading or reading(head, mention)


def role(head: Token) -> str:
    """Agent or patient of a verb, by the parser's labels; a conjunct or an apposition has that of its head."""
    while head.dep_ in ("conj", "appos") and head.head.i != head.i:
        head = head.head
    if head.dep_ == "pobj" and head.head.dep_ == "agent":
        return "agent"
    return ROLES.get(head.dep_, "other")


def reading(head: Token, mention: Mention) -> str:
    """“in Ukraine” and “the city of Lviv” are places, “Ukrainian soldiers” a modifier, all else an actor."""
    if head.dep_ in ("amod", "compound", "nmod") or head.pos_ == "ADJ":
        return "modifier"
    if mention.label != GPE:
        return "actor"
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    above = head.head
    if head.dep_ == "pobj" and (above.lower_ in PLACE_PREPOSITIONS or above.head.lower_ in PLACE_NOUNS):
        return "place"
    if head.dep_ == "appos" and above.lower_ in PLACE_NOUNS or head.dep_ in ("npadvmod", "poss") and above.lower_ in PLACE_NOUNS:
        return "place"
    return "actor"
