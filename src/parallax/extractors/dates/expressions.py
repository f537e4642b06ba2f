"""Expressions: points with what their surroundings make of them – deadlines, open ranges, ranges of two points."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc

from parallax.extractors.dates import points
from parallax.extractors.dates.intervals import SECOND, Day, Interval, length
from parallax.extractors.dates.points import Point
from parallax.extractors.dates.tense import Way
from parallax.syntax import text_of

DEADLINE = re.compile(
    r"\b(?:by|on or before|before|until|till|no later than)(?: the)?"
    r"(?: (?P<edge>end|start|beginning|middle|close) of)? ?$",
    re.I,
)
FROM = re.compile(r"\b(?:as of|as from|from|starting(?: on| in)?|beginning(?: on| in)?|effective) (?:the )?$", re.I)
NEARLY = re.compile(r"\b(?:shortly|just|right|soon|moments|(?:minute|hour|day|week|month|year|decade)s?) $", re.I)
SINCE = re.compile(r"\bsince (?:the )?$", re.I)
NOT = re.compile(r"\b(?:not|n['’]t|never|nothing|nobody|no)\b[^.,;:()“”\"]{0,40}$", re.I)
ONWARDS = re.compile(r" onwards?\b", re.I)
DUE = re.compile(r"\b(?:deadline|ultimatum)(?: (?:of|for|on|in))?(?: the)? $", re.I)
BETWEEN = re.compile(r"\b(?:between|from) $", re.I)
NAMES = ("Jan", "March", "April", "May", "June", "August")  # names of persons too, or verbs
KINDS = {
    "recent": "range", "for long": "range", "overnight": "range", "weekend": "range", "near span": "range",
    "soon": "deadline", "before long": "deadline", "recurring": "recurring",
}  # fmt: skip
DAYS = ("weekday", "month day", "day month", "near day")
CLOCKS = ("clock", "spoken clock")
TOLD_BEFORE = ("earlier", "later")  # “a day later”: than the date told before
ENDS = ("end", "close")


@dataclass(frozen=True)
class Expression:
    """One point, or the first and last of a range, with the kind their surroundings give them.

    `edge` says which side of the point a deadline or an open range means: end, start, before, not before, since or from
    (open if it lies ahead).
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

    @property
    def follows(self) -> bool:
        """Whether it goes by the date told before it (“the following February”, “a year earlier”)."""
        point = self.points[0]
        return point.turn in TOLD_BEFORE or (point.match.groupdict().get("which") or "").lower() == "following"


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


def resolve(expression: Expression, anchor: Day, way: Way | None = None) -> Interval | None:
    """The interval of an expression against a day, on the side of it that is known; None for no such day."""
    intervals = _resolved(expression, anchor, way)
    if None in intervals:
        return None
    first, last = intervals[0], intervals[-1]
    if expression.kind == "range" and len(intervals) == 1:
        return Interval(first.earliest, None) if expression.edge in ("since", "not before") else first
    if expression.edge == "from":
        return Interval(first.earliest, None) if first.first_day and first.first_day > anchor else first
    if expression.kind == "deadline" and expression.edge:
        at_end = expression.points[0].part in ENDS  # “before the end of 2024”
        before = expression.edge in ("before", "start", "beginning") and not at_end
        return Interval(None, first.earliest - SECOND if before else first.latest)
    if first.earliest and last.latest and first.earliest > last.latest:
        return None
    return Interval(first.earliest, last.latest)


def _resolved(expression: Expression, anchor: Day, way: Way | None) -> list[Interval | None]:
    """The intervals of its points; of a clock time and its day (“4:30 p.m. on Wednesday”) the time alone."""
    if expression.points[0].form in CLOCKS and len(expression.points) == 2:
        day = expression.points[1].resolve(anchor, way)
        time = day and expression.points[0].resolve(day.first_day, part=expression.points[1].part_of_day)
        return [time and min((time, day), key=length)]  # “half past nine on Thursday night” is some time that night
    return [point.resolve(anchor, way) for point in expression.points]


def _is_date(doc: Doc, point: Point) -> bool:
    """“may”, “march” and a surname are no months, whatever their capital; “2000 troops” are no year."""
    if point.form == "year":
        number = doc.char_span(*point.match.span("year"), alignment_mode="expand")[-1]
        after = number.nbor(1) if number.i + 1 < len(doc) else number
        counts = number.dep_ == "nummod" and number.head.i == after.i or number.text.endswith("00")
        return not (counts and after.tag_ == "NNS")
    if point.form != "month" or point.match["month"] not in NAMES or point.match["year"] or point.part:
        return True
    span = doc.char_span(*point.match.span("month"), alignment_mode="expand")
    month = span[0]
    beside = doc[max(0, month.i - 1) : month.i + 2]
    in_name = any(token.pos_ == "PROPN" and token.i != month.i for token in beside)
    return month.pos_ == "PROPN" and month.ent_type_ != "PERSON" and not in_name


def _expression(text: str, point: Point) -> Expression:
    before = text[max(0, point.start - 40) : point.start]
    match = DEADLINE.search(before)
    if match and not NEARLY.search(before[: match.start()]):  # “shortly before 2 p.m.”, “two days before Christmas”
        start = point.start - len(before) + match.start()
        word = match[0].split()[0].lower()
        if word in ("before", "until", "till") and NOT.search(text[max(0, start - 60) : start]):
            return Expression(start, point.end, "range", (point,), "not before")  # “will not resume before Thursday”
        edge = "before" if word == "before" else (match["edge"] or "end")
        return Expression(start, point.end, "deadline", (point,), edge)
    if match := ONWARDS.match(text, point.end):
        return Expression(point.start, match.end(), "range", (point,), "since")
    if match := SINCE.search(before):
        return Expression(point.start - len(match[0]), point.end, "range", (point,), "since")
    if FROM.search(before):
        return Expression(point.start, point.end, _kind(point), (point,), "from")
    if DUE.search(before):
        return Expression(point.start, point.end, "deadline", (point,))
    return Expression(point.start, point.end, _kind(point), (point,))


def _kind(point: Point) -> str:
    if point.form in CLOCKS or point.match.groupdict().get("hour24") or point.match.groupdict().get("hour"):
        return "time"
    if point.form == "day month" and point.match["first"]:
        return "range"
    return KINDS.get(point.form, "date")


def _joined(text: str, last: Expression, point: Point) -> Expression | None:
    """The range of two points, or a point said twice (“Wednesday (Jul 23)”)."""
    gap, before = text[last.end : point.start], text[max(0, last.start - 10) : last.start]
    if last.points[0].form in CLOCKS and point.form in DAYS and re.fullmatch(r",?(?: on)? ", gap):
        return replace(last, end=point.end, points=(last.points[0], point))
    between = BETWEEN.search(before)
    if (gap.strip() == "and" and between) or gap.strip() in ("to", "-", "–", "—", "until", "through"):
        start = last.start - len(between[0]) if between else last.start
        return Expression(start, point.end, "range", (last.points[0], point))
    return None
