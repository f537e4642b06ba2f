"""Intervals of time: inclusive at both ends, to the second; arithmetic of days, weeks, months and years."""

import calendar
import datetime
from dataclasses import dataclass

Day = datetime.date
SECOND = datetime.timedelta(seconds=1)


@dataclass(frozen=True)
class Interval:
    """From `earliest` to `latest`, both included; an open end is null."""

    earliest: datetime.datetime | None
    latest: datetime.datetime | None

    @property
    def first_day(self) -> Day | None:
        return self.earliest.date() if self.earliest else None

    @property
    def last_day(self) -> Day | None:
        return self.latest.date() if self.latest else None


def days(first: Day, last: Day) -> Interval:
    """From the first second of one day to the last of another."""
    return Interval(at(first, 0), at(last, 24) - SECOND)


def at(day: Day, hour: int) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time()) + datetime.timedelta(hours=hour)


def hours(day: Day, first: int, last: int) -> Interval:
    """From the start of one hour of a day to the end of another."""
    return Interval(at(day, first), at(day, last + 1) - SECOND)


def day(value: Day) -> Interval:
    return days(value, value)


def week(value: Day, weeks: int = 0) -> Interval:
    """Monday to Sunday of the week a day lies in, or of a week so many weeks on."""
    monday = value - datetime.timedelta(days=value.weekday()) + datetime.timedelta(weeks=weeks)
    return days(monday, monday + datetime.timedelta(days=6))


def month(year: int, number: int, months: int = 1) -> Interval:
    """So many months from a month of a year; numbers above 12 run into the next years."""
    first, last = year * 12 + number - 1, year * 12 + number - 2 + months
    last_day = calendar.monthrange(last // 12, last % 12 + 1)[1]
    return days(Day(first // 12, first % 12 + 1, 1), Day(last // 12, last % 12 + 1, last_day))


def year(number: int, years: int = 1) -> Interval:
    return days(Day(number, 1, 1), Day(number + years - 1, 12, 31))


def add_months(value: Day, months: int) -> Day:
    """The day so many months on, the month's last day where it has none of that number."""
    count = value.year * 12 + value.month - 1 + months
    return Day(count // 12, count % 12 + 1, min(value.day, calendar.monthrange(count // 12, count % 12 + 1)[1]))


def third(interval: Interval, which: int) -> Interval:
    """The first (0), middle (1) or last (2) third of an interval, in whole days: early, mid, late."""
    first, last = interval.first_day, interval.last_day
    count = (last - first).days + 1
    starts, ends = (first + datetime.timedelta(days=count * part // 3) for part in (which, which + 1))
    return days(starts, ends - datetime.timedelta(days=1))


def length(interval: Interval) -> datetime.timedelta:
    return interval.latest - interval.earliest


def distance(interval: Interval, anchor: Day) -> datetime.timedelta:
    """How far the middle of an interval lies from the noon of a day."""
    return abs(interval.earliest + (interval.latest - interval.earliest) / 2 - at(anchor, 12))


def nearest(candidates: list[Interval], anchor: Day) -> Interval:
    """The candidate nearest to the anchor, the earlier one of two equally near."""
    return min(candidates, key=lambda interval: (distance(interval, anchor), interval.earliest))
