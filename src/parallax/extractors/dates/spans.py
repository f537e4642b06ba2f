"""Readings of spans counted from the anchor: “three weeks ago”, “in ten days' time”, “in recent weeks”, “every day”."""

import datetime

from parallax.extractors.dates import intervals
from parallax.extractors.dates.calendar_words import NUMBERS
from parallax.extractors.dates.intervals import Day, Interval
from parallax.extractors.dates.readings import Groups, month

MONTHS_OF = {"month": 1, "year": 12}
BACK = ("ago", "earlier")


def counted(groups: Groups, anchor: Day) -> Interval:
    """“three weeks ago”, “in ten days' time”: to the unit it is told in; “the three months to the end of June”."""
    if groups["month"]:
        return _up_to(groups, anchor)
    count = _count(groups)
    return _moved(anchor, -count if groups["turn"].lower().strip() in BACK else count, groups["span"].lower())


def _up_to(groups: Groups, anchor: Day) -> Interval:
    """The months or years that end with the last June before the anchor."""
    last = month(groups | {"way": "past"}, anchor).first_day
    count = _count(groups) * MONTHS_OF[groups["span"].lower()]
    return intervals.month(last.year, last.month - count + 1, count)


def _count(groups: Groups) -> int:
    count = groups["count"] or "a"
    return NUMBERS.get(count.lower()) or int(count)


def _moved(anchor: Day, count: int, span: str) -> Interval:
    if span == "day":
        return intervals.day(anchor + datetime.timedelta(days=count))
    if span == "week":
        return intervals.week(anchor, count)
    if span == "month":
        first = intervals.add_months(anchor, count)
        return intervals.month(first.year, first.month)
    return intervals.year(anchor.year + count * (10 if span == "decade" else 1))


def recent(groups: Groups, anchor: Day) -> Interval:
    """“in recent weeks”, “over the past three days”: up to the anchor, from nowhere said or from the count back."""
    latest = intervals.day(anchor).latest
    if not groups.get("count"):
        return Interval(None, latest)
    return Interval(_moved_day(anchor, -_count(groups), groups["span"].lower()), latest)


def soon(groups: Groups, anchor: Day) -> Interval:
    """“within weeks”, “in the coming days”: from the anchor, to nowhere said or to the count on."""
    earliest = intervals.at(anchor, 0)
    if not groups.get("count"):
        return Interval(earliest, None)
    last = _moved_day(anchor, _count(groups), groups["span"].lower())
    return Interval(earliest, last + datetime.timedelta(days=1) - intervals.SECOND)


def _moved_day(anchor: Day, count: int, span: str) -> datetime.datetime:
    if span in ("day", "week"):
        return intervals.at(anchor + datetime.timedelta(**{span + "s": count}), 0)
    return intervals.at(intervals.add_months(anchor, count * {"month": 1, "year": 12, "decade": 120}[span]), 0)


def recurring(groups: Groups, anchor: Day) -> Interval:
    """“every day” lies nowhere."""
    return Interval(None, None)
