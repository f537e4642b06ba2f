"""Expressions: points with what their surroundings make of them – deadlines, open ranges, ranges of two points."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc

from parallax.extractors.dates import points
from parallax.extractors.dates.intervals import SECOND, Day, Interval
from parallax.extractors.dates.points import Point
from parallax.syntax import text_of

DEADLINE = re.compile(
    r"\b(?:by|before|until|till|no later than)(?: the)?(?: (?P<edge>end|start|beginning|middle|close) of)? ?$", re.I
)
SINCE = re.compile(r"\bsince (?:the )?$", re.I)
DUE = re.compile(r"\b(?:deadline|ultimatum)(?: (?:of|for|on|in))?(?: the)? $", re.I)
BETWEEN = re.compile(r"\b(?:between|from) $", re.I)
NAMES = ("March", "April", "May", "June", "August")  # names of persons too, or verbs
KINDS = {
    "recent": "range", "for long": "range", "overnight": "range", "weekend": "range", "near span": "range",
    "soon": "deadline", "before long": "deadline", "recurring": "recurring",
}  # fmt: skip
DAYS = ("weekday", "month day", "day month", "near day")


@dataclass(frozen=True)
class Expression:
    """One point, or the first and last of a range, with the kind their surroundings give them.

    `edge` says which side of the point a deadline or an open range means: end, start, before or since.
    """

    start: int
    end: int
    kind: str
    points: tuple[Point, ...]
    edge: str | None = None

    @property
    def tells_length(self) -> bool:
        """Whether it holds a number of days or weeks (“three days ago”), which is a duration too."""
        return self.points[0].form in ("ago", "recent", "soon")


@lru_cache(maxsize=1)  # dates and quantities ask for those of one Doc, one after the other
def expressions(doc: Doc) -> tuple[Expression, ...]:
    """The date and time expressions of a text, unresolved: an extractor of numbers must not count them."""
    text = text_of(doc)
    found: list[Expression] = []
    for point in points.find(text):
        if not _is_date(doc, point):
            continue
        if found and (joined := _joined(text, found[-1], point)):
            found[-1] = joined
            continue
        if found and text[found[-1].end : point.start] == " (" and point.form == "month day":
            found[-1] = replace(found[-1], points=(point,))  # “Wednesday (Jul 23)”: the day in brackets decides
        found.append(_expression(text, point))
    return tuple(found)


def resolve(expression: Expression, anchor: Day) -> Interval | None:
    """The interval of an expression against a day; None where the calendar has no such day."""
    if expression.points[0].form == "clock" and len(expression.points) == 2:  # “4:30 p.m. on Wednesday”
        day = expression.points[1].resolve(anchor)
        return day and expression.points[0].resolve(day.first_day)
    intervals = [point.resolve(anchor) for point in expression.points]
    if None in intervals:
        return None
    first, last = intervals[0], intervals[-1]
    if expression.kind == "range" and len(intervals) == 1:
        return Interval(first.earliest, None) if expression.edge == "since" else first
    if expression.kind == "deadline" and expression.edge:
        latest = first.earliest - SECOND if expression.edge in ("before", "start", "beginning") else first.latest
        return Interval(None, latest)
    if first.earliest and last.latest and first.earliest > last.latest:
        return None
    return Interval(first.earliest, last.latest)


def _is_date(doc: Doc, point: Point) -> bool:
    """“may”, “march” and a surname are no months, whatever their capital; “2000 troops” are no year."""
    if point.form == "year":
        number = doc.char_span(*point.match.span("year"), alignment_mode="expand")[-1]
        after = number.nbor(1) if number.i + 1 < len(doc) else number
        counts = number.dep_ == "nummod" and number.head.i == after.i or number.text.endswith("00")
        return not (counts and after.tag_ == "NNS")
    if point.form != "month" or point.match["month"] not in NAMES or point.match["year"]:
        return True
    span = doc.char_span(*point.match.span("month"), alignment_mode="expand")
    month = span[0]
    after_name = month.i > 0 and month.nbor(-1).pos_ == "PROPN"
    return month.pos_ == "PROPN" and month.ent_type_ != "PERSON" and not after_name


def _expression(text: str, point: Point) -> Expression:
    before = text[max(0, point.start - 40) : point.start]
    if match := DEADLINE.search(before):
        start = point.start - len(before) + match.start()
        word = match[0].split()[0].lower()
        edge = "before" if word == "before" else (match["edge"] or "end")
        return Expression(start, point.end, "deadline", (point,), edge)
    if match := SINCE.search(before):
        return Expression(point.start - len(match[0]), point.end, "range", (point,), "since")
    if DUE.search(before):
        return Expression(point.start, point.end, "deadline", (point,))
    return Expression(point.start, point.end, _kind(point), (point,))


def _kind(point: Point) -> str:
    if point.form == "clock" or point.match.groupdict().get("hour24") or point.match.groupdict().get("hour"):
        return "time"
    return KINDS.get(point.form, "date")


def _joined(text: str, last: Expression, point: Point) -> Expression | None:
    """The range of two points, or a point said twice (“Wednesday (Jul 23)”)."""
    gap, before = text[last.end : point.start], text[max(0, last.start - 10) : last.start]
    if last.points[0].form == "clock" and point.form in DAYS and re.fullmatch(r",?(?: on)? ", gap):
        return Expression(last.start, point.end, "time", (last.points[0], point))
    between = BETWEEN.search(before)
    if (gap.strip() == "and" and between) or gap.strip() in ("to", "-", "–", "—", "until", "through"):
        start = last.start - len(between[0]) if between else last.start
        return Expression(start, point.end, "range", (last.points[0], point))
    return None
