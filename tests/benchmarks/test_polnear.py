"""Scoring of attributions: what counts as found."""

import pytest

from benchmarks.polnear import Measured, interval, main
from benchmarks.polnear.scoring import count, f1, soft_f1, source_f1
from benchmarks.polnear.words import Words
from parallax.extractors.attributions.polnear import CorpusArticle, Gold
from parallax.study import StudyError

TEXT = "“We won easily,” Ann Lee said on Monday. “Again.” Bob thinks that all the taxes should fall. Read more here."


def at(*words):
    return tuple((TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


WON = Gold(at("“We won easily,”", "“Again.”"), (), at("Ann Lee"))
FALL = Gold(at("all the taxes should fall"), (), at("Bob"))
ARTICLE = CorpusArticle("daily_1", TEXT, (WON, FALL), at("Read more here."))


def score(*found, by_fragments=False):
    return count(ARTICLE, found, by_fragments)


def test_gold_itself_scores_everything():
    total = score(WON, FALL)
    assert (f1(total, "all"), f1(total, "quoted"), f1(total, "unquoted"), f1(total, "direct")) == (100,) * 4
    assert soft_f1(total) == source_f1(total) == 100


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


def test_boilerplate_counts_neither_way():
    assert score(Gold(at("Read more"), (), ()))["all", "found"] == 0


def test_halves_of_a_broken_quotation_are_two_fragments():
    halves = [Gold((piece,), (), WON.source) for piece in WON.content]
    assert score(*halves, FALL, by_fragments=True)["direct", "full"] == 2
    assert score(*halves, FALL)["direct", "full"] == 1


def test_words_between_marks_end_with_the_line():
    words = Words("“One two\nthree “four” five")
    assert sorted(words.quoted) == [0, 1, 3]


def test_interval_of_equal_articles_has_no_width():
    measured = [Measured("daily", score(WON), score(WON))] * 5
    assert interval(lambda many: f1(many[0].whole, "all"), measured, rounds=50) == (f1(score(WON), "all"),) * 2


def test_folder_without_the_corpus_is_refused_with_what_is_wanted(tmp_path):
    with pytest.raises(StudyError, match="text/ and attributions/"):
        main(tmp_path)
