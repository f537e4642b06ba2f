"""Bounds: whether an amount is exact, about, at least, more than, at most or less than (phrases in bounds.csv)."""

import csv
import re
from pathlib import Path


def _read() -> dict[str, dict[str, str]]:
    phrases: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    with Path(__file__).with_name("bounds.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            phrases[row["position"]][row["phrase"]] = row["bound"]
    return phrases


def _either(phrases: dict[str, str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


PHRASES = _read()
BEFORE = re.compile(rf"(?<!\w)({_either(PHRASES['before'])})\s*(?:the\s+|a\s+)?$", re.IGNORECASE)
AFTER = re.compile(rf"\s*({_either(PHRASES['after'])})(?!\w| or minus)", re.IGNORECASE)
WHILE = re.compile(
    r"(?<!for )(?<!of )(?<!in )(?<!than )(?<!well )(?<!just )(?<!last )(?<!lasted )(?<!took )(?<!little )"
    r"(?<!slightly )\bover\s+(?:the\s+|an?\s+)?$",
    re.I,
)
LIKENED = ("higher than", "larger than", "greater than", "better than", "lower than", "smaller than")
LONGEST = max(map(len, PHRASES["before"])) + 6


def bound(text: str, start: int, end: int, lasts: bool) -> tuple[str, int, int]:
    """The bound of the amount at [start, end), “exact” where none is told, and the span with the phrase in it.

    `lasts`: the amount is a duration, of which “within” is a bound and “over” mostly says while what.
    """
    first = max(0, start - LONGEST)
    match = BEFORE.search(text[first:start])
    if match and lasts and match[1].lower() in LIKENED:
        match = None  # “6 points higher than four years ago”
    if match and (lasts or match[1].lower() != "within") and not (lasts and WHILE.search(text[first:start])):
        return PHRASES["before"][match[1].lower()], first + match.start(), end
    if match := AFTER.match(text, end):
        return PHRASES["after"][match[1].lower()], start, match.end()
    return "exact", start, end
