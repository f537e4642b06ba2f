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
        ("He called over the weekend.", "2025-07-19", "2025-07-20", "range"),
        ("It was posted 22.07.2025 12:00.", "2025-07-22", "2025-07-22", "time"),
        ("Overnight into Tuesday a bomb fell.", "2025-07-21", "2025-07-22", "range"),
        ("He spoke yesterday.", "2025-07-23", "2025-07-23", "date"),
        ("He came three weeks ago.", "2025-06-30", "2025-07-06", "date"),
        ("The bridge will open in the second half of 2029.", "2029-07-01", "2029-12-31", "date"),
        # “last quarter” and “the latter quarter” once stopped the whole extraction
        ("Sales fell in the last quarter.", "2025-04-01", "2025-06-30", "date"),
        ("Sales fell in the last quarter of 2024.", "2024-10-01", "2024-12-31", "date"),
        ("Sales in the three months to the end of June fell.", "2025-04-01", "2025-06-30", "date"),
        ("Exports in the year to March fell.", "2024-04-01", "2025-03-31", "date"),
        ("They must be ordered in the first week of April.", "2026-04-01", "2026-04-07", "date"),
        ("The deal will be signed in ten days' time.", "2025-08-03", "2025-08-03", "date"),
        ("The council met earlier this month.", "2025-07-01", "2025-07-24", "range"),
        ("Fares will rise from 1 January.", "2026-01-01", None, "date"),
        ("It raised its offer from 1 January.", "2026-01-01", None, "date"),
        ("The thieves had access from 8 to 19 July.", "2025-07-08", "2025-07-19", "range"),
        ("The fire broke out shortly before 2 p.m. on Wednesday.", "2025-07-23", "2025-07-23", "time"),
        ("He kept letters from May 1998.", "1998-05-01", "1998-05-31", "date"),
        ("Construction is to start in the autumn.", "2025-09-01", "2025-11-30", "date"),
        ("It grew by 2% in the current year.", "2025-01-01", "2025-12-31", "range"),
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
    ["On 31.02.2025 it rained.", "You may march.", "Theresa May spoke.", "Its boss Jan Brodal resigned.", "He won 2–1.",
     "1,200 men came.", "10.0.0.1"],
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
    assert (row["text"], row["earliest"]) == ("4:30 p.m. on Wednesday", datetime.datetime(2025, 7, 30, 16, 30))


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("Rovers lost 3-1 at home on Saturday.", "2025-07-19"),
        ("He has not trained since Sunday.", "2025-07-20"),
        ("She said that she would ask the court on Monday.", "2025-07-28"),
        ("He travels to Geneva on Monday.", "2025-07-28"),
        ("The board voted in September.", "2024-09-01"),
        ("It had its lowest value since December.", "2024-12-01"),
        ("It was the lowest since January last year.", "2024-01-01"),
        ("They refused to testify on Monday.", "2025-07-21"),  # what they did not do lies open: the nearest day
        ("Talks on Monday brought nothing.", "2025-07-21"),
        ("The vote was set for September.", "2025-09-01"),
        ("The vote was expected in September.", "2025-09-01"),
    ],
)
def test_the_verb_tells_on_which_side_a_day_lies(extracted, text, earliest):
    (row,) = extracted(text)
    assert day_of(row["earliest"]) == earliest


@pytest.mark.parametrize(
    ("text", "told", "latest"),
    [
        ("It must decide by the end of the month.", "by the end of the month", "2025-07-31"),
        ("Costs could fall before the end of 2025.", "before the end of 2025", "2025-12-31"),
        ("It must be certified on or before 2 December.", "on or before 2 December", "2025-12-02"),
        ("He was told to surrender by Friday noon.", "by Friday noon", "2025-07-25"),
        ("He has until 17:00 local time on Monday.", "until 17:00 local time on Monday", "2025-07-28"),
        ("It fell by 1115 GMT.", "by 1115 GMT", "2025-07-24"),
        ("It will rise by the first quarter of next year.", "by the first quarter of next year", "2026-03-31"),
        ("They want an answer by Christmas.", "by Christmas", "2025-12-25"),
        ("It will be reviewed by the end of the quarter.", "by the end of the quarter", "2025-09-30"),
        ("He begged them to agree before Monday's 11pm deadline.", "before Monday's 11pm", "2025-07-28"),
    ],
)
def test_deadlines_lie_ahead_to_the_end_that_is_told(extracted, text, told, latest):
    (row,) = extracted(text)
    assert (row["text"], row["earliest"], day_of(row["latest"])) == (told, None, latest)


@pytest.mark.parametrize(
    ("text", "told", "earliest"),
    [
        ("He was seen at 3.05pm yesterday.", "3.05pm yesterday", datetime.datetime(2025, 7, 23, 15, 5)),
        ("He met her on July 3 at 10am.", "July 3 at 10am", datetime.datetime(2025, 7, 3, 10)),
        ("The window closes at 2300 GMT on Monday.", "2300 GMT on Monday", datetime.datetime(2025, 7, 28, 23)),
        ("They sat till dawn at ten o'clock at night.", "ten o'clock at night", datetime.datetime(2025, 7, 24, 22)),
        ("He starts on the second Tuesday in January.", "second Tuesday in January", datetime.datetime(2026, 1, 13)),
        ("It has grown from 2019 onwards.", "2019 onwards", datetime.datetime(2019, 1, 1)),
        ("It paid more in the second quarter.", "second quarter", datetime.datetime(2025, 4, 1)),
        ("They split at the start of the year.", "the start of the year", datetime.datetime(2025, 1, 1)),
        ("The lowest since mid-April came.", "since mid-April", datetime.datetime(2025, 4, 11)),
    ],
)
def test_times_and_parts_of_the_calendar_in_words(extracted, text, told, earliest):
    assert (told, earliest) in [(row["text"], row["earliest"]) for row in extracted(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The end of the match came.",
        "It began before the end of the night shift.",
        "It fell in the first quarter of the game.",
        "It fell in the latter quarter.",
        "It fell in the sixth quarter.",
        "It cost 1130 crowns.",
        "Boxing Day",
    ],
)
def test_what_only_looks_like_a_part_of_the_calendar(extracted, text):
    assert extracted(text) == []


def test_what_follows_goes_by_the_date_told_before_it(extracted):
    rows = extracted("It got 23 complaints between 2018 and 2021 and opened no case until the following February.")
    assert [(day_of(row["earliest"]), row["anchor"]) for row in rows[1:]] == [("2022-02-01", "context 2021-12-31")]


def test_an_hour_in_words_is_some_time_in_the_part_of_the_day_that_is_told(extracted):
    (row,) = extracted("At half past nine on Wednesday night his bags were still there.")
    assert row["earliest"] == datetime.datetime(2025, 7, 23, 21, 30)


@pytest.mark.parametrize("text", ["Work will not resume before Friday.", "No ruling is expected until Friday."])
def test_what_does_not_happen_before_a_day_may_from_then_on(extracted, text):
    (row,) = extracted(text)
    assert (day_of(row["earliest"]), row["latest"], row["kind"]) == ("2025-07-25", None, "range")


def test_an_hour_of_this_morning_is_no_hour_of_the_day_told_before(extracted):
    rows = extracted("The blast came on Tuesday. We heard knocking until about nine o’clock this morning.")
    assert rows[-1]["earliest"] == datetime.datetime(2025, 7, 24, 9)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("Trams ran again at 4 this morning.", 4, 0),
        ("It began at 7.30 this evening.", 19, 30),
        ("Many villages were cut off at noon.", 12, 0),
        ("The ground shook at quarter to six this morning.", 5, 45),
    ],
)
def test_an_hour_of_a_part_of_the_day(extracted, text, hour, minute):
    (row,) = extracted(text)
    assert row["earliest"] == datetime.datetime(2025, 7, 24, hour, minute)


def test_a_day_earlier_and_two_years_later_go_by_the_date_told_before(extracted):
    rows = extracted("On Monday 47 were dead, up from 44 a day earlier. Built in 2011, it burnt two years later.")
    assert [day_of(row["earliest"]) for row in rows] == ["2025-07-21", "2025-07-20", "2011-01-01", "2013-01-01"]


def test_later_than_what_nobody_told_is_no_date(extracted):
    assert extracted("Two days later he was gone.") == []
