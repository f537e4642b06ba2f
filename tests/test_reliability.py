"""Reliability against published values."""

import math

import pytest

from parallax.reliability import alpha, alpha_interval, gwet_ac1, percent_agreement

_ = math.nan
# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section E: four observers, twelve units
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
UNITS = [[value for value in unit if not math.isnan(value)] for unit in zip(*OBSERVERS)]


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_is_the_published_one(level: str, published: float) -> None:
    assert alpha(UNITS, level) == pytest.approx(published, abs=0.0005)


def test_alpha_is_undefined_where_only_one_value_occurs() -> None:
    assert alpha([["a", "a"], ["a", "a"]], "nominal") is None
    assert alpha_interval([["a", "a"], ["a", "a"]], "nominal") is None
    assert gwet_ac1([["a", "a"], ["a", "a"]]) is None


def test_units_coded_once_carry_no_agreement() -> None:
    assert alpha([*UNITS, [9]], "nominal") == alpha(UNITS, "nominal")


def test_interval_holds_alpha_and_is_the_same_again() -> None:
    low, high = alpha_interval(UNITS, "nominal")
    assert low < alpha(UNITS, "nominal") < high
    assert alpha_interval(UNITS, "nominal") == (low, high)


def test_ac1_stays_high_where_a_rare_value_makes_alpha_collapse() -> None:
    units = [["no", "no"]] * 118 + [["no", "yes"]] * 5 + [["yes", "no"]] * 2
    # Gwet (2008), table 1: 118, 5, 2, 0 of 125: percent agreement .944, chance .0544, AC1 .9408
    assert percent_agreement(units) == pytest.approx(0.944)
    assert gwet_ac1(units) == pytest.approx(0.9408, abs=0.0005)
    assert alpha(units, "nominal") < 0.1


def test_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown level"):
        alpha(UNITS, "cardinal")
