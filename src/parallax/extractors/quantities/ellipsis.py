"""Ellipsis: a bare number takes unit and noun from the amount before it (“6 million homes, 1.5 million in …”)."""

from dataclasses import replace

from spacy.tokens import Doc

from parallax.extractors.quantities.amounts import Amount
from parallax.extractors.quantities.changes import change
from parallax.extractors.quantities.counted import Counted


def filled(doc: Doc, amount: Amount, what: Counted, before: list[tuple[Amount, Counted]]) -> tuple[Amount, Counted]:
    """An amount and what it counts, completed from the nearest one before it in its sentence where both are unsaid.

    A duration is not handed on, and a share only from change to change (“fell by 1”, not “rose 0.7% to 3,005”).
    """
    if amount.unit or what.head or amount.form != "cardinal":
        return amount, what
    start, changes = _sentence_start(doc, amount), change(doc, amount, amount.start) is not None
    for donor, counted in reversed(before):
        if donor.start < start:
            break
        if donor.unit and (donor.unit.kind != "percent" or changes) and donor.unit.kind != "duration":
            return replace(amount, unit=donor.unit), what
        if not donor.unit and counted.head and donor.form == "cardinal":
            return amount, counted
    return amount, what


def _sentence_start(doc: Doc, amount: Amount) -> int:
    span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
    return span[0].sent.start_char if span else amount.start
