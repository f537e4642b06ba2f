"""Comparisons of quantities and dates: same, finer, coarser, reconcilable by arithmetic that is shown, or conflict.

What two texts allow is compared as sets of values. Two reasons reconcile numbers that differ: one is the other rounded,
or a tally that the later text tells higher.
"""

import datetime
from collections.abc import Iterator
from itertools import combinations, groupby

from parallax.extractors.quantities.units import UNITS, Unit
from parallax.linkers.comparisons.values import of_amount, of_days, relation
from parallax.linkers.comparisons.voices import tellers
from parallax.linkers.quantities.deadlines import later
from parallax.linkers.quantities.rounding import rounds
from parallax.tables import Row

MOST_SHARES = 10  # a total is tried as two to so many times what is told for each
TOLD = ("article_id", "low", "high", "bound", "unit", "per_each", "earliest", "latest")
UNLIKE = ("conflict", "reconcilable")


def rows(tables: dict[str, list[Row]]) -> Iterator[Row]:
    """A row for each pair of articles and each two different things they say in one group."""
    teller, days = tellers(tables), {row["article_id"]: row["published"] for row in tables["articles"]}
    grouped = sorted(tables["links/quantities"], key=lambda row: (row["group_id"], row["article_id"], row["start"]))
    for _, group in groupby(grouped, key=lambda row: row["group_id"]):
        for a, b in combinations(_once_an_article(group), 2):
            if a["article_id"] != b["article_id"]:
                told, reason = compare(a, b)
                if told == "conflict" and _has_grown(a, b, days):
                    told, reason = "reconcilable", f"{reason}; {_grown(a, b, days)}"
                if told in UNLIKE:
                    reason += f"; {_tellers(teller(a), teller(b))}"
                kind = "date" if "date" in (a["kind"], b["kind"]) else "quantity"
                sides = {f"{name}_{side}": row[column] for side, row in (("a", a), ("b", b))
                         for name, column in (("article", "article_id"), ("start", "start"), ("end", "end"))}
                yield {"kind": kind, **sides, "relation": told, "reason": reason}


def compare(a: Row, b: Row) -> tuple[str, str]:
    """The relation of a to b, and why; a deadline told as a duration is compared with a date by when it ends."""
    if a["kind"] == b["kind"] == "quantity":
        return _quantities(a, b)
    told, reason = relation(of_days(a), of_days(b)), f"{_told(a)} against {_told(b)}"
    if "quantity" in (a["kind"], b["kind"]) and told != "conflict":
        told = "reconcilable"
    return told, reason


def _has_grown(a: Row, b: Row, days: dict[str, datetime.date | None]) -> bool:
    """Whether two tallies differ as those of two days may: the later text tells more."""
    earlier, later_one = days[a["article_id"]], days[b["article_id"]]
    if not (a["grows"] or b["grows"]) or None in (earlier, later_one) or earlier == later_one:
        return False
    return (a["low"] < b["low"]) == (earlier < later_one) and bool(a["per_each"]) == bool(b["per_each"])


def _grown(a: Row, b: Row, days: dict[str, datetime.date]) -> str:
    told = " and ".join(f"{day.day} {day:%b %Y}" for day in sorted(days[row["article_id"]] for row in (a, b)))
    return f"told on {told}, the later the more: a count may have grown"


def _once_an_article(group: Iterator[Row]) -> list[Row]:
    """What an article says twice in the same words of value is compared once, where it says it first.

    A headline that says “9,000” of what the text calls “more than 9,000” is no second value.
    """
    first: dict[tuple, Row] = {}
    for row in group:
        first.setdefault(tuple(row[column] for column in TOLD), row)
    bounded = {_without_bound(row) for row in first.values() if row["bound"] != "exact"}
    return [row for row in first.values() if row["bound"] != "exact" or _without_bound(row) not in bounded]


def _without_bound(row: Row) -> tuple:
    return tuple(row[column] for column in TOLD if column != "bound")


def _quantities(a: Row, b: Row) -> tuple[str, str]:
    against = f"{_amount(a)} against {_amount(b)}"
    if bool(a["per_each"]) != bool(b["per_each"]):
        return _total_and_each(*((b, a) if a["per_each"] else (a, b)), against)
    units = [UNITS.get(row["unit"] or "") for row in (a, b)]
    if a["unit"] == b["unit"] or _one_currency(*units):
        told = relation(of_amount(a), of_amount(b))
        exact = {a["bound"], b["bound"]} <= {"exact", "about"}
        return _rounded(a, b, against) if told == "conflict" and exact else (told, against)
    if not all(unit and unit.factor for unit in units):
        return "conflict", f"units that have no common measure: {against}"
    told = relation(*(of_amount(row, unit.factor) for row, unit in zip((a, b), units)))
    small, large = sorted(units, key=lambda unit: unit.factor)
    reason = f"{against}; 1 {large.name} is {large.factor / small.factor:,.6g} {small.name}"
    if told == "conflict":
        return _rounded(a, b, reason, units[1].factor / units[0].factor)
    return "reconcilable", reason


def _one_currency(a: Unit | None, b: Unit | None) -> bool:
    """Whether two currencies may be one by another name: “1.2 billion crowns” and “NOK 1.2bn”."""
    return bool(a and b and a.kind == b.kind == "money" and a.dimension and a.dimension == b.dimension)


def _rounded(a: Row, b: Row, reason: str, times: float = 1) -> tuple[str, str]:
    """What differs, reconciled where one number is the other rounded in its own unit; a unit of b is so many of a's."""
    if rounds(a["low"], b["low"] * times) or rounds(a["low"] / times, b["low"]):
        return "reconcilable", f"{reason}; the one is the other rounded"
    return "conflict", reason


def _total_and_each(total: Row, each: Row, against: str) -> tuple[str, str]:
    """A total can be reconciled with what is told for each if it is two or more times as much."""
    against = f"a total against so many for each: {against}"
    if each["per_each"] and total["unit"] == each["unit"]:
        for times in range(2, MOST_SHARES + 1):
            if of_amount(total).meets(of_amount(each, times)):
                return "reconcilable", f"{against}; {_times(times, each)}"
    return "conflict", f"{against}; {_times(2, each, 'already ')}"


def _times(times: int, each: Row, already: str = "") -> str:
    return f"{times} × {each['low']:,.12g} is {already}{times * each['low']:,.12g}"


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
