"""The same number or date over outlets: by what is counted or dated and its surroundings, never by value alone."""

import datetime
from collections.abc import Callable

import pytest
from conftest import article_row

from parallax.extractors import clauses, dates, quantities
from parallax.linkers import quantities as linker
from parallax.shards.docs import sentence_rows

DAY = datetime.date(2025, 7, 23)


@pytest.fixture
def linked(parse, codebook) -> Callable[..., list[dict]]:
    """Articles x1, x2, … of one event, extracted and linked."""

    def run(*texts: str, published: datetime.date | None = DAY) -> list[dict]:
        tables = {name: [] for name in linker.READS}
        tables["events"] = [{"event_id": "event", "starts": DAY, "ends": DAY}]
        for number, text in enumerate(texts, 1):
            doc, article = parse(text), article_row(text, article_id=f"x{number}", published=published)
            tables["articles"].append(article)
            tables["sentences"] += sentence_rows(doc, article["article_id"])
            for extractor in (quantities, dates, clauses):
                tables[f"tables/{extractor.__name__.split('.')[-1]}"] += extractor.rows(doc, article, codebook())
        return linker.link(tables, codebook())["quantities"]

    return run


def joined(rows: list[dict]) -> list[set[str]]:
    groups: dict[str, set[str]] = {}
    for row in rows:
        groups.setdefault(row["group_id"], set()).add(f"{row['article_id']} {row['text']}")
    return sorted((group for group in groups.values() if len(group) > 1), key=sorted)


def test_a_total_and_so_many_for_each_are_one_thing_to_compare(linked):
    rows = linked(
        "Both sides agreed to exchange 1,200 prisoners of war.",
        "A future exchange of at least 1,200 prisoners of war from each camp has been agreed upon.",
    )
    assert joined(rows) == [{"x1 1,200", "x2 at least 1,200"}]


def test_equal_values_of_different_things_are_not_joined(linked):
    rows = linked(
        "Russia insisted that Ukraine withdraw from four regions it claims to have annexed.",
        "The army launched drones across four regions overnight, the air force said.",
    )
    assert joined(rows) == []


@pytest.mark.parametrize(("people", "found"), [("12,000", [{"x1 12,000", "x2 12,000"}]), ("8,500", [])])
def test_the_same_number_of_the_same_thing_needs_little_else_in_common(linked, people, found):
    rows = linked(
        "Organisers said 12,000 people marched through the capital for the dockers.",
        f"A march of {people} people blocked the harbour for hours, the union said.",
    )
    assert joined(rows) == found


def test_the_dead_of_a_headline_are_those_killed_and_the_toll(linked):
    rows = linked(
        "At least 38 people were killed after the dam burst in the valley, officials said.",
        "The valley mourns after the dam burst as the death toll climbs to 41.",
    )
    assert joined(rows) == [{"x1 At least 38", "x2 41"}]


@pytest.mark.parametrize(("people", "found"), [("2,100", [{"x1 2,100", "x2 about 2,100"}]), ("1,900", [])])
def test_as_many_residents_and_people_can_be_the_same_and_other_numbers_need_not(linked, people, found):
    rows = linked(f"Some feared the worst: {people} residents were evacuated.", "They evacuated about 2,100 people.")
    assert joined(rows) == found


def test_both_sides_of_one_thing_are_not_both_sides_of_another(linked):
    rows = linked(
        "He said both sides had agreed to exchange the bodies of soldiers.",
        "She indicated that the positions of both sides remain significantly apart.",
    )
    assert joined(rows) == []


def test_fifty_days_and_fifty_assaults_are_not_joined(linked):
    assert joined(linked("Troops repelled 50 assaults near the town.", "He gave them 50 days near the town.")) == []


def test_two_quantities_of_one_article_never_fall_into_one_group(linked):
    rows = linked(
        "The two sides agreed to exchange 1,200 prisoners of war.",
        "An exchange of 250 prisoners is underway. The sides agreed to exchange 1,000 prisoners of war later.",
    )
    assert joined(rows) == [{"x1 1,200", "x2 1,000"}]


def test_shares_of_unnamed_things_in_one_sentence_are_joined_only_where_they_agree(linked):
    rows = linked(
        "In the poll Smith got 11 percent, Jones 10 percent and Brown 6 percent.",
        "The poll has Smith at 14 percent, Jones at 17 percent and Brown at 6 percent.",
    )
    assert joined(rows) == [{"x1 6 percent", "x2 6 percent"}]


def test_days_of_one_meeting_are_joined_though_they_differ(linked):
    rows = linked(
        "The peace talks resumed in Geneva on Wednesday.",
        "The delegations wrapped up a round of talks in Geneva on Tuesday evening.",
    )
    assert joined(rows) == [{"x1 Wednesday", "x2 Tuesday evening"}]


def test_two_calls_on_two_days_are_two_calls(linked):
    rows = linked("The minister urged talks in Geneva on Monday.", "The minister urged talks in Geneva on Wednesday.")
    assert joined(rows) == []


def test_a_deadline_in_days_and_one_in_a_month_are_joined_with_the_interval_it_ends_in(linked):
    rows = linked(
        "Last week, the president gave Moscow a 50-day deadline to end the war or face sanctions.",
        "The president announced a deadline of September for Moscow to end the war or face sanctions.",
    )
    assert joined(rows) == [{"x1 50-day", "x2 September"}]
    days = next(row for row in rows if row["text"] == "50-day")
    assert (days["earliest"], days["latest"]) == (
        datetime.datetime(2025, 9, 2),
        datetime.datetime(2025, 9, 8, 23, 59, 59),
    )


def test_six_months_are_months_of_the_calendar(linked):
    (row,) = linked("The inquiry is expected to report within six months.", published=datetime.date(2023, 8, 31))
    assert row["latest"] == datetime.datetime(2024, 2, 29, 23, 59, 59)


def test_a_date_and_a_quantity_at_one_offset_stay_two_things(linked):
    rows = linked("The debate took place four years ago.", "Four years ago the debate took place.")
    assert joined(rows) == [{"x1 four years", "x2 Four years"}, {"x1 four years ago", "x2 Four years ago"}]


def test_an_exact_number_is_known_again_though_it_is_named_otherwise(linked):
    rows = linked(
        "The ferry firm will cut 450 jobs by spring to save money.",
        "About 450 posts will go at the ferry firm. It has 12 boats.",
    )
    assert joined(rows) == [{"x1 450", "x2 About 450"}]


def test_a_rounded_length_of_one_line_is_joined_in_any_unit(linked):
    rows = linked("The council approved the 14.2-kilometre line.", "The council approved the 9-mile line.")
    assert joined(rows) == [{"x1 14.2-kilometre", "x2 9-mile"}]


def test_the_dead_of_long_ago_are_not_those_of_today(linked):
    rows = linked("The quake killed 41 people.", "In 1998 a quake killed 132 people.")
    assert joined(rows) == []


def test_some_of_those_counted_are_not_all_of_them(linked):
    rows = linked("The blast injured 95 people.", "The blast injured more than 90 people, 28 of them badly.")
    assert joined(rows) == [{"x1 95", "x2 more than 90"}]


def test_values_before_and_after_are_joined_only_where_they_agree(linked):
    rows = linked(
        "The inflation rate fell from 4.1% to 3.8% in May.",
        "The inflation rate slowed to 3.8% in May, from 4.2%.",
    )
    assert [group for group in joined(rows) if "%" in str(group)] == [{"x1 3.8%", "x2 3.8%"}]


def test_a_number_of_the_headline_and_of_the_text_are_one(linked):
    rows = linked(
        "Quake kills at least 14\n\nA strong quake killed at least 14 people, officials said.",
        "The death toll of the quake rose to 31.",
    )
    assert joined(rows) == [{"x1 at least 14", "x2 31"}]
    assert {row["grows"] for row in rows} == {True}


def test_a_day_is_known_again_though_its_event_is_named_otherwise(linked):
    rows = linked(
        "The council approved the new tram line on Wednesday.",
        "The new tram line was passed by the council on July 23.",
    )
    assert joined(rows) == [{"x1 Wednesday", "x2 July 23"}]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("14 planes fought the flames", "Seventeen planes, some of them French, dropped water", True),
        ("At least 60 houses were destroyed", "138 homes have burnt down", True),
        ("2,800 people left the valley", "3,500 people live on the coast", False),
        ("Two firefighters were killed", "Three firefighters were injured", False),
        ("One in three houses in the valley still stands", "Engineers reckon one in five homes is unsafe", False),
        ("14 planes fought the flames", "Two planes were sold to the island flames museum", False),
    ],
)
def test_numbers_of_one_thing_that_are_near_each_other_can_be_one_number(linked, first, second, found):
    rows = linked(f"{first}, officials said.", f"{second}, the island radio said.")
    assert bool([group for group in joined(rows)]) == found


def test_the_only_area_of_two_texts_is_one_area(linked):
    rows = linked(
        "The fire has burnt 9,000 hectares of pine forest.",
        "More than 26,000 acres have gone up in smoke. In 2007 it was 6,800 hectares.",
    )
    assert joined(rows) == [{"x1 9,000 hectares", "x2 More than 26,000 acres"}]
