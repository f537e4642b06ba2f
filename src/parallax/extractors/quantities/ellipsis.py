"""Ellipsis: a bare number takes unit and noun from the amount before it (“6 million homes, 1.5 million in …”)."""

import re
from dataclasses import replace

from spacy.tokens import Doc

from parallax.extractors.quantities.amounts import Amount
from parallax.extractors.quantities.changes import change
from parallax.extractors.quantities.counted import Counted
from parallax.syntax import text_of

BRACKET = re.compile(r"\([^()]{0,12}$")
LIKENED = re.compile(r"\b(?:from|against|versus|compared (?:with|to)) $")

LISTED = re.compile(r"(?:,|\b(?:and|or|to|at|by|from|against|versus|than))(?: (?:the|a|about|some|only|just))? $")


def filled(doc: Doc, amount: Amount, what: Counted, before: list[tuple[Amount, Counted]]) -> tuple[Amount, Counted]:
    """An amount and what it counts, completed from the nearest one before it in its sentence where both are unsaid.

    What stands in brackets says another amount again and hands nothing on, nor does a duration or an age; a share goes
    from change to change, from value to value: “fell by 1”, “2.1%, down from 2.6”, not “rose 0.7% to 3,005”.
    """
    if amount.unit or what.head or amount.form not in ("cardinal", "range"):
        return amount, what
    text, start = text_of(doc), _sentence_start(doc, amount)
    for donor, counted in reversed(before):
        if donor.start < start:
            break
        if BRACKET.search(text[max(0, donor.start - 14) : donor.start]):
            continue
        if donor.unit and donor.unit.name != "year of age" and _hands_on(doc, text, donor, amount):
            return replace(amount, unit=donor.unit), what
        if not donor.unit and counted.head and donor.form == "cardinal":
            return amount, counted
    return amount, what


def _hands_on(doc: Doc, text: str, donor: Amount, amount: Amount) -> bool:
    if donor.unit.kind == "measure":
        return bool(LISTED.search(text[: amount.start][-14:]))  # “30 m long, with room for 220”
    if donor.unit.kind != "percent":
        return donor.unit.kind != "duration"
    changes = [change(doc, one, one.start) is not None for one in (donor, amount)]
    return changes[1] or (not changes[0] and bool(LIKENED.search(text[max(0, amount.start - 14) : amount.start])))


def _sentence_start(doc: Doc, amount: Amount) -> int:
    span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
    return span[0].sent.start_char if span else amount.start
