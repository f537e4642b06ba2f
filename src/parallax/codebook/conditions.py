"""Conditions of a claim that its words do not show: who is named beside it, a quantity, a date, whose voice it is.

A researcher writes them under `where`; they are applied where tables are joined: actor, quantity and date when places
are linked, voice when they are counted.
"""

import datetime
from dataclasses import dataclass

from parallax.codebook.entries import Entry

CONDITIONS = ("actor", "quantity", "date", "voice")
QUANTITY = ("low", "high", "bound", "unit")
BOUNDS = ("exact", "about", "at_least", "more_than", "at_most", "less_than", "range")
VOICES = ("own", "own_inference", "attributed", "ambiguous")


@dataclass(frozen=True)
class Where:
    """What must stand beside a claim: one of `actors`, a quantity with all of `quantity` (column and value), a date not
    before `earliest` and not after `latest`; and one of `voices`. What is empty or None asks nothing."""

    actors: tuple[str, ...] = ()
    quantity: tuple[tuple[str, float | str], ...] = ()
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    voices: tuple[str, ...] = ()


def read_where(claim: Entry) -> Where:
    """The conditions of a claim's entry; StudyError with the line of an unknown, empty or unreadable one."""
    if "where" not in claim:
        return Where()
    entry = _mapping(claim, "where", CONDITIONS)
    for key in entry:
        if entry[key] in (None, "", []):
            raise entry.error(f"the condition {key} is empty", "Write what it asks for, or take it out")
    voices = entry.texts("voice")
    if unknown := [voice for voice in voices if voice not in VOICES]:
        raise entry.error(f"unknown voice “{unknown[0]}”", "Known are: " + ", ".join(VOICES))
    quantity = _quantity(_mapping(entry, "quantity", QUANTITY)) if "quantity" in entry else ()
    days = _mapping(entry, "date", ("earliest", "latest")) if "date" in entry else Entry()
    return Where(entry.texts("actor"), quantity, _day(days, "earliest"), _day(days, "latest"), voices)


def _mapping(entry: Entry, key: str, keys: tuple[str, ...]) -> Entry:
    """The mapping below a key: not empty and with no other than these keys."""
    value = entry[key]
    if not isinstance(value, Entry) or not value:
        raise entry.error(f"{key} is no mapping", f"Write one or more of {', '.join(keys)} below it")
    value.check_keys((), keys)
    return value


def _quantity(entry: Entry) -> tuple[tuple[str, float | str], ...]:
    for end in ("low", "high"):
        if end in entry and (isinstance(entry[end], bool) or not isinstance(entry[end], (int, float))):
            raise entry.error(f"{end} “{entry[end]}” is no number", "Write digits alone: 1200, not “1,200”")
    if "bound" in entry:
        entry.choice("bound", BOUNDS, default="")
    return tuple((key, entry.text(key) if key in ("bound", "unit") else float(entry[key])) for key in entry)


def _day(entry: Entry, key: str) -> datetime.date | None:
    if key not in entry:
        return None
    try:
        return datetime.date.fromisoformat(entry.text(key))
    except ValueError as error:
        raise entry.error(f"{key} “{entry.text(key)}” is no day", "Write it as YYYY-MM-DD") from error
