"""Comparisons of claims, quotations and titles: what two outlets say differently, and what is no difference."""

import pytest

from parallax.linkers.comparisons import claims, quotes, titles


def statement(words: str, cue: str = "", agents=(), value: str | None = None, relation=None) -> claims.Statement:
    tokens, place = tuple(words.split()), {"value": value, "relation": relation}
    return claims.Statement(place, tokens, tokens, frozenset(a for a, _ in agents), frozenset(agents), cue)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (statement("a russian drone attack", agents=[("russia", "drone")]), statement("a drone attack"), "other_agent"),
        (statement("a russian drone attack", agents=[("russia", "drone")]), statement("a power cut"), "same"),
        (statement("captured it", cue="claimed"), statement("captured it", cue="reported"), "weaker"),
        (statement("captured it"), statement("captured it", cue="claimed"), "stronger"),
        (statement("captured it", cue="said"), statement("captured it", cue="announced"), "same"),
        (statement("yielded agreements"), statement("yielded only limited agreements"), "stronger"),
        (statement("just hours before they met"), statement("before they met"), "same"),
        (statement("few agreed"), statement("only some agreed"), "same"),
        (statement("", value="40 minutes", relation="same"), statement("", value="long", relation="coarser"), "finer"),
        (statement("", value="2022", relation="coarser"), statement("", value="May 2022", relation="same"), "coarser"),
        (statement("", value="50 days", relation="same"), statement("", value="May", relation="reconcilable"),
         "reconcilable"),
        # neither is the statement's own value: what is said of each against that one says nothing of the two
        (statement("", value="long", relation="coarser"), statement("", value="quick", relation="coarser"), None),
        (statement("", value="two", relation="finer"), statement("", value="many", relation="coarser"), "finer"),
        (statement("", value="May", relation="same"), statement("", value="June"), None),
        (statement("", value="September", relation="same"), statement("", value=None), "same"),
        (statement("only 9", value="9", relation="conflict"), statement("8", value="8", relation="same"), "conflict"),
    ],
)
def test_the_first_difference_decides(a: claims.Statement, b: claims.Statement, relation: str) -> None:
    assert claims.compare(a, b)[0] == relation


def test_a_difference_turns_round_with_the_sides() -> None:
    a, b = statement("it was only discussed"), statement("it was discussed")
    assert (claims.compare(a, b)[0], claims.compare(b, a)[0]) == ("weaker", "stronger")


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("We go on,", "we go on.", "same"),
        ("We go on. It is hard.", "It is hard", "finer"),
        ("hard", "It is hard", "coarser"),
        ("Priority number one is the meeting", "The number one priority is a meeting", "wording"),
        # part of a word is no part of the quotation
        ("hardly", "hard", "wording"),
    ],
)
def test_quotations_of_one_utterance(a: str, b: str, relation: str) -> None:
    assert quotes.compare(a, b)[0] == relation


def titled(*told: tuple[str, str, str]) -> list[tuple[str, str]]:
    label = {"start": 0, "end": 9, "target_head": 10, "relation": "title"}
    labels = [label | {"article_id": article, "text": text, "lemma": lemma} for article, text, lemma in told]
    actors = [{"article_id": article, "head": 10, "actor_id": "smith"} for article, _, _ in told]
    rows = titles.rows({"tables/labelling": labels, "links/actor_mentions": actors})
    return [(row["relation"], row["reason"]) for row in rows]


def test_former_holder_of_an_office_is_told_apart() -> None:
    assert titled(("x1", "President", "president"), ("y1", "former President", "president")) == [
        ("conflict", "“President” against “former President”")
    ]


def test_two_titles_of_one_person_are_no_contradiction() -> None:
    assert titled(("x1", "President", "president"), ("y1", "leader", "leader")) == []
    assert titled(("x1", "US President", "president"), ("y1", "President", "president"))[0][0] == "same"
