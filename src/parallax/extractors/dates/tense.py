"""Tense: on which side of the day of writing a date lies, as the verb it hangs on tells.

“lost on Saturday” is behind, “will ask on Monday” ahead; a date that hangs on a noun (“talks on Monday”) may be either.
"""

from typing import Literal

from spacy.tokens import Doc, Token

Way = Literal["past", "present", "future"]

AHEAD = ("will", "'ll", "’ll", "would", "shall", "should", "must", "may", "can")
BETWEEN = ("ADP", "ADV", "PROPN", "NUM", "SCONJ")  # what may stand between a date and the verb it hangs on
PLANS = ("expect", "plan", "schedule", "set", "slate")  # “was expected on Monday”


def way(doc: Doc, start: int, end: int) -> Way | None:
    """The side on which a date at [start, end) lies; None where the syntax leaves it open."""
    span = doc.char_span(start, end, alignment_mode="expand")
    token = span.root
    while token.head.i != token.i and (span.start <= token.i < span.end or token.pos_ in BETWEEN):
        if token.lower_ == "for":  # “scheduled for Monday”
            return None
        token = token.head
    return _side(token) if token.pos_ in ("VERB", "AUX") and token.lemma_ not in PLANS else None


def _side(verb: Token) -> Way | None:
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & {"have", "has", "had", "'ve", "’ve", "was", "were"}:
        return "past" if not helpers & {"to", *AHEAD} else None
    if helpers & set(AHEAD):
        return "future"
    if "to" in helpers:  # what somebody failed or refused to do was then, what is to be done is not
        return "future" if verb.dep_ != "xcomp" or verb.head.tag_ not in ("VBD", "VBN") else None
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(verb.tag_)
