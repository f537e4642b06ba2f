"""Points: the single date or time expressions of a text, each a pattern with the reading that resolves it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from parallax.extractors.dates import readings
from parallax.extractors.dates.calendar_words import HOURS, MONTHS, NUMBERS, SEASONS, WEEKDAYS, either
from parallax.extractors.dates.intervals import Day, Interval
from parallax.extractors.dates.readings import Groups

MONTH = rf"(?P<month>{either(MONTHS)})\b(?:(?<!\w{{5}})\.)?"
WEEKDAY = rf"(?P<weekday>{either(WEEKDAYS)})\b"
DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?![:%]|[.,]\d)"
YEAR = r"(?P<year>1\d{3}|20\d\d)\b(?![.,]\d)"
PART = rf"(?P<part>{either(HOURS)})"
CLOCK = r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?\s?m\b\.?)"
CLOCK_24 = r"(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
TIME = rf"(?:{CLOCK}|{CLOCK_24})(?: (?:local time|GMT|UTC|[CE]E?S?T|BST|ET|PT|Pacific time|Eastern time)\b)?"
COUNT = rf"(?P<count>\d{{1,3}}|{either(NUMBERS)})"
SPAN = r"(?P<span>day|week|month|year|decade)s?"
WHICH = r"(?P<which>last|next|this|past|previous|coming)"
EARLY = r"(?:(?:the )?(?P<early>early|mid|late|start|beginning|middle|end)(?:[ -]|(?: of | in )))?"
TAIL = rf"(?:,? (?:in the |at )?{PART}\b)?(?:,? (?:at |around |about )?{TIME})?"
PERIOD = rf"(?P<span>week|month|year|weekend|night|{either(SEASONS)})"
OLD = r"(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Bb]etween )"  # what a bare year before 1900 needs
NAMED_DAY = rf"(?:(?:{either(WEEKDAYS)}),? )?(?:the )?"

Rule = Callable[[Groups, Day], Interval]
RULES: dict[str, tuple[str, Rule]] = {
    "iso": (r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)" rf"(?:[T ]{CLOCK_24})?(?![\d-])", readings.full),
    "figures": (
        r"(?<![\w./])(?P<first>\d\d?)(?P<mark>[./])(?P<second>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)"
        rf"(?![\d/]|\.\d)(?:,? {CLOCK_24})?",
        readings.figures,
    ),
    "month day": (rf"(?<!\w){NAMED_DAY}{MONTH} {DAY}(?:,? {YEAR})?{TAIL}", readings.month_day),
    "day month": (rf"(?<![\w.,:]){NAMED_DAY}{DAY}(?: of)? {MONTH}(?:,? {YEAR})?{TAIL}", readings.month_day),
    "month": (rf"(?<!\w)(?i:{EARLY})(?i:{WHICH} )?{MONTH}(?:,? (?:of )?{YEAR})?(?!\w)", readings.month),
    "weekday": (rf"(?<!\w)(?:(?i:(?P<early>early|late)) )?(?:(?i:{WHICH}) )?{WEEKDAY}{TAIL}", readings.weekday),
    "decade": (r"\b(?P<year>(?:19|20)\d0)['’]?s\b", readings.decade),
    "year": (
        rf"(?<![\w.,$£€¥/+-])(?i:{EARLY})(?P<year>(?:19|20)\d\d|(?:{OLD})1\d{{3}})\b(?![.,]\d|[-–]\w|[:%/°])",
        readings.year,
    ),
    "near day": (rf"(?i)\b(?P<near>today|yesterday|tomorrow|tonight)\b(?! 's){TAIL}", readings.near_day),
    "near span": (rf"(?i)\b{EARLY}{WHICH} {PERIOD}\b", readings.near_span),
    "weekend": (r"(?i)\b(?:over |at |during |on )the weekend\b", readings.weekend),
    "season": (rf"(?i)\bin (?:the )?(?P<season>{either(SEASONS)})(?: (?:of )?{YEAR})?\b(?! of\b)", readings.season),
    "ago": (rf"(?i)\b{COUNT} {SPAN} (?:ago|earlier)\b", readings.ago),
    "recent": (
        rf"(?i)\b(?:in|over|for|during|within) (?:the )?(?:recent|past|last) (?:{COUNT} )?{SPAN}\b",
        readings.recent,
    ),
    "for long": (r"(?i)\bfor (?P<span>days|weeks|months|years|decades)\b", readings.recent),
    "soon": (rf"(?i)\b(?:in|over|within) (?:the )?(?:coming|next) (?:{COUNT} )?{SPAN}\b", readings.soon),
    "before long": (r"(?i)\bwithin (?P<span>days|weeks|months|years)\b", readings.soon),
    "recurring": (
        r"(?i)\b(?:nightly|daily|weekly|monthly|yearly|annually)\b"
        r"|\b(?:every|each) (?:day|night|week|month|year|morning|evening)\b",
        readings.recurring,
    ),
    "overnight": (
        rf"(?i)\bovernight(?: (?:into|to|on) (?:(?:early|late) )?{WEEKDAY})?\b",
        readings.overnight,
    ),
    "clock": (rf"(?i)(?<![\w.,:/])(?:{TIME})", readings.clock),
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

    def resolve(self, anchor: Day) -> Interval | None:
        """The interval it denotes; None where the calendar has no such day (31.02.2025)."""
        try:
            return RULES[self.form][1](self.match.groupdict(), anchor)
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
