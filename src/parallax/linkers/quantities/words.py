"""Words by which events are known again: classes of words for one thing (event_words.csv), and words that tell nothing.

Numbers, weekdays and months tell nothing: a value must never be what joins two items.
"""

import csv
import re
from functools import cache
from pathlib import Path

from parallax.extractors.dates.calendar_words import MONTHS, WEEKDAYS
from parallax.extractors.quantities.numerals import WORDS as NUMBER_WORDS


def _read() -> dict[str, str]:
    with Path(__file__).with_name("event_words.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["class"] for row in csv.DictReader(file)}


EVENT_WORDS = _read()
CLASSES = frozenset(EVENT_WORDS.values())
LIGHT = {"light", "growth", "proposal", "speech"}
UNTELLING = {"light", "growth"}
VALUES = {word.lower() for part in NUMBER_WORDS.values() for word in part} | {w.lower() for w in (*MONTHS, *WEEKDAYS)}


@cache
def word_class(word: str) -> str:
    """A word's class of events, or the word in a rough singular where it has none."""
    word = word.lower()
    singular = re.sub(r"(?<=[^s])s$", "", word)
    return next((EVENT_WORDS[form] for form in (word, singular) if form in EVENT_WORDS), singular)


@cache
def telling(lemma: str) -> str | None:
    """A lemma's class of events, or itself; None of a value and of what tells nothing."""
    value = lemma in VALUES or any(c.isdigit() for c in lemma)
    return None if value or word_class(lemma) in UNTELLING else word_class(lemma)
