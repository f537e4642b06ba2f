"""Units: which one stands at a numeral, read from units.csv.

The file gives each unit its kind, its dimension, how many base units of that dimension it is (exact where BIPM, SI
Brochure, 9th ed. 2019, or NIST SP 811, 2008, define it; a month and a year are mean Gregorian ones), its words in any
case, its symbols as written, and the symbols that stand before a number.
"""

import csv
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Unit:
    """A normalised unit; `factor` is null for money, whose rates change from day to day."""

    name: str
    kind: str  # money, percent, measure or duration
    dimension: str
    factor: float | None


def _read() -> list[dict[str, str]]:
    with Path(__file__).with_name("units.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _split(value: str) -> list[str]:
    return [form for form in value.split("|") if form]


def _either(forms: dict[str, Unit]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


_ROWS = _read()
UNITS = {
    row["unit"]: Unit(row["unit"], row["kind"], row["dimension"], float(row["factor"]) if row["factor"] else None)
    for row in _ROWS
}
_WORDS = {form.replace("-", " "): UNITS[row["unit"]] for row in _ROWS for form in _split(row["words"])}
_SYMBOLS = {form: UNITS[row["unit"]] for row in _ROWS for form in _split(row["symbols"])}
_PREFIXES = {form: UNITS[row["unit"]] for row in _ROWS for form in _split(row["prefixes"])}

# a symbol of one letter that is also a word or a mark of its own counts only where it touches the number
_TOUCHING = ("A", "c", "h", "p", "s", "t", "x", "''")
_TOUCHED = {"F": UNITS["fahrenheit"]}  # “112F” is a temperature, “2.5 F” are farads
WORD = re.compile(rf"[ -]?-?({_either(_WORDS)})(?!\w)".replace(r"\ ", "[ -]"), re.IGNORECASE)
SYMBOL = re.compile(rf"(?P<space> ?)-?({_either(_SYMBOLS)})(?!-?\w)")
PREFIX = re.compile(rf"(?<![\w$])({_either(_PREFIXES)}) ?$")
LONGEST_PREFIX = max(len(form) for form in _PREFIXES) + 2


def after(text: str, offset: int) -> tuple[Unit, int] | None:
    """The unit that stands right after an offset, and where it ends."""
    if match := WORD.match(text, offset):
        return _WORDS[match[1].lower().replace("-", " ")], match.end()
    match = SYMBOL.match(text, offset)
    if match and not (match["space"] and match[2] in _TOUCHING):
        unit = None if match["space"] else _TOUCHED.get(match[2])
        return unit or _SYMBOLS[match[2]], match.end()
    return None


def before(text: str, offset: int) -> tuple[Unit, int] | None:
    """The currency whose sign stands right before an offset, and where it starts."""
    first = max(0, offset - LONGEST_PREFIX)
    match = PREFIX.search(text[first:offset])
    return (_PREFIXES[match[1]], first + match.start()) if match else None
