"""Deadlines told as durations: “within six months” ends six calendar months on from when it was set."""

import datetime

from parallax.extractors.dates import intervals
from parallax.extractors.dates.intervals import Interval
from parallax.extractors.quantities.units import UNITS
from parallax.tables import Row

MONTHS = {"month": 1, "year": 12}
ENDS = (("earliest", "low"), ("latest", "high"))  # ends of an interval, and of how long it is counted from there


def ends(duration: Row, article: Row, set_on: Row | None) -> Interval:
    """When it ends: counted from the date on which it was set, else at latest from the article's day or the event's."""
    unit = duration["unit"]
    if set_on:
        return Interval(*(later(set_on[end], duration[value], unit) for end, value in ENDS))
    last = intervals.day(article["published"] or article["starts"]).latest
    return Interval(None, later(last, duration["high"], unit))


def later(moment: datetime.datetime, count: float, unit: str) -> datetime.datetime:
    """So many days, months or years on (or, below zero, back); whole months are those of the calendar."""
    months = count * MONTHS.get(unit, 0)
    if months and float(months).is_integer():
        return datetime.datetime.combine(intervals.add_months(moment.date(), int(months)), moment.time())
    return moment + datetime.timedelta(seconds=count * UNITS[unit].factor)
