"""What a mention does in its sentence: agent or patient, and whether it is read as actor, place or modifier."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from parallax.extractors.mentions.mention import GPE, PERSON, Mention, noun_label
from parallax.naming import capital_of, country

ROLES = {"nsubj": "agent", "csubj": "agent", "nsubjpass": "patient", "dobj": "patient", "dative": "patient"}
PLACE_PREPOSITIONS = set("in at across near inside outside throughout into around within through".split())
PLACE_NOUNS = set("city town village region capital province state border area east west north south part".split())

BUILDINGS = set("house office palace building hall hotel room headquarters centre center tower".split())


def set_roles(doc: Doc, mentions: list[Mention], datelines: Iterable[tuple[int, int]]) -> None:
    """Fill role and reading of every mention; what only specifies something else acts nowhere."""
    for mention in mentions:
        head = doc[mention.head]
        mention.role = role(head)
        if mention.label == GPE and any(start <= head.idx < end for start, end in datelines):
            mention.reading = "place"
        mention.reading = mention.reading or reading(head, mention)
        if mention.reading != "actor":
            mention.role = "other"


def role(head: Token) -> str:
    """Agent or patient of a verb, by the parser's labels; a conjunct or an apposition has that of its head."""
    head = _first_conjunct(head)
    if head.dep_ == "pobj" and head.head.dep_ == "agent":
        return "agent"
    if head.dep_ == "nsubj" and (head.head.lemma_ == "be" or head.head.pos_ not in ("VERB", "AUX")):
        return "other"
    return ROLES.get(head.dep_, "other")


def reading(head: Token, mention: Mention) -> str:
    """“in Peru” and “the city of Lviv” are places; “Peruvian soldiers”, “Klein's visit” and “President of Peru” hold
    modifiers; all else is an actor, but a city that is no capital only where it acts."""
    top = _first_conjunct(head)
    above = top.head
    in_region = mention.label == GPE and above.lemma_.lower() in PLACE_NOUNS
    if head.pos_ == "ADJ" or (top.dep_ in ("amod", "compound", "nmod", "poss") and _is_phrase(top, above)):
        return "place" if in_region and head.pos_ != "ADJ" else "modifier"
    inside = top.dep_ == "pobj" and above.lower_ in PLACE_PREPOSITIONS
    if mention.label != GPE:  # “at the Winter Palace”
        return "place" if inside and mention.kind == "name" and mention.words[-1] in BUILDINGS else "actor"
    if top.dep_ == "pobj" and above.lower_ == "of" and noun_label(above.head) == PERSON:
        return "modifier"
    if inside or (top.dep_ == "pobj" and above.head.lemma_.lower() in PLACE_NOUNS):
        return "place"
    if top.dep_ == "npadvmod" or head.dep_ == "appos" and head.head.lower_ in PLACE_NOUNS:
        return "place"
    words = " ".join(mention.words)
    stands_for_state = mention.actor_id or mention.kind != "name" or country(words) or capital_of(words)
    return "actor" if stands_for_state or role(head) == "agent" else "place"


def _is_phrase(word: Token, noun: Token) -> bool:
    """Whether a word stands in one phrase with the noun it is said to modify: nothing between them starts another."""
    between = word.doc[word.i + 1 : noun.i]
    return not any(token.pos_ in ("CCONJ", "ADP", "VERB") or token.text == "," for token in between)


def _first_conjunct(head: Token) -> Token:
    while head.dep_ in ("conj", "appos") and head.head.i != head.i:
        head = head.head
    return head
