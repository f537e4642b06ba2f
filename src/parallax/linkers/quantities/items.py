"""Items: quantities and dates with the words around them, by which the same thing is known again."""

import re
from dataclasses import dataclass
from functools import cached_property

from parallax.extractors.dates.intervals import Interval
from parallax.extractors.mentions.mention import GROUP, PERSON, word_list
from parallax.extractors.quantities.units import UNITS, Unit
from parallax.linkers.quantities import deadlines
from parallax.linkers.quantities.surroundings import WEIGHT_OF_CLAUSE, Surroundings, by_article
from parallax.linkers.quantities.words import CLASSES, LIGHT, telling, word_class
from parallax.tables import Row

HARM = {"death", "injury"}
# what is counted until the count is complete
TALLIES = {*HARM, "arrest", "destruction", "displacement", "evacuation", "growth"}
DEADLINE = "deadline"
FEW = 10
WIDE = 10  # how many times its least value the greatest of an order of magnitude is
PART = re.compile(r" of (?:them|these|those|whom|which)\b")  # “312 were injured, 28 of them seriously”
POINTS = ("percentage point", "basis point")  # by how much a share changes, not how large it is
WEIGHT_OF_HEAD = 4  # what an amount is told of tells the most


@dataclass(frozen=True)
class Item:
    """A quantity or date with what surrounds it.

    `about` holds the classes of what is counted or dated (of persons killed also that they were), `told_of` those of
    what the syntax says an amount is told of, `words` the weighted content words of its sentence, `long_ago` the years
    before the last that its sentence names; `grows` says whether it is a tally, such as a death toll. A duration that
    is a deadline has the dimension of a deadline, and `ends` of when.
    """

    kind: str  # quantity or date
    row: Row
    dimension: str
    about: frozenset[str]
    words: dict[str, int]
    sentence: tuple[int, int]
    ends: Interval | None = None
    told_of: frozenset[str] = frozenset()
    long_ago: frozenset[int] = frozenset()
    grows: bool = False

    @property
    def article_id(self) -> str:
        return self.row["article_id"]

    @property
    def place(self) -> tuple[str, int, str]:
        """Where it stands; “four years ago” is a date and a quantity at one offset."""
        return self.row["article_id"], self.row["start"], self.kind

    @property
    def subjects(self) -> frozenset[str]:
        """What it counts or dates, and what it is told of."""
        return self.about | self.told_of

    @property
    def counts(self) -> bool:
        """Whether it is compared by its value, and not by a day."""
        return self.kind == "quantity" and self.dimension != DEADLINE

    def told_at(self, subject: str) -> tuple[str, tuple[int, int], str, str]:
        """A sentence, with the dimension and one subject of a number that stands in it."""
        return self.article_id, self.sentence, self.dimension, subject

    @property
    def occasion(self) -> tuple[str, str, frozenset[int]]:
        """A text, a dimension of its numbers, and the years long ago of which they are told."""
        return self.article_id, self.dimension, self.long_ago

    @cached_property
    def value(self) -> float:
        """The middle of a quantity in the base unit of its dimension."""
        return (self.row["low"] + self.row["high"]) / 2 * self.factor

    @property
    def factor(self) -> float:
        """How many base units of its dimension its unit is, 1 where it has none."""
        unit = UNITS.get(self.row["unit"] or "")
        return (unit and unit.factor) or 1.0

    @property
    def landmarks(self) -> frozenset[str]:
        """Its day, its value to one figure, its dimension: what it may be known by if named otherwise elsewhere."""
        if not self.counts:
            return frozenset({f"{self.row.get('earliest')} {self.row.get('latest')}"})
        measures = {self.dimension} if self.row["kind"] == "measure" else set()
        return frozenset(measures | ({f"{self.value:.0e}"} if self.tells_much or self.row["unit"] else set()))

    @cached_property
    def tells_much(self) -> bool:
        """Whether few things have so many: “both sides” and “four regions” there are of many, and “thousands”."""
        return self.row["high"] < self.row["low"] * WIDE and (self.row["high"] > FEW or self.row["high"] % 1 > 0)


def read(tables: dict[str, list[Row]]) -> list[Item]:
    """All items in order of article and offset; ordinals count nothing and recurring dates lie nowhere."""
    starts = {event["event_id"]: event["starts"] for event in tables["events"]}
    articles = {row["article_id"]: row | {"starts": starts[row["event_id"]]} for row in tables["articles"]}
    surroundings = Surroundings(tables)
    items = [_date(row, articles[row["article_id"]], surroundings)
             for row in tables["tables/dates"] if row["kind"] != "recurring"]
    dates = by_article(tables["tables/dates"])
    items += [_quantity(row, articles[row["article_id"]], surroundings, dates.get(row["article_id"], []))
              for row in tables["tables/quantities"] if row["kind"] != "ordinal"]
    return sorted(items, key=lambda item: item.place)


def _date(row: Row, article: Row, surroundings: Surroundings) -> Item:
    about = _dated(row["dated"], row["kind"])
    dimension = "deadline" if DEADLINE in about and row["kind"] == "deadline" else "date"
    return Item("date", row, dimension, about, *surroundings.of(row))


def _quantity(row: Row, article: Row, surroundings: Surroundings, dates: list[Row]) -> Item:
    dimension = _dimension(UNITS.get(row["unit"] or ""))
    words, sentence = surroundings.of(row)
    head, ends = _head(row["counted"]), None
    measured = (row["measured"] or "").split()
    told_of = frozenset(filter(None, map(telling, measured)))
    words = words | dict.fromkeys(told_of & words.keys(), WEIGHT_OF_HEAD)
    about = frozenset(map(word_class, head))
    if any(map(_is_people, head)):
        about |= HARM.intersection(word for word, weight in words.items() if weight >= WEIGHT_OF_CLAUSE)
    if PART.match(surroundings.behind(row)):
        about = told_of = frozenset({"part"})
    if row["kind"] == "duration" and (about == {DEADLINE} or row["text"].lower().startswith("within")):
        dimension, about = DEADLINE, frozenset({DEADLINE})
        ends = deadlines.ends(row, article, _set_on(dates, sentence))
    grows = not TALLIES.isdisjoint({*map(word_class, measured), *about})
    long_ago = _years_before((article["published"] or article["starts"]).year - 1, dates, sentence)
    return Item("quantity", row, dimension, about, words, sentence, ends, told_of, long_ago, grows)


def _dimension(unit: Unit | None) -> str:
    if unit is None:
        return "count"
    if unit.kind == "money":
        return f"money {unit.dimension or unit.name}"  # “1.2 billion crowns” and “NOK 1.2bn” may be of one currency
    return unit.name if unit.name in POINTS else unit.dimension


def _years_before(year: int, dates: list[Row], sentence: tuple[int, int]) -> frozenset[int]:
    """Of the dates in a sentence the years that lie before a year."""
    inside = [date for date in dates if sentence[0] <= date["start"] < sentence[1] and date["latest"]]
    return frozenset(date["latest"].year for date in inside if date["latest"].year < year)


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
