"""Items: quantities and dates with the words and actors around them, by which the same thing is known again.

Numbers, weekdays and months are no part of that surrounding: a value must never be what joins two items.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from parallax.extractors.dates.calendar_words import MONTHS, WEEKDAYS
from parallax.extractors.dates.intervals import Interval
from parallax.extractors.mentions.mention import GROUP, PERSON, word_list
from parallax.extractors.quantities.numerals import WORDS as NUMBER_WORDS
from parallax.extractors.quantities.units import UNITS
from parallax.linkers.quantities import deadlines
from parallax.tables import Row


def _read() -> dict[str, str]:
    with Path(__file__).with_name("event_words.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["class"] for row in csv.DictReader(file)}


EVENT_WORDS = _read()
CLASSES = frozenset(EVENT_WORDS.values())
LIGHT = {"light", "proposal", "speech"}
HARM = {"death", "injury"}
DEADLINE = "deadline"
VALUES = {word.lower() for part in NUMBER_WORDS.values() for word in part} | {w.lower() for w in (*MONTHS, *WEEKDAYS)}
WEIGHT_OF_CLAUSE = 2  # a word of the item's own clause tells more than one elsewhere in the sentence


@dataclass(frozen=True)
class Item:
    """A quantity or date with what surrounds it.

    `about` holds the classes of what is counted or dated (of persons killed also that they were), `words` the weighted
    content words of its sentence. A duration that is a deadline has the dimension of a deadline, and `ends` of when.
    """

    kind: str  # quantity or date
    row: Row
    dimension: str
    about: frozenset[str]
    words: dict[str, int]
    sentence: tuple[int, int]
    ends: Interval | None = None
    of_people: bool = False

    @property
    def article_id(self) -> str:
        return self.row["article_id"]

    @property
    def place(self) -> tuple[str, int, str]:
        """Where it stands; “four years ago” is a date and a quantity at one offset."""
        return self.row["article_id"], self.row["start"], self.kind


def read(tables: dict[str, list[Row]]) -> list[Item]:
    """All items in order of article and offset; ordinals count nothing and recurring dates lie nowhere."""
    starts = {event["event_id"]: event["starts"] for event in tables["events"]}
    articles = {row["article_id"]: row | {"starts": starts[row["event_id"]]} for row in tables["articles"]}
    surroundings = _Surroundings(tables)
    items = [_date(row, articles[row["article_id"]], surroundings)
             for row in tables["tables/dates"] if row["kind"] != "recurring"]
    dates = _by_article(tables["tables/dates"])
    items += [_quantity(row, articles[row["article_id"]], surroundings, dates.get(row["article_id"], []))
              for row in tables["tables/quantities"] if row["kind"] != "ordinal"]
    return sorted(items, key=lambda item: item.place)


@cache
def word_class(word: str) -> str:
    """A word's class of events, or the word in a rough singular where it has none."""
    word = word.lower()
    singular = re.sub(r"(?<=[^s])s$", "", word)
    return next((EVENT_WORDS[form] for form in (word, singular) if form in EVENT_WORDS), singular)


@cache
def _telling(lemma: str) -> str | None:
    """A lemma's class of events, or itself; None of a value and of what tells nothing."""
    value = lemma in VALUES or any(c.isdigit() for c in lemma)
    return None if value or word_class(lemma) == "light" else word_class(lemma)


def _date(row: Row, article: Row, surroundings: "_Surroundings") -> Item:
    about = _dated(row["dated"], row["kind"])
    dimension = "deadline" if DEADLINE in about and row["kind"] == "deadline" else "date"
    return Item("date", row, dimension, about, *surroundings.of(row))


def _quantity(row: Row, article: Row, surroundings: "_Surroundings", dates: list[Row]) -> Item:
    unit = UNITS.get(row["unit"] or "")
    dimension = "money " + unit.name if unit and unit.kind == "money" else unit.dimension if unit else "count"
    words, sentence = surroundings.of(row)
    head, ends = _head(row["counted"]), None
    about, of_people = frozenset(word_class(word) for word in head), any(_is_people(word) for word in head)
    if of_people:
        about |= HARM.intersection(word for word, weight in words.items() if weight == WEIGHT_OF_CLAUSE)
    if row["kind"] == "duration" and (about == {DEADLINE} or row["text"].lower().startswith("within")):
        dimension, about = DEADLINE, frozenset({DEADLINE})
        ends = deadlines.ends(row, article, _set_on(dates, sentence))
    return Item("quantity", row, dimension, about, words, sentence, ends, of_people)


def _head(phrase: str | None) -> list[str]:
    """The head noun of a phrase, the last word or the last before “of”; none of no phrase."""
    return re.findall(r"[^\W\d_]+", (phrase or "").split(" of ")[0])[-1:]


def _is_people(noun: str) -> bool:
    """“residents”, “soldiers”: common nouns that denote persons."""
    nouns, noun = word_list("nouns.csv"), noun.lower()
    return bool({nouns.get(noun), nouns.get(noun.removesuffix("s"))} & {PERSON, GROUP})


def _dated(lemmas: str | None, kind: str) -> frozenset[str]:
    """The event a date belongs to: its verb, or what takes part in it where the verb is light (“talks resumed”).

    A deadline that hangs on a verb of proposing is that of the thing proposed.
    """
    head, *others = [word_class(word) for word in (lemmas or "").split()] or [""]
    events = {word for word in others if word in CLASSES} - LIGHT
    if head == "light" or (head == "proposal" and kind == "deadline"):
        return frozenset(events or set(others) - LIGHT)
    return frozenset({head} - {""} if head in LIGHT else {head, *events} - {""})


def _set_on(dates: list[Row], sentence: tuple[int, int]) -> Row | None:
    """The date in a sentence on which a deadline was set."""
    for date in dates:
        closed = date["earliest"] and date["latest"]
        if closed and sentence[0] <= date["start"] < sentence[1]:
            if DEADLINE in {word_class(word) for word in (date["dated"] or "").split()}:
                return date
    return None


class _Surroundings:
    """Finds the sentence and the clause of an offset."""

    def __init__(self, tables: dict[str, list[Row]]) -> None:
        self.sentences = _by_article(tables["sentences"])
        self.clauses = _by_article(tables["tables/clauses"])

    def of(self, row: Row) -> tuple[dict[str, int], tuple[int, int]]:
        """Weighted words around a row, and the span of its sentence."""
        sentence = next(
            (s for s in self.sentences.get(row["article_id"], []) if s["start"] <= row["start"] < s["end"]), row
        )
        start, end = sentence["start"], sentence["end"]
        clauses = [c for c in self.clauses.get(row["article_id"], []) if start <= c["start"] < end]
        own = [c for c in clauses if c["start"] <= row["start"] < c["end"] and len(c["lemmas"].split()) > 2]
        nearest = min(own, key=lambda c: c["end"] - c["start"], default=None)
        words: dict[str, int] = {}
        for clause in clauses:
            weight = WEIGHT_OF_CLAUSE if clause is nearest else 1
            for word in filter(None, map(_telling, clause["lemmas"].split())):
                words[word] = max(weight, words.get(word, 0))
        return words, (start, end)


def _by_article(rows: list[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["article_id"], []).append(row)
    return grouped
