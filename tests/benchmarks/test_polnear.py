"""Scoring of attributions: what counts as found."""

import pytest

from benchmarks.polnear import count, f1, interval
from parallax.extractors.attributions.polnear import CorpusArticle, Gold

TEXT = "“We won easily,” Ann Lee said on Monday. Bob thinks that all the taxes should fall."


def at(*words):
    return tuple((TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


WON = Gold(at("“We won easily,”"), (), at("Ann Lee"))
FALL = Gold(at("all the taxes should fall"), (), at("Bob"))


def score(*found):
    return count(CorpusArticle("daily_1", TEXT, (WON, FALL)), found)


def test_gold_itself_scores_everything():
    total = score(WON, FALL)
    assert (f1(total, "all"), f1(total, "quoted"), f1(total, "unquoted")) == (100, 100, 100)
    assert total["all", "soft p"] == total["all", "soft r"] == 2


@pytest.mark.parametrize(
    ("found", "full"),
    [
        (Gold(at("the taxes should fall"), (), at("Bob")), 1),  # four of five words
        (Gold(at("fall"), (), at("Bob")), 0),  # one of five
        (Gold(at("all the taxes should fall"), (), at("Ann")), 0),  # another source
        (Gold(at("all the taxes should fall"), (), ()), 0),  # no source
    ],
)
def test_content_must_overlap_by_half_and_source_by_a_word(found, full):
    assert score(found)["all", "full"] == full


def test_one_prediction_matches_one_gold():
    total = score(WON, WON)
    assert (total["all", "full"], total["all", "found"]) == (1, 2)


def test_two_attributions_without_source_agree():
    nobody = Gold(WON.content, (), ())
    assert count(CorpusArticle("daily_1", TEXT, (nobody,)), [nobody])["all", "full"] == 1


def test_matched_prediction_belongs_to_the_class_of_its_gold():
    total = score(Gold(at("We won easily"), (), at("Ann Lee")))
    assert total["quoted", "found"] == 1 and total["unquoted", "found"] == 0


def test_interval_of_equal_articles_has_no_width():
    assert interval([score(WON)] * 5, rounds=50) == (f1(score(WON), "all"),) * 2
