"""Comparisons of quantities and dates: same, finer, coarser, reconcilable by arithmetic that is shown, or conflict.

A value with its bound is a set of numbers (“at least 1,200” is 1,200 and all above): equal sets are the same, a subset
is finer, sets that overlap can be reconciled, sets without a common number conflict. Dates are compared as intervals.
"""

import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, groupby

from parallax.extractors.quantities.units import UNITS
from parallax.tables import Row

ABOUT = 0.1  # “about n” is read as n give or take a tenth


@dataclass(frozen=True)
class Values:
    """The values a text allows: from low to high, each end in or out of it."""

    low: float
    high: float
    low_in: bool = True
    high_in: bool = True

    def within(self, other: "Values") -> bool:
        starts = (other.low, not other.low_in) <= (self.low, not self.low_in)
        return starts and (self.high, self.high_in) <= (other.high, other.high_in)

    def meets(self, other: "Values") -> bool:
        low, high = max((self.low, not self.low_in), (other.low, not other.low_in)), min((self.high, self.high_in), (other.high, other.high_in))
        return low[0] < high[0] or (low[0] == high[0] and not low[1] and high[1])


def rows(tables: dict[str, list[Row]]) -> Iterator[Row]:
    """A row for each pair of articles and each two different things they say in one group."""
    grouped = sorted(tables["links/quantities"], key=lambda row: (row["group_id"], row["article_id"], row["start"]))
    for _, group in groupby(grouped, key=lambda row: row["group_id"]):
        for a, b in combinations(_once_an_article(group), 2):
            if a["article_id"] != b["article_id"]:
                relation, reason = compare(a, b)
                kind = "date" if "date" in (a["kind"], b["kind"]) else "quantity"
                sides = {f"{name}_{side}": row[column] for side, row in (("a", a), ("b", b))
                         for name, column in (("article", "article_id"), ("start", "start"), ("end", "end"))}
                yield {"kind": kind, **sides, "relation": relation, "reason": reason}


def compare(a: Row, b: Row) -> tuple[str, str]:
    """The relation of a to b, and why."""
    if a["kind"] == b["kind"] == "quantity":
        return _quantities(a, b)
    relation, reason = _intervals(_days(a), _days(b)), f"{_told(a)} against {_told(b)}"
    if "quantity" in (a["kind"], b["kind"]) and relation != "conflict":
        relation = "reconcilable"
    return relation, reason


def _once_an_article(group: Iterator[Row]) -> list[Row]:
    """What an article says twice in the same words of value is compared once, where it says it first."""
    first: dict[tuple, Row] = {}
    for row in group:
        told = tuple(row[column] for column in ("article_id", "low", "high", "bound", "unit", "per_each", "earliest", "latest"))
        first.setdefault(told, row)
    return list(first.values())


def _quantities(a: Row, b: Row) -> tuple[str, str]:
    units = [UNITS.get(row["unit"] or "") for row in (a, b)]
    against = f"{_amount(a)} against {_amount(b)}"
    if bool(a["per_each"]) != bool(b["per_each"]):
        return "conflict", f"a total against so many for each: {against}"
    if a["unit"] == b["unit"]:
        return _intervals(_values(a, 1), _values(b, 1)), against
    if not all(unit and unit.factor for unit in units):
        return "conflict", f"units that have no common measure: {against}"
    relation = _intervals(*(_values(row, unit.factor) for row, unit in zip((a, b), units)))
    ratio = units[1].factor / units[0].factor
    arithmetic = f"1 {units[1].name} is {ratio:g} {units[0].name}"
    return ("reconcilable" if relation != "conflict" else relation), f"{against}; {arithmetic}"


def _intervals(a: Values, b: Values) -> str:
    if a == b:
        return "same"
    if a.within(b):
        return "finer"
    if b.within(a):
        return "coarser"
    return "reconcilable" if a.meets(b) else "conflict"


def _values(row: Row, factor: float) -> Values:
    low, high = row["low"] * factor, row["high"] * factor
    if row["bound"] == "about":
        margin = ABOUT * max(abs(low), abs(high))
        return Values(low - margin, high + margin)
    if row["bound"] in ("at_least", "more_than"):
        return Values(low, math.inf, low_in=row["bound"] == "at_least")
    if row["bound"] in ("at_most", "less_than"):
        return Values(-math.inf, high, high_in=row["bound"] == "at_most")
    return Values(low, high)


def _days(row: Row) -> Values:
    earliest, latest = row["earliest"], row["latest"]
    return Values(_seconds(earliest, -math.inf), _seconds(latest, math.inf))


def _seconds(moment: datetime.datetime | None, otherwise: float) -> float:
    return moment.replace(tzinfo=datetime.UTC).timestamp() if moment else otherwise


def _amount(row: Row) -> str:
    each = f" for each {row['per_each']}" if row["per_each"] else ""
    return f"“{row['text']}{' ' + row['counted'] if row['counted'] else ''}”{each}"


def _told(row: Row) -> str:
    first, last = (moment.strftime("%d %b %Y").lstrip("0") if moment else "open" for moment in (row["earliest"], row["latest"]))
    return f"“{row['text']}” ({first if first == last else f'{first} to {last}'})"
