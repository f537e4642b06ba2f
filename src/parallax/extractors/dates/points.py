"""Points: the single date or time expressions of a text, each with how it resolves against an anchor.

A pattern says what is written, a function beside it which interval that is. Of candidates left open by the text (a
weekday, a bare month, a day without a year) the one nearest to the anchor is taken.
"""

import csv
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from parallax.extractors.dates import intervals
from parallax.extractors.dates.intervals import Day, Interval


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


def _either(words: dict) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


MONTH = rf"(?P<month>{_either(MONTHS)})\b(?:(?<!\w{{5}})\.)?"
WEEKDAY = rf"(?P<weekday>{_either(WEEKDAYS)})\b"
DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?![:%]|[.,]\d)"
YEAR = r"(?P<year>1\d{3}|20\d\d)\b(?![.,]\d)"
PART = rf"(?P<part>{_either(HOURS)})"
CLOCK = r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?\s?m\b\.?)"
CLOCK_24 = r"(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
TIME = rf"(?:{CLOCK}|{CLOCK_24})(?: (?:local time|GMT|UTC|[CE]E?S?T|BST|ET|PT|Pacific time|Eastern time)\b)?"
COUNT = rf"(?P<count>\d{{1,3}}|{_either(NUMBERS)})"
SPAN = r"(?P<span>day|week|month|year|decade)s?"


@dataclass(frozen=True)
class Point:
    """An expression at [start, end); `form` names its pattern."""

    start: int
    end: int
    form: str
    match: re.Match[str]

    def resolve(self, anchor: Day) -> Interval | None:
        """The interval it denotes; None where the calendar has no such day (31.02.2025)."""
        try:
            return RULES[self.form][1](self.match.groupdict(), anchor)
        except (ValueError, OverflowError):
            return None


Groups = dict[str, str | None]


def _full(groups: Groups, anchor: Day) -> Interval:
    """Year, month and day in figures."""
    value = Day(int(groups["year"]), int(groups["month"]), int(groups["day"]))
    return _within(intervals.day(value), groups)


def _figures(groups: Groups, anchor: Day) -> Interval:
    """“22.07.2025” is day first; with strokes day or month may be first, and where both could be, the nearer day is it."""
    first, second, year = int(groups["first"]), int(groups["second"]), int(groups["year"])
    orders = [(second, first)] if groups["mark"] == "." else [(second, first), (first, second)]
    candidates = [intervals.day(Day(year, month, day)) for month, day in orders if _is_day(year, month, day)]
    if not candidates:
        raise ValueError("no such day")
    return _within(intervals.nearest(candidates, anchor), groups)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(Day(year, month, day))
    except ValueError:
        return False


def _month_day(groups: Groups, anchor: Day) -> Interval:
    """Day and month by name, with or without a year."""
    month, day = MONTHS[groups["month"]], int(groups["day"])
    years = [int(groups["year"])] if groups["year"] else range(anchor.year - 1, anchor.year + 2)
    candidates = [intervals.day(Day(year, month, day)) for year in years if _is_day(year, month, day)]
    if not candidates:
        raise ValueError("no such day")
    return _within(intervals.nearest(candidates, anchor), groups)


def _month(groups: Groups, anchor: Day) -> Interval:
    number = MONTHS[groups["month"]]
    years = [int(groups["year"])] if groups["year"] else [anchor.year - 1, anchor.year, anchor.year + 1]
    if groups.get("which") and not groups["year"]:
        years = [year for year in years if _agrees(groups["which"], (year, number), (anchor.year, anchor.month))]
    return _third(intervals.nearest([intervals.month(year, number) for year in years], anchor), groups)


def _agrees(which: str, value: tuple, anchor: tuple) -> bool:
    return {"last": value < anchor, "next": value > anchor}.get(which.lower(), True)


def _year(groups: Groups, anchor: Day) -> Interval:
    return _third(intervals.year(int(groups["year"])), groups)


def _decade(groups: Groups, anchor: Day) -> Interval:
    return intervals.year(int(groups["year"]), 10)


def _weekday(groups: Groups, anchor: Day) -> Interval:
    """The nearest day of that name; “last” and “next” leave the anchor's own day out."""
    which, number = (groups["which"] or "").lower(), WEEKDAYS[groups["weekday"]]
    near = [anchor + datetime.timedelta(days=offset) for offset in range(-3, 4)]
    if which in ("last", "next"):
        sign = 1 if which == "next" else -1
        near = [anchor + sign * datetime.timedelta(days=offset) for offset in range(1, 8)]
    value = next(day for day in near if day.weekday() == number)
    return _within(intervals.day(value), groups)


def _near_day(groups: Groups, anchor: Day) -> Interval:
    offset = {"yesterday": -1, "tomorrow": 1}.get(groups["near"].lower(), 0)
    hours = {"part": "night"} if groups["near"].lower() == "tonight" else {}
    return _within(intervals.day(anchor + datetime.timedelta(days=offset)), groups | hours)


def _near_span(groups: Groups, anchor: Day) -> Interval:
    """“last week”, “this month”, “next year”: whole weeks, months and years beside the anchor's."""
    offset = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(groups["which"].lower(), 0)
    span = groups["span"].lower()
    if span == "week":
        return _third(intervals.week(anchor, offset), groups)
    if span == "month":
        first = intervals.add_months(anchor, offset)
        return _third(intervals.month(first.year, first.month), groups)
    if span == "year":
        return _third(intervals.year(anchor.year + offset), groups)
    if span == "weekend":
        return _weekend(groups, anchor + datetime.timedelta(weeks=offset))
    if span == "night":
        return intervals.hours(anchor + datetime.timedelta(days=min(offset, 0)), *HOURS["night"])
    return _season(groups | {"season": span}, intervals.add_months(anchor, 12 * offset))


def _weekend(groups: Groups, anchor: Day) -> Interval:
    saturdays = [anchor + datetime.timedelta(days=offset) for offset in range(-6, 7)]
    ends = [intervals.days(day, day + datetime.timedelta(days=1)) for day in saturdays if day.weekday() == 5]
    return intervals.nearest(ends, anchor)


def _season(groups: Groups, anchor: Day) -> Interval:
    first, last = SEASONS[groups["season"].lower()]
    years = [int(groups["year"])] if groups.get("year") else [anchor.year - 1, anchor.year, anchor.year + 1]
    return intervals.nearest([intervals.month(year, first, last - first + 1) for year in years], anchor)


def _ago(groups: Groups, anchor: Day) -> Interval:
    """“three weeks ago”: to the unit it is told in."""
    return _moved(anchor, -_count(groups), groups["span"].lower())


def _count(groups: Groups) -> int:
    return NUMBERS.get(groups["count"].lower()) or int(groups["count"])


def _moved(anchor: Day, count: int, span: str) -> Interval:
    if span == "day":
        return intervals.day(anchor + datetime.timedelta(days=count))
    if span == "week":
        return intervals.week(anchor, count)
    if span == "month":
        first = intervals.add_months(anchor, count)
        return intervals.month(first.year, first.month)
    return intervals.year(anchor.year + count * (10 if span == "decade" else 1))


def _recent(groups: Groups, anchor: Day) -> Interval:
    """“in recent weeks”, “over the past three days”: up to the anchor, from nowhere said or from the count back."""
    latest = intervals.day(anchor).latest
    if not groups.get("count"):
        return Interval(None, latest)
    return Interval(_moved_day(anchor, -_count(groups), groups["span"].lower()), latest)


def _soon(groups: Groups, anchor: Day) -> Interval:
    """“within weeks”, “in the coming days”: from the anchor, to nowhere said or to the count on."""
    earliest = intervals.at(anchor, 0)
    if not groups.get("count"):
        return Interval(earliest, None)
    return Interval(earliest, _moved_day(anchor, _count(groups), groups["span"].lower()) + datetime.timedelta(days=1) - intervals.SECOND)


def _moved_day(anchor: Day, count: int, span: str) -> datetime.datetime:
    if span in ("day", "week"):
        return intervals.at(anchor + datetime.timedelta(**{span + "s": count}), 0)
    return intervals.at(intervals.add_months(anchor, count * {"month": 1, "year": 12, "decade": 120}[span]), 0)


def _overnight(groups: Groups, anchor: Day) -> Interval:
    """The night that ends in the morning of the day named, or of the anchor's."""
    last = _weekday(groups | {"which": None, "part": None}, anchor).first_day if groups["weekday"] else anchor
    return Interval(intervals.at(last - datetime.timedelta(days=1), 18), intervals.hours(last, *HOURS["early"]).latest)


def _clock(groups: Groups, anchor: Day) -> Interval:
    return _within(intervals.day(anchor), groups)


def _same_day(groups: Groups, anchor: Day) -> Interval:
    return intervals.day(anchor)


def _within(interval: Interval, groups: Groups) -> Interval:
    """A day narrowed to the part of it or the minute that is told."""
    hour, minute = _told_time(groups)
    if hour is not None:
        start = intervals.at(interval.first_day, hour) + datetime.timedelta(minutes=minute)
        return Interval(start, start + datetime.timedelta(minutes=1) - intervals.SECOND)
    part = (groups.get("part") or groups.get("early") or "").lower()
    return intervals.hours(interval.first_day, *HOURS[part]) if part in HOURS else interval


def _told_time(groups: Groups) -> tuple[int | None, int]:
    if groups.get("hour24"):
        return int(groups["hour24"]), int(groups["minute24"])
    if not groups.get("hour"):
        return None, 0
    hour = int(groups["hour"]) % 12 if int(groups["hour"]) <= 12 else int(groups["hour"])
    return hour + 12 * (groups["half"].lower().startswith("p") and hour < 12), int(groups["minute"] or 0)


def _third(interval: Interval, groups: Groups) -> Interval:
    part = (groups.get("early") or "").lower()
    which = 0 if part in ("early", "start", "beginning") else 1 if part in ("mid", "middle") else 2
    return intervals.third(interval, which) if part else interval


WHICH = r"(?P<which>last|next|this|past|previous|coming)"
EARLY = r"(?:(?:the )?(?P<early>early|mid|late|start|beginning|middle|end)(?:[ -]|(?: of | in )))?"
TAIL = rf"(?:,? (?:in the |at )?{PART}\b)?(?:,? (?:at |around |about )?{TIME})?"
RECURRING = r"\b(?:nightly|daily|weekly|monthly|yearly|annually)\b|\b(?:every|each) (?:day|night|week|month|year|morning|evening)\b"
OLD = r"(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Bb]etween )"  # a bare year before 1900 needs one of these

Rule = Callable[[Groups, Day], Interval]
RULES: dict[str, tuple[re.Pattern[str], Rule]] = {
    "iso": (re.compile(rf"(?<![\w-])(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]{CLOCK_24})?(?![\d-])"), _full),
    "figures": (
        re.compile(rf"(?<![\w./])(?P<first>\d\d?)(?P<mark>[./])(?P<second>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d/]|\.\d)(?:,? {CLOCK_24})?"),
        _figures,
    ),
    "month day": (re.compile(rf"(?<!\w)(?:(?:{_either(WEEKDAYS)}),? )?(?:the )?{MONTH} {DAY}(?:,? {YEAR})?{TAIL}"), _month_day),
    "day month": (
        re.compile(rf"(?<![\w.,:])(?:(?:{_either(WEEKDAYS)}),? )?(?:the )?{DAY}(?: of)? {MONTH}(?:,? {YEAR})?{TAIL}"),
        _month_day,
    ),
    "month": (re.compile(rf"(?<!\w)(?i:{EARLY})(?i:{WHICH} )?{MONTH}(?:,? (?:of )?{YEAR})?(?!\w)"), _month),
    "weekday": (re.compile(rf"(?<!\w)(?:(?i:(?P<early>early|late)) )?(?:(?i:{WHICH}) )?{WEEKDAY}{TAIL}"), _weekday),
    "decade": (re.compile(r"\b(?P<year>(?:19|20)\d0)['’]?s\b"), _decade),
    "year": (re.compile(rf"(?<![\w.,$£€¥/+-])(?i:{EARLY})(?P<year>(?:19|20)\d\d|(?:{OLD})1\d{{3}})\b(?![.,]\d|[-–]\w|[:%/°])"), _year),
    "near day": (re.compile(rf"\b(?P<near>today|yesterday|tomorrow|tonight)\b(?! 's){TAIL}", re.I), _near_day),
    "near span": (
        re.compile(rf"\b{EARLY}{WHICH} (?P<span>week|month|year|weekend|night|{_either(SEASONS)})\b", re.I),
        _near_span,
    ),
    "weekend": (re.compile(r"\b(?:over |at |during |on )the weekend\b", re.I), _weekend),
    "season": (re.compile(rf"\bin (?:the )?(?P<season>{_either(SEASONS)})(?: (?:of )?{YEAR})?\b(?! of\b)", re.I), _season),
    "ago": (re.compile(rf"\b{COUNT} {SPAN} (?:ago|earlier)\b", re.I), _ago),
    "recent": (re.compile(rf"\b(?:in|over|for|during|within) (?:the )?(?:recent|past|last) (?:{COUNT} )?{SPAN}\b", re.I), _recent),
    "soon": (
        re.compile(rf"\b(?:within {SPAN.replace('s?', 's')}|(?:in|over|within) (?:the )?(?:coming|next) (?:{COUNT} )?{SPAN.replace('span', 'span_')})\b", re.I),
        lambda groups, anchor: _soon(groups | {"span": groups["span"] or groups["span_"]}, anchor),
    ),
    "for long": (re.compile(r"\bfor (?P<span>days|weeks|months|years|decades)\b", re.I), _recent),
    "recurring": (re.compile(RECURRING, re.I), lambda groups, anchor: Interval(None, None)),
    "overnight": (re.compile(rf"\bovernight(?: (?:into|to|on) (?:(?:early|late) )?{WEEKDAY})?\b", re.I), _overnight),
    "clock": (re.compile(rf"(?<![\w.,:/])(?:{TIME})", re.I), _clock),
    "same day": (re.compile(r"\b(?:earlier|later) (?:in|on|that) (?:the )?(?:same )?day\b|\bthe same day\b", re.I), _same_day),
}


def find(text: str) -> list[Point]:
    """The points of a text in order; of two that overlap the one that starts first, then the longer."""
    points = [Point(*match.span(), form, match) for form, (rule, _) in RULES.items() for match in rule.finditer(text)]
    kept: list[Point] = []
    for point in sorted(points, key=lambda point: (point.start, -point.end)):
        if not kept or point.start >= kept[-1].end:
            kept.append(point)
    return kept
