"""Readings: which interval the parts of a date expression denote, against an anchor.

Of candidates left open by the text (a weekday, a bare month, a day without a year) the one nearest to the anchor is
taken, on the side of it (`way`) that the verb tells. A reading raises ValueError where the calendar has no such day.
"""

import datetime

from parallax.extractors.dates import intervals
from parallax.extractors.dates.calendar_words import HOLIDAYS, HOURS, MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS
from parallax.extractors.dates.intervals import Day, Interval

Groups = dict[str, str | None]


def full(groups: Groups, anchor: Day) -> Interval:
    """Year, month and day in figures."""
    value = Day(int(groups["year"]), int(groups["month"]), int(groups["day"]))
    return _within(intervals.day(value), groups)


def figures(groups: Groups, anchor: Day) -> Interval:
    """“22.07.2025” is day first; with strokes either may be, and where both give a day, the nearer one is meant."""
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


def month_day(groups: Groups, anchor: Day) -> Interval:
    """Day and month by name, with or without a year, and the first of several days (“8 to 27 January”)."""
    month, day = MONTHS[groups["month"]], int(groups["day"])
    last = _day_of_a_year(month, day, groups, anchor)
    if groups.get("first"):
        return intervals.days(last.first_day.replace(day=int(groups["first"])), last.last_day)
    return _within(last, groups)


def holiday(groups: Groups, anchor: Day) -> Interval:
    return _day_of_a_year(*HOLIDAYS[groups["holiday"].lower()], groups, anchor)


def _day_of_a_year(month: int, day: int, groups: Groups, anchor: Day) -> Interval:
    candidates = [intervals.day(Day(year, month, day)) for year in _years(groups, anchor) if _is_day(year, month, day)]
    if not candidates:
        raise ValueError("no such day")
    return _likely(candidates, groups, anchor)


def _years(groups: Groups, anchor: Day) -> list[int]:
    """The year that is told, or those beside the anchor's."""
    if groups.get("year"):
        return [int(groups["year"])]
    if groups.get("near_year"):
        return [anchor.year + {"last": -1, "next": 1}.get(groups["near_year"].lower(), 0)]
    return [anchor.year - 1, anchor.year, anchor.year + 1]


def _likely(candidates: list[Interval], groups: Groups, anchor: Day) -> Interval:
    """The candidate nearest to the anchor, of those on the side that is told, if any are."""
    sides = {"past": lambda one: one.first_day <= anchor, "future": lambda one: one.last_day >= anchor}
    told = list(filter(sides.get(groups.get("way")), candidates))
    return intervals.nearest(told or candidates, anchor)


def month(groups: Groups, anchor: Day) -> Interval:
    number = MONTHS[groups["month"]]
    years = _years(groups, anchor)
    if groups.get("which") and not groups["year"]:
        years = [year for year in years if _agrees(groups["which"], (year, number), (anchor.year, anchor.month))]
    return _third(_likely([intervals.month(year, number) for year in years], groups, anchor), groups)


def _agrees(which: str, value: tuple, anchor: tuple) -> bool:
    return {"last": value < anchor, "next": value > anchor, "following": value > anchor}.get(which.lower(), True)


def nth_weekday(groups: Groups, anchor: Day) -> Interval:
    """“the second Tuesday in January”; “the first week of January”, its first seven days."""
    if not groups["weekday"]:
        return _week_of_month(groups, anchor)
    number, weekday = MONTHS[groups["month"]], WEEKDAYS[groups["weekday"]]
    candidates = []
    for year in _years(groups, anchor):
        first, last = (day := intervals.month(year, number)).first_day, day.last_day
        days = [first + datetime.timedelta(days=i) for i in range(last.day) if (first.weekday() + i) % 7 == weekday]
        candidates.append(intervals.day(days[ORDINALS.get(groups["nth"].lower(), 0) - 1]))
    return _likely(candidates, groups, anchor)


def _week_of_month(groups: Groups, anchor: Day) -> Interval:
    whole, nth = month(groups, anchor), ORDINALS.get(groups["nth"].lower())
    first = whole.first_day + datetime.timedelta(weeks=nth - 1) if nth else whole.last_day - datetime.timedelta(days=6)
    return intervals.days(first, min(first + datetime.timedelta(days=6), whole.last_day))


def quarter(groups: Groups, anchor: Day) -> Interval:
    """“the second quarter”, “Q2 2025”; “last quarter”, the one before; “the second half of the year”."""
    if groups["half"]:
        (year,) = _years(groups, anchor) if groups["year"] or groups["near_year"] else (anchor.year,)
        return intervals.month(year, 1 if groups["nth"].lower() == "first" else 7, 6)
    nth = (groups["figure"] or groups["nth"]).lower()
    if nth == "last" and not (groups["year"] or groups["near_year"]):
        first = (anchor.month - 1) // 3 * 3 - 2
        return intervals.month(anchor.year, first, 3) if first > 0 else intervals.month(anchor.year - 1, 10, 3)
    number = 4 if nth == "last" else int(ORDINALS.get(nth, nth))
    if number > 4:
        raise ValueError("no such quarter")
    return _likely([intervals.month(year, 3 * number - 2, 3) for year in _years(groups, anchor)], groups, anchor)


def year(groups: Groups, anchor: Day) -> Interval:
    return _third(intervals.year(int(groups["year"])), groups)


def decade(groups: Groups, anchor: Day) -> Interval:
    return intervals.year(int(groups["year"]), 10)


def weekday(groups: Groups, anchor: Day) -> Interval:
    """The nearest day of that name; “last” and “next” leave the anchor's own day out."""
    which, number = (groups["which"] or "").lower(), WEEKDAYS[groups["weekday"]]
    offsets = {"past": range(-6, 1), "future": range(7)}.get(groups["way"], range(-3, 4))
    offsets = {"last": range(-7, 0), "next": range(1, 8), "following": range(1, 8)}.get(which, offsets)
    near = [anchor + datetime.timedelta(days=offset) for offset in offsets]
    value = next(day for day in near if day.weekday() == number)
    return _within(intervals.day(value), groups)


def near_day(groups: Groups, anchor: Day) -> Interval:
    offset = {"yesterday": -1, "tomorrow": 1}.get(groups["near"].lower(), 0)
    part = {"tonight": "night"}.get(groups["near"].lower(), groups["near"].lower().removeprefix("this "))
    hours = {"part": part} if part in HOURS else {}
    return _within(intervals.day(anchor + datetime.timedelta(days=offset)), groups | hours)


def near_span(groups: Groups, anchor: Day) -> Interval:
    """“last week”, “this month”, “next year”: whole weeks, months and years beside the anchor's."""
    steps = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
    offset = steps.get((groups.get("which") or "this").lower(), 0)
    span = groups["span"].lower()
    if side := (groups.get("side") or "").lower():
        return _on_side(near_span(groups | {"side": None}, anchor), side, anchor)
    if span == "week":
        return _third(intervals.week(anchor, offset), groups)
    if span == "month":
        first = intervals.add_months(anchor, offset)
        return _third(intervals.month(first.year, first.month), groups)
    if span == "quarter":
        return _third(intervals.month(anchor.year, (anchor.month - 1) // 3 * 3 + 1, 3), groups)
    if span == "year":
        return _third(intervals.year(anchor.year + offset), groups)
    if span == "weekend":
        return weekend(groups, anchor + datetime.timedelta(weeks=offset))
    if span == "night":
        return intervals.hours(anchor + datetime.timedelta(days=min(offset, 0)), *HOURS["night"])
    return season(groups | {"season": span}, intervals.add_months(anchor, 12 * offset))


def _on_side(whole: Interval, side: str, anchor: Day) -> Interval:
    """“earlier this month” ends with the anchor, “later this year” begins with it."""
    today = intervals.day(anchor)
    if not whole.earliest <= today.earliest <= whole.latest:
        return whole
    return Interval(whole.earliest, today.latest) if side == "earlier" else Interval(today.earliest, whole.latest)


def weekend(groups: Groups, anchor: Day) -> Interval:
    saturdays = [anchor + datetime.timedelta(days=offset) for offset in range(-6, 7)]
    ends = [intervals.days(day, day + datetime.timedelta(days=1)) for day in saturdays if day.weekday() == 5]
    return _likely(ends, groups, anchor)


def season(groups: Groups, anchor: Day) -> Interval:
    first, last = SEASONS[groups["season"].lower()]
    candidates = [intervals.month(year, first, last - first + 1) for year in _years(groups, anchor)]
    return _likely(candidates, groups, anchor)


def hour_of_day(groups: Groups, anchor: Day) -> Interval:
    """“at 4 this morning”."""
    day, part = groups["near"].lower().split()
    half = "am" if part == "morning" else "pm"
    return near_day(groups | {"near": {"this": "today"}.get(day, day), "half": half}, anchor)


def overnight(groups: Groups, anchor: Day) -> Interval:
    """The night that ends in the morning of the day named, or of the anchor's."""
    last = weekday(groups | {"which": None, "part": None}, anchor).first_day if groups["weekday"] else anchor
    return Interval(intervals.at(last - datetime.timedelta(days=1), 18), intervals.hours(last, *HOURS["early"]).latest)


def clock(groups: Groups, anchor: Day) -> Interval:
    return _within(intervals.day(anchor), groups)


def spoken_clock(groups: Groups, anchor: Day) -> Interval:
    """“ten o'clock at night”; where no part of the day is told, both hours may be meant, and so the whole day."""
    word = groups["full"] or groups["count"]
    hour = (NUMBERS.get(word.lower()) or int(word)) % 12
    minutes = {"half past": 30, "quarter past": 15, "quarter to": -15}.get((groups["past"] or "").lower(), 0)
    if hour > 11 or not groups["part"]:
        return intervals.day(anchor)
    hour += 12 * (groups["part"].lower() in ("afternoon", "evening", "night") and hour > 0)
    start = intervals.at(anchor, hour) + datetime.timedelta(minutes=minutes)
    return Interval(start, start + datetime.timedelta(minutes=1) - intervals.SECOND)


def same_day(groups: Groups, anchor: Day) -> Interval:
    return intervals.day(anchor)


def next_day(groups: Groups, anchor: Day) -> Interval:
    return intervals.day(anchor + datetime.timedelta(days=1))


def _within(interval: Interval, groups: Groups) -> Interval:
    """A day narrowed to the part of it or the minute that is told."""
    if groups.get("noon"):
        return intervals.hours(interval.first_day, *HOURS["noon"])
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
