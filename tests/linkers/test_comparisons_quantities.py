"""How two quantities or dates agree: as sets of values, with the arithmetic in the reason."""

import datetime

import pytest

from parallax.linkers.comparisons import quantities

ARTICLES = [{"article_id": key, "text": "", "published": None} for key in ("x1", "x2")]
NOBODY = {"articles": ARTICLES, "tables/attributions": [], "links/speakers": [], "links/actors": []}


def quantity(text: str, low: float, high: float | None = None, **changes) -> dict:
    row = {"group_id": "g", "kind": "quantity", "article_id": "x1", "start": 0, "end": len(text), "text": text}
    row |= {"low": low, "high": high or low, "bound": "exact", "unit": None, "counted": "men", "per_each": None}
    return row | {"earliest": None, "latest": None, "grows": False} | changes


def date(text: str, earliest: str | None, latest: str | None) -> dict:
    ends = [datetime.datetime.fromisoformat(day) if day else None for day in (earliest, latest)]
    row = quantity(text, 0) | {"kind": "date", "low": None, "high": None, "bound": None}
    return row | {"earliest": ends[0], "latest": ends[1]}


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (quantity("50", 50), quantity("fifty", 50), "same"),
        (quantity("52", 52), quantity("more than 50", 50, bound="more_than"), "finer"),
        (quantity("50", 50), quantity("more than 50", 50, bound="more_than"), "conflict"),
        (quantity("at least 50", 50, bound="at_least"), quantity("more than 50", 50, bound="more_than"), "coarser"),
        (quantity("tens", 10, 100), quantity("fifty", 50), "coarser"),
        (quantity("up to 60", 60, bound="at_most"), quantity("over 50", 50, bound="more_than"), "reconcilable"),
        (quantity("50", 50), quantity("60", 60), "conflict"),
        (quantity("about 50", 50, bound="about"), quantity("52", 52), "coarser"),
        (quantity("48 hours", 48, unit="hour"), quantity("two days", 2, unit="day"), "reconcilable"),
        (quantity("1.2bn", 1.2e9), quantity("1.24bn", 1.24e9), "reconcilable"),
        (quantity("over 500", 500, bound="more_than"), quantity("499", 499), "conflict"),
        (quantity("22", 22), quantity("23", 23), "conflict"),
        (quantity("200", 200), quantity("180", 180), "conflict"),
        (quantity("9-mile", 9, unit="mile"), quantity("14.2-kilometre", 14.2, unit="kilometre"), "reconcilable"),
        (quantity("3m kroner", 3e6, unit="krone"), quantity("NKr3m", 3e6, unit="norwegian krone"), "same"),
        (quantity("$3m", 3e6, unit="dollar"), quantity("€3m", 3e6, unit="euro"), "conflict"),
        (quantity("48 hours", 48, unit="hour"), quantity("three days", 3, unit="day"), "conflict"),
    ],
)
def test_values_are_compared_as_sets(a, b, relation):
    assert quantities.compare(a, b)[0] == relation


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        # “1 month is 0.0833333 year”, “1 year is 525949 minute” once stood in the reasons of conflicts
        (quantity("two years", 2, unit="year"), quantity("24 months", 24, unit="month"), "1 year is 12 month"),
        (quantity("24 months", 24, unit="month"), quantity("two years", 2, unit="year"), "1 year is 12 month"),
        (quantity("9 minutes", 9, unit="minute"), quantity("a year", 1, unit="year"), "1 year is 525,949 minute"),
    ],
)
def test_the_larger_unit_is_told_in_the_smaller(a, b, told):
    assert told in quantities.compare(a, b)[1]


def test_a_total_against_so_many_for_each_says_so():
    total, each = quantity("1,200", 1200), quantity("at least 1,200", 1200, bound="at_least", per_each="camp")
    assert quantities.compare(total, each) == (
        "conflict",
        "a total against so many for each: “1,200” (men) against “at least 1,200” (men) for each camp; "
        "2 × 1,200 is already 2,400",
    )


def test_a_total_of_twice_what_is_told_for_each_can_be_reconciled():
    relation, reason = quantities.compare(quantity("500", 500), quantity("250", 250, per_each="side"))
    assert (relation, reason.split("; ")[1]) == ("reconcilable", "2 × 250 is 500")


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (date("Wednesday", "2025-07-23", "2025-07-23"), date("Tuesday", "2025-07-22", "2025-07-22"), "conflict"),
        (date("February 2022", "2022-02-01", "2022-02-28"), date("2022", "2022-01-01", "2022-12-31"), "finer"),
        (date("within weeks", "2025-07-23", None), date("by the end of August", None, "2025-08-31"), "reconcilable"),
        (date("May", "2025-05-01", "2025-05-31"), date("May", "2025-05-01", "2025-05-31"), "same"),
    ],
)
def test_dates_are_compared_as_intervals(a, b, relation):
    assert quantities.compare(a, b)[0] == relation


def test_a_deadline_in_days_is_reconciled_with_a_month_and_shows_when_it_ends():
    days = date("50-day", "2025-09-02", "2025-09-08T23:59:59")
    days |= {"kind": "quantity", "low": 50.0, "high": 50.0, "unit": "day"}
    relation, reason = quantities.compare(days, date("September", "2025-09-01", "2025-09-30"))
    assert relation == "reconcilable"
    assert "(14 Jul 2025 to 20 Jul 2025 + 50 days = 2 Sep 2025 to 8 Sep 2025)" in reason


def test_within_fifty_days_is_a_fifty_day_deadline():
    ends = datetime.datetime(2025, 9, 8)
    within = quantity("within 50 days", 50, bound="at_most", unit="day", latest=ends)
    assert quantities.compare(quantity("50-day", 50, unit="day", latest=ends), within)[0] == "same"


def test_pairs_are_of_two_articles_and_an_article_that_repeats_itself_is_compared_once():
    rows = [quantity("50", 50), quantity("50", 50, start=9, end=11), quantity("60", 60, article_id="x2")]
    found = list(quantities.rows(NOBODY | {"links/quantities": rows}))
    assert [(row["article_a"], row["start_a"], row["article_b"], row["relation"]) for row in found] == [
        ("x1", 0, "x2", "conflict")
    ]


def test_large_amounts_are_written_out_in_the_arithmetic():
    total, each = quantity("$20 million", 2e7), quantity("$18 million a day", 1.8e7, per_each="day")
    assert quantities.compare(total, each)[1].endswith("; 2 × 18,000,000 is already 36,000,000")


@pytest.mark.parametrize(
    ("actor_id", "source", "told"),
    [("ann", (0, 3), "Ann Lee via The Wire"), (None, (0, 9), "“the union” via The Wire"),
     (None, (None, None), "an unnamed source via The Wire")],
)
def test_a_conflict_names_who_tells_what(actor_id, source, told):
    attribution = {"article_id": "x1", "attribution": "0-4", "content": [{"start": 0, "end": 20}]}
    attribution |= {"content_start": 0, "content_end": 20, "source_start": source[0], "source_end": source[1]}
    speaker = {"article_id": "x1", "attribution": "0-4", "actor_id": actor_id, "via_id": "wire", "named": True}
    names = [{"actor_id": "ann", "name": "Ann Lee"}, {"actor_id": "wire", "name": "The Wire"}]
    tables = {"tables/attributions": [attribution], "links/speakers": [speaker], "links/actors": names}
    tables["articles"] = [ARTICLES[0] | {"text": "the union"}, ARTICLES[1]]
    tables["links/quantities"] = [quantity("50", 50), quantity("60", 60, article_id="x2")]
    (row,) = quantities.rows(tables)
    assert row["reason"].endswith(f"; told by {told} and by the article itself")


def test_two_articles_that_tell_it_of_one_source_say_so_once():
    (row,) = quantities.rows(NOBODY | {"links/quantities": [quantity("50", 50), quantity("60", 60, article_id="x2")]})
    assert row["reason"].endswith("; each told by the article itself")


@pytest.mark.parametrize(
    ("first", "second", "grows", "relation"),
    [
        (31, 47, True, "reconcilable"),
        (47, 31, True, "conflict"),
        (31, 47, False, "conflict"),
    ],
)
def test_a_tally_that_a_later_text_tells_higher_may_have_grown(first, second, grows, relation):
    days = [datetime.date(2025, 6, 11), datetime.date(2025, 6, 13)]
    articles = [row | {"published": day} for row, day in zip(ARTICLES, days)]
    told = [quantity("a", first, grows=grows), quantity("b", second, grows=grows, article_id="x2")]
    (row,) = quantities.rows(NOBODY | {"articles": articles, "links/quantities": told})
    assert row["relation"] == relation
    assert ("told on 11 Jun 2025 and 13 Jun 2025" in row["reason"]) == (relation == "reconcilable")


def test_a_headline_without_its_bound_is_no_second_value():
    told = [quantity("9,000", 9000), quantity("more than 9,000", 9000, start=40, end=55, bound="more_than")]
    found = list(quantities.rows(NOBODY | {"links/quantities": [*told, quantity("9,400", 9400, article_id="x2")]}))
    assert [(row["start_a"], row["relation"]) for row in found] == [(40, "coarser")]
