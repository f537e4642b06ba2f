"""Statistics against published values, and None where a number would say more than its units."""

import math

import pytest
from scipy import stats

from parallax import statistics


def test_wilson_interval_of_five_articles() -> None:
    # METHOD: 5 of 5 is 57 to 100 %, 1 of 5 is 4 to 62 %
    low, high = statistics.wilson([5, 1], [5, 5])
    assert low.round(2).tolist() == [0.57, 0.04] and high.round(2).tolist() == [1.0, 0.62]


def test_wilson_intervals_are_those_of_scipy() -> None:
    counts = [(k, n) for n in range(1, 40) for k in range(n + 1)]
    low, high = statistics.wilson(*zip(*counts))
    expected = [stats.binomtest(k, n).proportion_ci(method="wilson") for k, n in counts]
    assert low == pytest.approx([interval.low for interval in expected], abs=1e-6)
    assert high == pytest.approx([interval.high for interval in expected], abs=1e-6)


def test_effective_number_of_equal_sources_is_their_number() -> None:
    assert statistics.effective_number([3, 3, 3]) == pytest.approx(3)
    assert statistics.effective_number([9]) == 1.0
    assert statistics.effective_number([]) is None


def test_one_dominant_source_lowers_the_effective_number() -> None:
    # H of (.9, .1) is .325 nats
    assert statistics.shannon_entropy([9, 1]) == pytest.approx(0.325083)
    assert statistics.effective_number([9, 1]) == pytest.approx(math.exp(0.325083), abs=1e-5)


def test_miller_madow_adds_classes_less_one_over_twice_n() -> None:
    corrected = math.log(statistics.effective_number_mm([9, 1]))
    assert corrected == pytest.approx(statistics.shannon_entropy([9, 1]) + 1 / 20, abs=1e-5)


def test_two_sided_p_of_1_96_is_5_percent() -> None:
    assert statistics.two_sided_p([1.959964, -1.959964, 0]) == pytest.approx([0.05, 0.05, 1], abs=1e-6)


def test_log_odds_of_a_word_with_a_prior_are_those_of_fightin_words() -> None:
    # 4 of 5 words against 0 of 5; the prior of 10 words gives the word 4, as often as both together use it
    own, rest = math.log(8 / 7), math.log(4 / 11)
    ratio = statistics.log_odds_ratio([4, 0], [5, 5], [0, 4], [5, 5], 10)
    assert ratio == pytest.approx([own - rest, rest - own])


def test_a_word_used_equally_often_here_and_there_has_no_log_odds() -> None:
    assert statistics.log_odds_ratio([3], [30], [6], [60], [500]) == pytest.approx([0])
