"""Quotes: one utterance over several articles."""

from collections import Counter

import pytest

from parallax.linkers.quotes import grouping, link
from parallax.linkers.quotes.quotation import Quotation, weights


def quotes(*said, actors=("lee", "lee", "lee")):
    """Group and wording of quotations, one article each; the words given are the whole text."""
    articles, attributions, clauses, speakers = [], [], [], []
    for i, (text, lemmas) in enumerate(said):
        ids = {"article_id": f"x{i}"}
        span = {"start": 0, "end": len(text)}
        articles.append(ids | {"text": text})
        attributions.append(ids | {"attribution": "0-4", "quoted": [span], "content_start": 0, "cue_start": None})
        clauses.append(ids | span | {"lemmas": lemmas})
        speakers.append(ids | {"attribution": "0-4", "actor_id": actors[i]})
    tables = {"articles": articles, "tables/attributions": attributions}
    linked = link(tables | {"tables/clauses": clauses, "links/speakers": speakers}, None)
    return [(row["group_id"], row["wording"]) for row in linked["quotes"]]


ONE = ("The first priority is to organise a meeting of the presidents", "priority organise meeting president")
TWO = (
    "Our number one priority is organising a meeting between the presidents",
    "number priority organise meeting president",
)
OTHER = ("The harvest of this year is good", "harvest year good")


def test_two_translations_of_one_utterance_are_a_group():
    assert quotes(ONE, TWO, OTHER) == [("x0:0-4", "fullest"), ("x0:0-4", "other"), ("x2:0-4", "fullest")]


def test_words_that_translations_share_are_not_common_for_that():
    one = ("It is no failure, we can build on a floor", "failure build floor")
    two = ("No failure but a base to build on", "failure build base")
    assert len({group for group, _ in quotes(one, two, OTHER)}) == 2
    assert len({group for group, _ in quotes(one, two, OTHER, actors=("lee", "kim", "lee"))}) == 3


def test_a_word_is_common_that_one_speaker_says_again_and_again_in_an_article():
    def quotation(article, number, *lemmas):
        return Quotation(article, str(number), "lee", "", (), frozenset(lemmas))

    retold = weights([quotation("a", 1, "fare", "ship"), quotation("b", 1, "fare", "ship")])
    assert retold["fare"] == retold["ship"]
    repeated = weights([quotation("a", 1, "fare", "ship"), quotation("a", 2, "fare", "price")])
    assert repeated["fare"] < repeated["ship"]


def test_same_words_are_identical():
    assert quotes(ONE, ONE) == [("x0:0-4", "fullest"), ("x0:0-4", "identical")]


def test_words_cut_short_are_a_part():
    short = ("to organise a meeting of the presidents", "organise meeting president")
    assert quotes(ONE, short)[1] == ("x0:0-4", "part")


@pytest.mark.parametrize("second", ["roe", None])
def test_same_words_are_one_utterance_whoever_is_taken_for_the_speaker(second):
    assert quotes(ONE, ONE, actors=("lee", second)) == [("x0:0-4", "fullest"), ("x0:0-4", "identical")]


def test_identical_words_are_grouped_where_no_speaker_is_known():
    short = ("to organise a meeting of the presidents", "organise meeting president")
    assert {group for group, _ in quotes(ONE, short, ONE, actors=(None, None, None))} == {"x0:0-4"}


@pytest.mark.parametrize("second", ["roe", None])
def test_another_or_unknown_speaker_in_other_words_said_something_else(second):
    assert {group for group, _ in quotes(ONE, TWO, actors=("lee", second))} == {"x0:0-4", "x1:0-4"}


def test_few_words_of_two_speakers_are_two_utterances():
    few = ("quite distant positions", "distant position")
    assert {group for group, _ in quotes(few, few, actors=("lee", "roe"))} == {"x0:0-4", "x1:0-4"}


def test_two_sentences_of_one_speaker_that_share_a_lemma_are_not_one():
    groups = {group for group, _ in quotes(ONE, ("The presidents are well", "president well"))}
    assert groups == {"x0:0-4", "x1:0-4"}


def test_cost_grows_with_the_quotations_and_not_with_their_square(monkeypatch):
    """Many texts that print one utterance, among many that print their own."""
    compared = Counter()
    counted = grouping.similarity
    monkeypatch.setattr(grouping, "similarity", lambda *args: compared.update(["n"]) or counted(*args))
    own = [(f"The harvest{i} of the year{i} is good{i}", f"harvest{i} year{i} good{i}") for i in range(300)]
    said = [quotation for one in own for quotation in (one, ONE, TWO)]
    groups = Counter(group for group, _ in quotes(*said, actors=("lee",) * len(said)))
    assert sorted(groups.values())[-1] == 600 and len(groups) == 301
    assert compared["n"] < 5 * len(said)


def test_what_somebody_does_within_a_quotation_is_no_quotation_of_its_own():
    text = "“No one expects an easy road,” he said."
    whole, inner = {"start": 1, "end": 29}, {"start": 16, "end": 29}
    attributions = [
        {"article_id": "x0", "attribution": "he", "quoted": [whole], "content_start": 0, "cue_start": 34},
        {"article_id": "x0", "attribution": "no one", "quoted": [inner], "content_start": 16, "cue_start": 8},
    ]
    tables = {"articles": [{"article_id": "x0", "text": text}], "tables/clauses": []}
    rows = link(tables | {"tables/attributions": attributions, "links/speakers": []}, None)["quotes"]
    assert [row["attribution"] for row in rows] == ["he"]
