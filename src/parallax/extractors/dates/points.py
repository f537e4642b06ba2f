"""Points: the single date or time expressions of a text, each a pattern with the reading that resolves it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from parallax.extractors.dates import readings, spans
from parallax.extractors.dates.calendar_words import (
    HOLIDAYS,
    HOURS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
    either,
)
from parallax.extractors.dates.intervals import Day, Interval
from parallax.extractors.dates.readings import Groups
from parallax.extractors.dates.tense import Way

MONTH = rf"(?P<month>{either(MONTHS)})\b(?:(?<!\w{{5}})\.)?"
WEEKDAY = rf"(?P<weekday>{either(WEEKDAYS)})\b"
DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?![:%]|[.,]\d)"
FIRST_DAY = r"(?:(?P<first>[12]\d|3[01]|[1-9])(?: ?[-–] ?| to | until | and )(?=\d))?"  # “8 to 27 January”
YEAR = r"(?P<year>1\d{3}|20\d\d)\b(?![.,]\d)"
NEAR_YEAR = r"(?P<near_year>last|this|next) year\b"
PART = rf"(?P<part>{either(HOURS)})"
CLOCK = r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.\s?m\b\.?|[ap]\s?m\b)"
ZONE = r"(?:local time|GMT|UTC|[CE]E?S?T|BST|ET|PT|Pacific time|Eastern time)\b"
# “17:00”; in front of a time zone “1700 GMT” and “17.00 GMT” too
MARK_24 = rf"(?::|\.?(?=\d\d {ZONE}))"
CLOCK_24 = rf"(?P<hour24>[01]?\d|2[0-3]){MARK_24}(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
TIME = rf"(?:{CLOCK}|{CLOCK_24})(?: {ZONE})?"
COUNT = rf"(?P<count>\d{{1,3}}|{either(NUMBERS)})"
SPAN = r"(?P<span>day|week|month|year|decade)s?"
WHICH = r"(?P<which>last|next|this|past|previous|current|coming|following)"
EARLY = r"(?:(?:the )?(?P<early>early|mid|late|start|beginning|middle|end)(?:[ -]|(?: of | in )))?"
OF_DAY = r"(?:['’]s(?= \d\d?(?:[:.]\d\d)? ?[ap]\.?m))?"  # “Monday's 11pm deadline”
TAIL = rf"{OF_DAY}(?:,? (?:in the |at )?{PART}\b)?(?:,? (?:at |around |about )?{TIME})?"
PERIOD = rf"(?P<span>week|month|year|weekend|night|{either(SEASONS)})"
OLD = r"(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Bb]etween )"  # what a bare year before 1900 needs
BY = "|".join(rf"(?<=\b{word} )" for word in ("by", "on", "at", "until", "before", "since"))
NAMED_DAY = rf"(?:(?:{either(WEEKDAYS)}),? )?(?:the )?"

Rule = Callable[[Groups, Day], Interval]
RULES: dict[str, tuple[str, Rule]] = {
    "iso": (r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)" rf"(?:[T ]{CLOCK_24})?(?![\d-])", readings.full),
    "figures": (
        r"(?<![\w./])(?P<first>\d\d?)(?P<mark>[./])(?P<second>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)"
        rf"(?![\d/]|\.\d)(?:,? {CLOCK_24})?",
        readings.figures,
    ),
    "month day": (rf"(?<!\w){NAMED_DAY}{MONTH} {DAY}(?:,? {YEAR}| {NEAR_YEAR})?{TAIL}", readings.month_day),
    "day month": (
        rf"(?<![\w.,:]){NAMED_DAY}{FIRST_DAY}{DAY}(?: of)? {MONTH}(?:,? {YEAR}| {NEAR_YEAR})?{TAIL}",
        readings.month_day,
    ),
    "month": (
        rf"(?<!\w)(?i:{EARLY})(?i:{WHICH} )?{MONTH}(?:,? (?:of )?{YEAR}| (?:of )?{NEAR_YEAR})?(?!\w)",
        readings.month,
    ),
    "nth weekday": (
        rf"(?<!\w)(?i:(?P<nth>{either(ORDINALS)}|last)) (?:{WEEKDAY}|week) (?:in|of) {MONTH}"
        rf"(?:,? (?:of )?{YEAR}| {NEAR_YEAR})?",
        readings.nth_weekday,
    ),
    "quarter": (
        rf"(?i)\b(?:(?P<nth>{either(ORDINALS)}|latter|last)[ -]"
        r"(?:quarter|(?P<half>half)(?= of (?:(?:the|last|this|next) year|\d)))"
        rf"|(?-i:Q)(?P<figure>[1-4]))\b(?:(?: of)? {YEAR}| of {NEAR_YEAR}|(?<=half) of the year|(?! of\b))",
        readings.quarter,
    ),
    "holiday": (rf"(?i)(?<= )(?:{BY})(?P<holiday>{either(HOLIDAYS)})\b", readings.holiday),
    "weekday": (rf"(?<!\w)(?:(?i:(?P<early>early|late)) )?(?:(?i:{WHICH}) )?{WEEKDAY}{TAIL}", readings.weekday),
    "decade": (r"\b(?P<year>(?:19|20)\d0)['’]?s\b", readings.decade),
    "year": (
        rf"(?<![\w.,$£€¥/+-])(?i:{EARLY})(?P<year>(?:19|20)\d\d|(?:{OLD})1\d{{3}})\b(?![.,]\d|[-–]\w|[:%/°])",
        readings.year,
    ),
    "near day": (
        rf"(?i)\b(?P<near>today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening))\b(?! 's){TAIL}",
        readings.near_day,
    ),
    "near span": (rf"(?i)\b{EARLY}(?:(?P<side>earlier|later) )?(?:the )?{WHICH} {PERIOD}\b", readings.near_span),
    # “the end of the month” is that of this month
    "edge": (
        r"(?i)\b(?:the )?(?P<early>early|late|start|beginning|middle|end) (?:of|in) the "
        r"(?P<span>week|month|quarter|year)\b",
        readings.near_span,
    ),
    "weekend": (r"(?i)\b(?:over |at |during |on )the weekend\b", readings.weekend),
    "season": (rf"(?i)\bin (?:the )?(?P<season>{either(SEASONS)})(?: (?:of )?{YEAR})?\b(?! of\b)", readings.season),
    # “three weeks ago”, “a year earlier”, “two days later”, “in ten days' time”, “the three months to the end of June”
    "ago": (
        rf"(?i)\b(?:{COUNT}|the) {SPAN}(?:(?P<turn> ago| earlier| later| from now|['’]?s? time)\b"
        rf"|(?: (?:to|through|ended|ending))(?: in)?(?: the)?(?: end of)? (?-i:{MONTH})(?:,? {DAY})?(?:,? {YEAR})?)",
        spans.counted,
    ),
    "recent": (
        rf"(?i)\b(?:in|over|for|during|within) (?:the )?(?:recent|past|last) (?:{COUNT} )?{SPAN}\b",
        spans.recent,
    ),
    "for long": (r"(?i)\bfor (?P<span>days|weeks|months|years|decades)\b", spans.recent),
    "soon": (rf"(?i)\b(?:in|over|within) (?:the )?(?:coming|next) (?:{COUNT} )?{SPAN}\b", spans.soon),
    "before long": (r"(?i)\bwithin (?P<span>days|weeks|months|years)\b", spans.soon),
    "recurring": (
        r"(?i)\b(?:nightly|daily|weekly|monthly|yearly|annually)\b"
        r"|\b(?:every|each) (?:day|night|week|month|year|morning|evening)\b",
        spans.recurring,
    ),
    "overnight": (
        rf"(?i)\bovernight(?: (?:into|to|on) (?:(?:early|late) )?{WEEKDAY})?\b",
        readings.overnight,
    ),
    "clock": (rf"(?i)(?<![\w.,:/])(?:{TIME}|(?<=[ytl] )(?P<noon>noon|midday)\b)", readings.clock),
    # “at 4 this morning”
    "hour of day": (
        r"(?i)(?<=at )(?P<hour>[1-9]|1[0-2])(?:[.:](?P<minute>[0-5]\d))? (?P<near>(?:this|yesterday|tomorrow) "
        r"(?:morning|afternoon|evening))\b",
        readings.hour_of_day,
    ),
    "spoken clock": (
        rf"(?i)\b(?:(?P<past>half past|quarter past|quarter to) (?P<count>{either(NUMBERS)}|\d\d?)"
        rf"|(?P<full>\w{{1,6}}) o['’]clock)\b(?: (?:at|in the) {PART}\b)?",
        readings.spoken_clock,
    ),
    "next day": (r"(?i)\bthe (?:next|following) day\b", readings.next_day),
    "same day": (
        r"(?i)\b(?:earlier|later) (?:in|on|that) (?:the )?(?:same )?day\b|\bthe same day\b(?! (?:that|as|when)\b)",
        readings.same_day,
    ),
}
PATTERNS = {form: re.compile(pattern) for form, (pattern, _) in RULES.items()}


@dataclass(frozen=True)
class Point:
    """An expression at [start, end); `form` names its pattern."""

    start: int
    end: int
    form: str
    match: re.Match[str]

    @property
    def part(self) -> str:
        """Which part of its span is told (“early”, “the end of”), lower case; empty for the whole."""
        return (self.match.groupdict().get("early") or "").lower()

    @property
    def turn(self) -> str:
        """On which side of what a count of days or weeks lies (“ago”, “earlier”), lower case; empty for others."""
        return (self.match.groupdict().get("turn") or "").lower().strip()

    @property
    def part_of_day(self) -> str | None:
        """The part of a day that is told: “morning” of “this morning” and of “Monday morning”."""
        groups = self.match.groupdict()
        return groups.get("part") or (groups.get("near") or "").lower().removeprefix("this ") or None

    def resolve(self, anchor: Day, way: Way | None = None, part: str | None = None) -> Interval | None:
        """The interval it denotes, on the side of the anchor it is known to lie; None for no such day (31.02.2025).

        `part` is the part of the day that stands beside a clock time (“quarter to six yesterday morning”).
        """
        groups = self.match.groupdict()
        try:
            return RULES[self.form][1](groups | {"way": way, "part": groups.get("part") or part}, anchor)
        except (ValueError, OverflowError):
            return None


def find(text: str) -> list[Point]:
    """The points of a text in order; of two that overlap the one that starts first, then the longer."""
    points = [Point(*match.span(), form, match) for form, rule in PATTERNS.items() for match in rule.finditer(text)]
    kept: list[Point] = []
    for point in sorted(points, key=lambda point: (point.start, -point.end)):
        if not kept or point.start >= kept[-1].end:
            kept.append(point)
    return kept
