"""Extractor quantities: every number with its value, bound, unit, what is counted and for each of what.

Numerals are read from the characters, what they count from the syntax. Dates and clock times are none of them.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc

from parallax.codebook import Codebook
from parallax.extractors.dates.expressions import expressions
from parallax.extractors.dates.told_of import told_of
from parallax.extractors.quantities import amounts, casualties, numerals
from parallax.extractors.quantities.ages import is_age
from parallax.extractors.quantities.amounts import Amount
from parallax.extractors.quantities.bounds import bound
from parallax.extractors.quantities.changes import change
from parallax.extractors.quantities.counted import NOTHING, Counted, counted, per_each
from parallax.extractors.quantities.durations import lasting
from parallax.extractors.quantities.ellipsis import filled
from parallax.extractors.quantities.names import is_name
from parallax.extractors.quantities.units import UNITS
from parallax.syntax import text_of
from parallax.tables import FLOAT, INT, TEXT, Row, schema

SCHEMA = schema(
    "One row per quantity expressed in an article, dates and clock times left out.",
    article_id=(TEXT, "article"),
    start=(INT, "offset of the first character of bound, number and unit"),
    end=(INT, "offset after the last character"),
    text=(TEXT, "the words at these offsets"),
    low=(FLOAT, "least value; equal to high unless the text gives a range or an order of magnitude"),
    high=(FLOAT, "greatest value"),
    bound=(TEXT, "exact, about, at_least, more_than, at_most, less_than or range"),
    change=(TEXT, "up or down where the quantity is by how much something changes, else null"),
    unit=(TEXT, "normalised unit, null for a plain count"),
    counted=(TEXT, "noun phrase of what is counted, null where none is named"),
    measured=(TEXT, "lemmas of what it is told of, the head first (“fall order”), null where the syntax shows none"),
    per_each=(TEXT, "of what there is so much for each: side, month; null where the quantity is a total"),
    kind=(TEXT, "count, money, percent, measure, duration, ordinal or rate"),
)


@dataclass(frozen=True)
class Quantity:
    """An amount with all the text says of it; `start` and `end` take in the words of its bound."""

    start: int
    end: int
    amount: Amount
    bound: str
    change: str | None
    counted: Counted
    per_each: str | None
    is_rate: bool

    @property
    def kind(self) -> str:
        if self.amount.form == "ordinal":
            return "ordinal"
        if self.is_rate:
            return "rate"
        return self.amount.unit.kind if self.amount.unit else "count"


def _idioms() -> re.Pattern[str]:
    with Path(__file__).with_name("idioms.csv").open(encoding="utf-8", newline="") as file:
        return re.compile(r"(?<!\w)(?:" + "|".join(row["pattern"] for row in csv.DictReader(file)) + r")(?!\w)", re.I)


IDIOM = _idioms()
MARKER = re.compile(r"^\d{1,2}[.)](?= \S)", re.MULTILINE)  # of a list
AGAIN = re.compile(r" ?\(|,? or | ?/ ?")


def rows(doc: Doc, article: Row, codebook: Codebook) -> Iterator[Row]:
    """One row per quantity of the article, in order."""
    text = text_of(doc)
    for quantity in quantities(doc):
        amount = quantity.amount
        yield {
            "article_id": article["article_id"],
            "start": quantity.start,
            "end": quantity.end,
            "text": text[quantity.start : quantity.end],
            "low": amount.low,
            "high": amount.high,
            "bound": quantity.bound,
            "change": quantity.change,
            "unit": amount.unit.name if amount.unit else None,
            "counted": quantity.counted.text,
            "measured": told_of(doc, amount.start, max(amount.end, quantity.counted.end or 0)),
            "per_each": quantity.per_each,
            "kind": quantity.kind,
        }


def quantities(doc: Doc) -> list[Quantity]:
    """The quantities of a text in order."""
    text = text_of(doc)
    hidden = [(date.start, date.end) for date in expressions(doc) if not date.tells_length]
    hidden += [match.span() for pattern in (IDIOM, MARKER) for match in pattern.finditer(text)]
    spelt = sorted([*numerals.find(text), *casualties.find(doc, text)], key=lambda numeral: numeral.start)
    found = [n for n in spelt if not any(n.start < end and start < n.end for start, end in hidden)]
    told: list[Quantity] = []
    for amount in amounts.find(doc, text, found):
        what = counted(doc, text, amount)
        if is_age(doc, amount):
            amount, what = replace(amount, unit=UNITS["year of age"]), NOTHING
        if amount.unit and amount.unit.kind == "duration" and what.head is None:
            what = lasting(doc, text, amount)
        if is_name(doc, text, amount) or _counts_nothing(text, amount, what):
            continue
        amount, what = filled(doc, amount, what, [(quantity.amount, quantity.counted) for quantity in told])
        told.append(_quantity(doc, text, amount, what, told[-1] if told else None))
    return told


def _quantity(doc: Doc, text: str, amount: Amount, what: Counted, last: Quantity | None) -> Quantity:
    each, is_rate, end = per_each(text, amount, what)
    told, start, end = bound(text, amount.start, end, bool(amount.unit and amount.unit.kind == "duration"))
    way = change(doc, amount, start)
    if told == "exact" and last and _says_again(text, last, amount, start):
        told, way = last.bound, way or last.change
    told = "range" if amount.low < amount.high and told == "exact" else told
    return Quantity(start, end, amount, told, way, what, each, is_rate)


def _says_again(text: str, last: Quantity, amount: Amount, start: int) -> bool:
    """Whether an amount says the one before it in another unit: “under 296 hp (224 kW)”, “up 17.5 points, or 0.2%”."""
    units = last.amount.unit, amount.unit
    return bool(AGAIN.fullmatch(text[last.end : start])) and None not in units and units[0] != units[1]


def _counts_nothing(text: str, amount: Amount, what: Counted) -> bool:
    """“one” that is a pronoun (“got their hands on one”), or a negative number without a unit."""
    if amount.unit or what.head and amount.low >= 0:
        return False
    return text[amount.start : amount.end].lower() == "one" or amount.low < 0
