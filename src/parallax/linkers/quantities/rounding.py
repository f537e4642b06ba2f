"""Rounding: whether one number is another told less exactly: “1.2 billion” and “1.24 billion”, “9 miles” and 14.2."""

from decimal import Decimal

MARGIN = 0.05  # “200” is hardly 180 rounded, though it has but one figure
EXACT_BELOW = 100  # “40” is seldom 41 rounded


def figures(value: float) -> int:
    """How many figures a number has without noughts at its end: 3 of 4,560,000."""
    return len(_exact(value).as_tuple().digits)


def rounds(a: float, b: float) -> bool:
    """Whether one of two numbers in one unit rounds to the other, at that one's last figure or at its ones."""
    coarse, fine = sorted((a, b), key=_place, reverse=True)
    half = 10.0 ** _place(coarse) / 2
    return abs(coarse - fine) <= min(half, MARGIN * abs(coarse))


def _place(value: float) -> int:
    """The power of ten of the last figure: of 40 that of its ones, of 400 that of its hundreds."""
    exponent = _exact(value).as_tuple().exponent
    return min(exponent, 0) if abs(value) < EXACT_BELOW else exponent


def _exact(value: float) -> Decimal:
    return Decimal(f"{value:.12g}").normalize()
