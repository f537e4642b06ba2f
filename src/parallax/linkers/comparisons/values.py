"""What a text allows of a number or a day, as a set of values: “at least 1,200” is 1,200 and all above.

Equal sets are the same, a subset is finer, sets that overlap can be reconciled, sets without a common value conflict.
"""

import datetime
import math
from dataclasses import dataclass

from parallax.tables import Row

ABOUT = 0.1  # “about n” is read as n give or take a tenth


@dataclass(frozen=True)
class Values:
    """The values a text allows: from low to high, each end in or out of it."""

    low: float
    high: float
    low_in: bool = True
    high_in: bool = True

    def within(self, other: "Values") -> bool:
        starts = (other.low, not other.low_in) <= (self.low, not self.low_in)
        return starts and (self.high, self.high_in) <= (other.high, other.high_in)

    def meets(self, other: "Values") -> bool:
        low = max((self.low, not self.low_in), (other.low, not other.low_in))
        high = min((self.high, self.high_in), (other.high, other.high_in))
        return low[0] < high[0] or (low[0] == high[0] and not low[1] and high[1])


def relation(a: Values, b: Values) -> str:
    """a against b: same, finer, coarser, reconcilable or conflict."""
    if a == b:
        return "same"
    if a.within(b):
        return "finer"
    if b.within(a):
        return "coarser"
    return "reconcilable" if a.meets(b) else "conflict"


def of_amount(row: Row, factor: float = 1) -> Values:
    """What a quantity allows, in units of which its own is so many."""
    low, high = row["low"] * factor, row["high"] * factor
    if row["latest"]:
        return Values(low, high)  # a deadline: “within 50 days” is as long as “a 50-day deadline”
    if row["bound"] == "about":
        margin = ABOUT * max(abs(low), abs(high))
        return Values(low - margin, high + margin)
    if row["bound"] in ("at_least", "more_than"):
        return Values(low, math.inf, low_in=row["bound"] == "at_least")
    if row["bound"] in ("at_most", "less_than"):
        return Values(-math.inf, high, high_in=row["bound"] == "at_most")
    return Values(low, high)


def of_days(row: Row) -> Values:
    """What a date allows, in seconds; open ends are infinite."""
    return Values(_seconds(row["earliest"], -math.inf), _seconds(row["latest"], math.inf))


def _seconds(moment: datetime.datetime | None, otherwise: float) -> float:
    return moment.replace(tzinfo=datetime.UTC).timestamp() if moment else otherwise
