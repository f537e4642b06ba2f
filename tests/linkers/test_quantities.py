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
