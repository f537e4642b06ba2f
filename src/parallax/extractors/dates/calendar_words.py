"""Words of the calendar and what they stand for, read from calendar_words.csv; and patterns made of them."""

import csv
from collections.abc import Iterable
from pathlib import Path


def _read() -> dict[str, dict[str, str]]:
    parts: dict[str, dict[str, str]] = {}
    with Path(__file__).with_name("calendar_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts.setdefault(row["part"], {})[row["word"]] = row["value"]
    return parts


_WORDS = _read()
MONTHS = {word: int(value) for word, value in _WORDS["month"].items()}
WEEKDAYS = {word: int(value) for word, value in _WORDS["weekday"].items()}
HOURS = {word: tuple(map(int, value.split("-"))) for word, value in _WORDS["hours"].items()}
SEASONS = {word: tuple(map(int, value.split("-"))) for word, value in _WORDS["season"].items()}
NUMBERS = {word: int(value) for word, value in _WORDS["number"].items()}
ORDINALS = {word: int(value) for word, value in _WORDS["ordinal"].items()}
HOLIDAYS = {word.lower(): tuple(map(int, value.split("-"))) for word, value in _WORDS["holiday"].items()}


def either(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
