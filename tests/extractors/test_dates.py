"""Each expression resolves to an inclusive interval against the day of publication, else the event's first day."""

import datetime

import pytest
from conftest import article_row

from parallax.extractors import dates

THURSDAY = datetime.date(2025, 7, 24)


@pytest.fixture
def extracted(parse, codebook):
    def run(text: str, published: datetime.date | None = THURSDAY) -> list[dict]:
        return list(dates.rows(parse(text), article_row(text, published=published), codebook()))

    return run


def day_of(moment: datetime.datetime | None) -> str | None:
    return moment and moment.date().isoformat()


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "kind"),
    [
        ("They met on Wednesday.", "2025-07-23", "2025-07-23", "date"),
        ("They met in Geneva on July 3, 2021.", "2021-07-03", "2021-07-03", "date"),
        ("They met on 3 July.", "2025-07-03", "2025-07-03", "date"),
        ("A summit is planned by the end of August.", None, "2025-08-31", "deadline"),
        ("The war has lasted since May.", "2025-05-01", None, "range"),
        ("The invasion began in February 2022.", "2022-02-01", "2022-02-28", "date"),
        ("They last met in 2019.", "2019-01-01", "2019-12-31", "date"),
        ("Last week he set a deadline.", "2025-07-14", "2025-07-20", "range"),
        ("Drones struck between late Tuesday and early Wednesday.", "2025-07-22", "2025-07-23", "range"),
        ("He set a deadline of September for a deal.", "2025-09-01", "2025-09-30", "deadline"),
        ("The talks are to take place within weeks.", "2025-07-24", None, "deadline"),
        ("Fighting has grown in recent weeks.", None, "2025-07-24", "range"),
        ("He called over the weekend.", "2025-07-26", "2025-07-27", "range"),
        ("It was posted 22.07.2025 12:00.", "2025-07-22", "2025-07-22", "time"),
        ("Overnight into Tuesday a bomb fell.", "2025-07-21", "2025-07-22", "range"),
        ("He spoke yesterday.", "2025-07-23", "2025-07-23", "date"),
        ("He came three weeks ago.", "2025-06-30", "2025-07-06", "date"),
    ],
)
def test_interval_against_the_day_of_publication(extracted, text, earliest, latest, kind):
    (row,) = extracted(text)
    assert (day_of(row["earliest"]), day_of(row["latest"]), row["kind"]) == (earliest, latest, kind)


def test_a_day_in_brackets_decides_which_weekday_is_meant(extracted):
    rows = extracted("They met on Wednesday (Jul 9).")
    found = [(row["text"], day_of(row["earliest"])) for row in rows]
    assert found == [("Wednesday", "2025-07-09"), ("Jul 9", "2025-07-09")]


def test_a_text_without_a_date_is_anchored_in_the_event(extracted):
    (row,) = extracted("They met on Tuesday.", published=None)
    assert (day_of(row["earliest"]), row["anchor"]) == ("2025-07-22", "event 2025-07-23")


def test_a_clock_time_goes_by_the_day_named_before_it(extracted):
    rows = extracted("The talks ended on Tuesday evening. The meeting began at 8:37 p.m. local time.")
    assert rows[1]["earliest"] == datetime.datetime(2025, 7, 22, 20, 37)
    assert (rows[1]["kind"], rows[1]["anchor"]) == ("time", "context 2025-07-22")


@pytest.mark.parametrize(
    "text",
    ["On 31.02.2025 it rained.", "You may march.", "Theresa May spoke.", "He won 2–1.", "1,200 men came.", "10.0.0.1"],
)
def test_what_is_no_date_is_left_out(extracted, text):
    assert extracted(text) == []


def test_offsets_slice_to_the_text(extracted):
    text = "By the end of August, or on 22.07.2025, or at 8:37 p.m."
    assert all(row["text"] == text[row["start"] : row["end"]] for row in extracted(text))


def test_a_clock_time_far_from_any_day_is_of_the_day_of_publication(extracted):
    rows = extracted("He spoke on Monday. It rained. Nobody came. He will travel around 4:30 p.m. to the town.")
    assert (rows[1]["earliest"], rows[1]["anchor"]) == (datetime.datetime(2025, 7, 24, 16, 30), "published 2025-07-24")


def test_a_clock_time_and_the_day_behind_it_are_one_expression(extracted):
    (row,) = extracted("He will travel at 4:30 p.m. on Wednesday.")
    assert (row["text"], row["earliest"]) == ("4:30 p.m. on Wednesday", datetime.datetime(2025, 7, 23, 16, 30))
