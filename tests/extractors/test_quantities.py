"""Each sentence shows one way in which news tells a number: value, bound, unit, what is counted, for each of what."""

import pytest
from conftest import article_row

from parallax.extractors import quantities


@pytest.fixture
def extracted(parse, codebook):
    def run(text: str) -> list[dict]:
        return list(quantities.rows(parse(text), article_row(text), codebook()))

    return run


def told(rows: list[dict], *columns: str) -> list[tuple]:
    return [tuple(row[column] for column in columns) for row in rows]


@pytest.mark.parametrize(
    ("sentence", "low", "high", "bound", "unit"),
    [
        ("They agreed to exchange 1,200 prisoners of war.", 1200, 1200, "exact", None),
        ("At least 1,200 prisoners will be exchanged.", 1200, 1200, "at_least", None),
        ("Troops repelled more than 50 assaults.", 50, 50, "more_than", None),
        ("Around 250 people came.", 250, 250, "about", None),
        ("Up to 400 people will be hired.", 400, 400, "at_most", None),
        ("Fewer than 30 seats are left.", 30, 30, "less_than", None),
        ("Some 300 residents or more were evacuated.", 300, 300, "about", None),
        ("Truces lasting 24 to 48 hours were proposed.", 24, 48, "range", "hour"),
        ("Ceasefires of 24-48 hours were proposed.", 24, 48, "range", "hour"),
        ("Between 10 and 12 people were hurt.", 10, 12, "range", None),
        ("Revenue is forecast at $89 to $93 billion.", 89e9, 93e9, "range", "dollar"),
        ("It has 2.5 million users.", 2.5e6, 2.5e6, "exact", None),
        ("They paid £2.7m for it.", 2.7e6, 2.7e6, "exact", "pound sterling"),
        ("Twenty-eight thousand six hundred and forty-two students enrolled.", 28642, 28642, "exact", None),
        ("The war killed tens of thousands of people.", 10000, 100000, "range", None),
        ("Half of the flats were sold.", 0.5, 0.5, "exact", "share"),
        ("Turnout was 64 per cent.", 64, 64, "exact", "percent"),
        ("The convoy covered 40 kilometres.", 40, 40, "exact", "kilometre"),
        ("He is a 68-year-old man.", 68, 68, "exact", "year of age"),
        ("Trump set a 50-day deadline.", 50, 50, "exact", "day"),
    ],
)
def test_value_bound_and_unit_are_told_together(extracted, sentence, low, high, bound, unit):
    assert told(extracted(sentence), "low", "high", "bound", "unit") == [(low, high, bound, unit)]


def test_offsets_take_in_the_bound_and_slice_to_the_text(extracted):
    text = "A future exchange of at least 1,200 prisoners of war from each camp was agreed."
    (row,) = extracted(text)
    assert row["text"] == text[row["start"] : row["end"]] == "at least 1,200"
    assert (row["counted"], row["per_each"]) == ("prisoners of war", "camp")


@pytest.mark.parametrize(
    "text",
    [
        "No one came, and no one else called.",
        "Call 555-0143 or +44 20 7946 0958.",
        "The server 192.168.0.1 answered.",
        "United won 2–1 and drew 2-2.",
        "On 31.02.2025 nothing happened.",
        "The list 1,2,3,4 was read out.",
        "The jet carried " + "9" * 400 + " parts.",
        "The result was NaN, not inf or Infinity.",
        "The S23 and the V-12 came in the 1980s.",
        "It was signed on 22.07.2025 at 12:00.",
    ],
)
def test_what_is_no_quantity_is_left_out(extracted, text):
    assert extracted(text) == []


def test_thousands_may_be_set_apart_by_spaces(extracted):
    assert told(extracted("Some 10 000 troops left in May 2020."), "low", "bound") == [(10000, "about")]


@pytest.mark.parametrize(("text", "value"), [("٣٠٠٠ soldiers died.", 3000), ("１２３ soldiers died.", 123)])
def test_digits_of_any_script_count(extracted, text, value):
    assert told(extracted(text), "low", "start") == [(value, 0)]


def test_an_ordinal_is_its_own_kind(extracted):
    assert told(extracted("The third round of talks ended."), "low", "kind") == [(3, "ordinal")]


@pytest.mark.parametrize(
    ("sentence", "value", "change"),
    [
        ("Shares rose 3%.", 3, "up"),
        ("The index lost 162.31 points.", 162.31, "down"),
        ("Prices fell by about 4 per cent.", 4, "down"),
        ("The index closed at 1,463.78 points.", 1463.78, None),
        ("The firm raised $5 million.", 5e6, None),
        ("The film racked up $247 million.", 247e6, None),
    ],
)
def test_by_how_much_something_changes_is_told_from_how_much_it_is(extracted, sentence, value, change):
    assert told(extracted(sentence), "low", "change") == [(value, change)]


@pytest.mark.parametrize(
    ("sentence", "counted", "per_each"),
    [
        ("Russia offered to return the bodies of 3,000 Ukrainian soldiers.", "bodies of Ukrainian soldiers", None),
        ("A group of 30 people came.", "people", None),
        ("Officials named the heads of both delegations.", "delegations", None),
        ("Ceasefires lasting 24 to 48 hours were proposed.", "Ceasefires", None),
        ("He read a 12-page document.", "page", None),
        ("They swapped 250 prisoners from each side.", "prisoners", "side"),
        ("They swapped 250 prisoners each.", "prisoners", "each"),
        ("The plan costs $8 a month.", None, "month"),
        ("The strike costs the economy $20 million daily, the chamber says.", None, "day"),
        ("The port runs 20 daily ferries to the island.", "daily ferries", None),
        ("It sold $3 million weekly passes.", None, None),
        ("At least 38 dead after dam bursts in valley.", "dead", None),
        ("The valley mourns as the death toll climbs to 41.", "death toll", None),
        ("The ship lost 12 missing containers.", "missing containers", None),
        ("A glide bomb struck the block, killing a child.", "child", None),
    ],
)
def test_what_is_counted_and_for_each_of_what(extracted, sentence, counted, per_each):
    assert told(extracted(sentence), "counted", "per_each") == [(counted, per_each)]


def test_an_article_before_a_person_counts_only_those_harmed(extracted):
    assert extracted("A child read a book while a man watched.") == []


def test_a_bare_number_takes_its_unit_from_the_one_before_it(extracted):
    rows = extracted("The highest forecast is 84 cents, while the lowest is 74. It rose 2% to 3,005.")
    assert told(rows, "low", "unit") == [(84, "cent"), (74, "cent"), (2, "percent"), (3005, None)]


@pytest.mark.parametrize(
    "text",
    ["The S&P 500 was flat.", "The iPhone 11 is out.", "See part 3 of the report.", "Turn to 575 Wilbraham Road."],
)
def test_numbers_in_names_count_nothing(extracted, text):
    assert extracted(text) == []


def test_what_is_said_again_in_another_unit_keeps_its_bound(extracted):
    rows = extracted("It makes just under 296 hp (224 kW).")
    assert told(rows, "unit", "bound") == [("horsepower", "less_than"), ("kilowatt", "less_than")]


@pytest.mark.parametrize(
    ("sentence", "low", "bound", "unit"),
    [
        ("He set bail at 5 million crowns.", 5e6, "exact", "crown"),
        ("It will save a household about 640 krona.", 640, "about", "krona"),
        ("The fund paid 120m crowns.", 120e6, "exact", "crown"),
        ("The board cut its rate by half a percentage point.", 0.5, "exact", "percentage point"),
        ("They had expected a quarter-point reduction.", 0.25, "exact", "point"),
        ("She wanted a quarter of a point.", 0.25, "exact", "point"),
        ("It took me half a year.", 0.5, "exact", "year"),
        ("He agreed a four-and-a-half-year deal.", 4.5, "exact", "year"),
        ("The jury deliberated for a little over 19 hours.", 19, "more_than", "hour"),
        ("Fewer than one in five of its customers have got anything back.", 0.2, "less_than", "share"),
        ("Nine in 10 voters agreed.", 0.9, "exact", "share"),
        ("Ødegaard, 58, was convicted.", 58, "exact", "year of age"),
        ("He drank it all, said widow Agnes Thoresen, 81.", 81, "exact", "year of age"),
        ("I’ve been in this game 31 years.", 31, "exact", "year"),
        ("Turnout was higher than four years ago.", 4, "exact", "year"),
        ("The fleet cost NKr2.4bn.", 2.4e9, "exact", "norwegian krone"),
        ("The flood cost £7million.", 7e6, "exact", "pound sterling"),
        ("Only one in four flats has a lift.", 0.25, "exact", "share"),
        ("He spoke of a one-in-four chance.", 0.25, "exact", "share"),
        ("Bookings fell by nearly a fifth.", 0.2, "about", "share"),
        ("It is three-fifths above the plan.", 0.6, "exact", "share"),
        ("A tremor of magnitude 5.7 shook the islands.", 5.7, "exact", "magnitude"),
        ("A 5.7-magnitude tremor shook the islands.", 5.7, "exact", "magnitude"),
        ("The money is needed over a 30-year period.", 30, "exact", "year"),
        ("It was 38C in the shade.", 38, "exact", "celsius"),
        ("It was a scorching 101F.", 101, "exact", "fahrenheit"),
        ("Gusts of up to 85 km per hour were forecast.", 85, "at_most", "kilometre per hour"),
        ("Of the wards, fewer than half.", 0.5, "less_than", "share"),
    ],
)
def test_units_and_bounds_in_words(extracted, sentence, low, bound, unit):
    assert told(extracted(sentence), "low", "bound", "unit") == [(low, bound, unit)]


def test_an_age_may_be_a_range(extracted):
    rows = extracted("Police arrested 17 people, aged between 19 and 62.")
    assert told(rows, "low", "high", "unit") == [(17, 17, None), (19, 62, "year of age")]


@pytest.mark.parametrize(
    "text",
    ["One in 2015 was hurt.", "It broke three in 10 days.", "Scores of 35, 40 and 20 were read.", "Rooms 1, 12, 14."],
)
def test_what_looks_like_a_share_or_an_age(extracted, text):
    assert not {"share", "year of age"} & {row["unit"] for row in extracted(text)}


@pytest.mark.parametrize("text", ["He scored at half-time.", "1. It was not unanimous", "UPDATE 2-Bank cuts rates"])
def test_numbers_that_tell_no_amount(extracted, text):
    assert extracted(text) == []


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("He was found guilty on nine of 14 counts.", ["counts", "counts"]),
        ("They got back a third of their savings.", ["savings"]),
        ("It employs 46 inspectors today.", ["inspectors"]),
        ("There have been 36 state-wide recounts.", ["state-wide recounts"]),
        ("A safe was removed two days before the firm went bust.", [None]),
    ],
)
def test_what_is_counted_ends_where_the_noun_phrase_does(extracted, sentence, counted):
    assert [row["counted"] for row in extracted(sentence)] == counted


def test_a_sum_in_brackets_hands_its_currency_on_to_nothing(extracted):
    rows = extracted("They agreed a fee of 42 million euros ($43.7 million) plus up to 6 million in add-ons.")
    assert [row["unit"] for row in rows] == ["euro", "dollar", "euro"]


def test_a_share_is_compared_with_a_share(extracted):
    rows = extracted("The account pays 2.1 per cent, down from 2.6. Sales rose 5% from 200.")
    assert [row["unit"] for row in rows] == ["percent", "percent", "percent", None]



@pytest.mark.parametrize(
    ("sentence", "per_each"),
    [("It implies cuts of a quarter-point each by March.", None), ("They pay $8 each month.", "month")],
)
def test_what_follows_each_is_a_noun(extracted, sentence, per_each):
    assert extracted(sentence)[0]["per_each"] == per_each


def test_no_better_than_is_a_ceiling(extracted):
    assert told(extracted("She put his chances at no better than one in 10."), "low", "bound") == [(0.1, "at_most")]


def test_for_each_of_what_is_not_what_is_counted(extracted):
    (_, row) = extracted("Sensors set off 212 alarms, an average of more than five a day.")
    assert (row["counted"], row["per_each"]) == ("alarms", "day")


def test_a_third_of_a_row_is_no_share(extracted):
    rows = extracted("She won a third in the series. They lost to a third, younger team.")
    assert "share" not in {row["unit"] for row in rows}


def test_numbers_of_a_list_take_the_share_told_behind_the_last(extracted):
    rows = extracted("Orders fell by 12, 9 and 4 per cent in three quarters.")
    assert told(rows, "low", "unit")[:3] == [(12, "percent"), (9, "percent"), (4, "percent")]
    assert told(extracted("Of the 15, 20 percent came back."), "low", "unit")[0] == (15, None)


def test_what_changes_from_one_value_to_another_is_no_range(extracted):
    rows = extracted("The number of boats rose from 310 to 420. The tax will go up from 0.5 to 0.75 percent.")
    assert told(rows, "low", "high", "unit") == [
        (310, 310, None), (420, 420, None), (0.5, 0.5, "percent"), (0.75, 0.75, "percent")
    ]  # fmt: skip
    assert told(extracted("Tickets cost from 10 to 20 euros."), "low", "high") == [(10, 20)]


def test_a_range_may_change_its_unit_of_time(extracted):
    assert told(extracted("Repairs will take 18 months to two years."), "low", "high", "unit") == [(1.5, 2, "year")]


def test_a_year_earlier_is_not_what_is_counted(extracted):
    rows = extracted("Turnover fell to 1.2 billion crowns from 1.5 billion a year earlier.")
    assert told(rows, "low", "unit", "counted")[:2] == [(1.2e9, "crown", None), (1.5e9, "crown", None)]


def test_what_somebody_owns_is_counted_and_not_the_owner(extracted):
    rows = extracted("The union represents 3,200 of the company's 4,100 drivers.")
    assert [row["counted"] for row in rows] == ["drivers", "drivers"]


def test_a_length_is_handed_on_to_numbers_beside_it_only(extracted):
    rows = extracted("The ferries, 30 metres long and with room for 220, were sold.")
    assert told(rows, "low", "unit") == [(30, "metre"), (220, None)]


@pytest.mark.parametrize(
    ("sentence", "measured"),
    [
        ("Orders fell 18% in spring.", "fall order"),
        ("The bill has grown to 2 billion crowns.", "grow bill"),
        ("It gave a margin of 7.7%.", "give margin"),
        ("The 14-km line was opened.", "line"),
        ("Rain fell.", None),
    ],
)
def test_what_an_amount_is_told_of(extracted, sentence, measured):
    assert [row["measured"] for row in extracted(sentence)] == ([measured] if measured else [])


def test_by_how_much_something_was_lowered_is_a_change_and_a_contract_is_none(extracted):
    rows = extracted("She lowered the forecast for May by eight per cent. Contracts worth 7 million euros are due.")
    assert [row["change"] for row in rows] == ["down", None]


def test_plus_or_minus_is_no_bound(extracted):
    assert told(extracted("It expects 5 million euros plus or minus 10%."), "bound")[0] == ("exact",)
