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
from parallax.linkers.comparisons.voices import tellers
from parallax.linkers.quantities.deadlines import later
from parallax.tables import Row

ABOUT = 0.1  # “about n” is read as n give or take a tenth
MOST_SHARES = 10  # a total is tried as two to so many times what is told for each
TOLD = ("article_id", "low", "high", "bound", "unit", "per_each", "earliest", "latest")
UNLIKE = ("conflict", "reconcilable")


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
        low = max((self.low, not self.low_in), (other.low, not other.low_in))
        high = min((self.high, self.high_in), (other.high, other.high_in))
        return low[0] < high[0] or (low[0] == high[0] and not low[1] and high[1])


def rows(tables: dict[str, list[Row]]) -> Iterator[Row]:
    """A row for each pair of articles and each two different things they say in one group."""
    teller = tellers(tables)
    grouped = sorted(tables["links/quantities"], key=lambda row: (row["group_id"], row["article_id"], row["start"]))
    for _, group in groupby(grouped, key=lambda row: row["group_id"]):
        for a, b in combinations(_once_an_article(group), 2):
            if a["article_id"] != b["article_id"]:
                relation, reason = compare(a, b)
                if relation in UNLIKE:
                    reason += f"; {_tellers(teller(a), teller(b))}"
                kind = "date" if "date" in (a["kind"], b["kind"]) else "quantity"
                sides = {f"{name}_{side}": row[column] for side, row in (("a", a), ("b", b))
                         for name, column in (("article", "article_id"), ("start", "start"), ("end", "end"))}
                yield {"kind": kind, **sides, "relation": relation, "reason": reason}


def compare(a: Row, b: Row) -> tuple[str, str]:
    """The relation of a to b, and why; a deadline told as a duration is compared with a date by when it ends."""
    if a["kind"] == b["kind"] == "quantity":
        return _quantities(a, b)
    relation, reason = _relation(_days(a), _days(b)), f"{_told(a)} against {_told(b)}"
    if "quantity" in (a["kind"], b["kind"]) and relation != "conflict":
        relation = "reconcilable"
    return relation, reason


def _once_an_article(group: Iterator[Row]) -> list[Row]:
    """What an article says twice in the same words of value is compared once, where it says it first."""
    first: dict[tuple, Row] = {}
    for row in group:
        first.setdefault(tuple(row[column] for column in TOLD), row)
    return list(first.values())


def _quantities(a: Row, b: Row) -> tuple[str, str]:
    against = f"{_amount(a)} against {_amount(b)}"
    if bool(a["per_each"]) != bool(b["per_each"]):
        return _total_and_each(*((b, a) if a["per_each"] else (a, b)), against)
    if a["unit"] == b["unit"]:
        return _relation(_values(a), _values(b)), against
    units = [UNITS.get(row["unit"] or "") for row in (a, b)]
    if not all(unit and unit.factor for unit in units):
        return "conflict", f"units that have no common measure: {against}"
    relation = _relation(*(_values(row, unit.factor) for row, unit in zip((a, b), units)))
    arithmetic = f"1 {units[1].name} is {units[1].factor / units[0].factor:g} {units[0].name}"
    return ("conflict" if relation == "conflict" else "reconcilable"), f"{against}; {arithmetic}"


def _total_and_each(total: Row, each: Row, against: str) -> tuple[str, str]:
    """A total can be reconciled with what is told for each if it is two or more times as much."""
    against = f"a total against so many for each: {against}"
    if each["per_each"] and total["unit"] == each["unit"]:
        for times in range(2, MOST_SHARES + 1):
            if _values(total).meets(_values(each, times)):
                return "reconcilable", f"{against}; {_times(times, each)}"
    return "conflict", f"{against}; {_times(2, each, 'already ')}"


def _times(times: int, each: Row, already: str = "") -> str:
    return f"{times} × {each['low']:,.12g} is {already}{times * each['low']:,.12g}"


def _relation(a: Values, b: Values) -> str:
    if a == b:
        return "same"
    if a.within(b):
        return "finer"
    if b.within(a):
        return "coarser"
    return "reconcilable" if a.meets(b) else "conflict"


def _values(row: Row, factor: float = 1) -> Values:
    low, high = row["low"] * factor, row["high"] * factor
    if row["latest"]:
        return Values(low, high)  # a deadline: “within 50 days” is as long as “a 50-day deadline”
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


def _tellers(a: str, b: str) -> str:
    return f"each told by {a}" if a == b else f"told by {a} and by {b}"


def _amount(row: Row) -> str:
    counted = f" ({row['counted']})" if row["counted"] else ""
    each = f" for each {row['per_each']}".removesuffix(" each") if row["per_each"] else ""
    return f"“{row['text']}”{counted}{each}"


def _told(row: Row) -> str:
    ends = _period(row["earliest"], row["latest"])
    if row["kind"] == "date":
        return f"“{row['text']}” ({ends})"
    begins = _period(*(row[end] and later(row[end], -row["high"], row["unit"]) for end in ("earliest", "latest")))
    unit = row["unit"] if row["high"] == 1 else f"{row['unit']}s"
    return f"“{row['text']}” ({begins} + {row['high']:g} {unit} = {ends})"


def _period(earliest: datetime.datetime | None, latest: datetime.datetime | None) -> str:
    first, last = (f"{moment.day} {moment:%b %Y}" if moment else "open" for moment in (earliest, latest))
    return first if first == last else f"{first} to {last}"
