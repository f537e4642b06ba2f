"""Agreement of coded units: of software with a coder, and of two coders.

Units are matched one to one, by a key where their table has one, else by the largest overlap of offsets. Finding a unit
and giving it a value are measured apart: precision, recall and F1 for the one, agreement on the matched for the other.
A status is measured over every cell both coded: that a claim is absent is a judgement too, though it stands nowhere.
"""

from collections import Counter
from itertools import combinations
from typing import Any

from parallax import reliability
from parallax.tables import Row

RESTS_ON = "reference coding by {coder}: neither independent of the software nor out of sample unless coded so"
KEYS = ("claim_id", "head")  # what a unit is known by beside its article
NOT_VALUES = {"article_id", "start", "end", "text", "coder", "coded_on", *KEYS}
OF_EVERY_CELL = {"status"}  # columns that also judge cells without offsets
ORDINAL = {("outcome", "value")}
MOST_VALUES = 8  # values of a column whose confusion matrix is shown
DECIMALS = 3


def compare(table: str, gold: dict[str, list[Row]], found: list[Row]) -> dict[str, Any]:
    """Agreement of the software with each coder, and of each two coders."""
    coders = {coder: _software(coder, rows, found) for coder, rows in sorted(gold.items())}
    pairs = {f"{a} and {b}": _coders(table, gold[a], gold[b]) for a, b in combinations(sorted(gold), 2)}
    return {"software": coders, "coders": pairs}


def matched(gold: list[Row], found: list[Row]) -> list[tuple[Row, Row]]:
    """Pairs of units, one to one: by key where the table has one, else by the largest overlap of offsets."""
    candidates = sorted(
        ((-_overlap(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(found) if _overlap(a, b) > 0)
    )
    taken_gold, taken_found, pairs = set(), set(), []
    for _, i, j in candidates:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _software(coder: str, gold: list[Row], found: list[Row]) -> dict[str, Any]:
    coded, given = _located(gold), _located(found)
    both = len(matched(coded, given))
    finding = {"coded": len(coded), "found": len(given), "both": both, "precision": _share(both, len(given))}
    finding |= {"recall": _share(both, len(coded)), "f1": _share(2 * both, len(coded) + len(given))}
    values = {column: _values(pairs, column) for column, pairs in _columns(gold, found).items()}
    return {"rests_on": RESTS_ON.format(coder=coder), "finding": finding, "values": values}


def _coders(table: str, a: list[Row], b: list[Row]) -> dict[str, Any]:
    first, second = _located(a), _located(b)
    both = len(matched(first, second))
    result: dict[str, Any] = {"finding_f1": _share(2 * both, len(first) + len(second)), "both": both, "values": {}}
    for column, pairs in _columns(a, b).items():
        level = "ordinal" if (table, column) in ORDINAL else "nominal"
        read = float if level == "ordinal" else str
        units = [[read(_normal(one[column])), read(_normal(other[column]))] for one, other in pairs]
        agreement = {"n": len(units), "level": level, "percent": reliability.percent_agreement(units)}
        agreement |= {"ac1": reliability.gwet_ac1(units), "alpha": reliability.alpha(units, level)}
        agreement |= {"interval": reliability.alpha_interval(units, level)}
        result["values"][column] = {key: _rounded(value) for key, value in agreement.items()}
    return result


def _values(pairs: list[tuple[Row, Row]], column: str) -> dict[str, Any]:
    told = [(_normal(a[column]), _normal(b[column])) for a, b in pairs]
    result: dict[str, Any] = {"n": len(told), "agreement": _share(sum(a == b for a, b in told), len(told))}
    if len({value for pair in told for value in pair}) <= MOST_VALUES:
        confusion: dict[str, Counter] = {}
        for coded, given in told:
            confusion.setdefault(coded, Counter())[given] += 1
        result["coded_then_found"] = confusion
    return result


def _columns(gold: list[Row], found: list[Row]) -> dict[str, list[tuple[Row, Row]]]:
    """The pairs to compare for each column both sides have, besides those that say which unit it is."""
    columns = sorted(gold[0].keys() & found[0].keys() - NOT_VALUES) if gold and found else []
    located = matched(_located(gold), _located(found))
    return {column: matched(gold, found) if column in OF_EVERY_CELL else located for column in columns}


def _located(rows: list[Row]) -> list[Row]:
    """Units that stand somewhere in the text; a claim that is absent does not."""
    return [row for row in rows if row["start"] is not None]


def _overlap(a: Row, b: Row) -> int:
    if a["article_id"] != b["article_id"]:
        return 0
    for key in KEYS:
        if key in a and key in b:
            return int(str(a[key]) == str(b[key]))
    return min(a["end"], b["end"]) - max(a["start"], b["start"])


def _normal(value: Any) -> str:
    """A value as a reference table writes it: empty for none, true and false, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    try:
        return f"{float(value):g}"
    except (TypeError, ValueError):
        return str(value)


def _share(k: int, n: int) -> float | None:
    return round(k / n, DECIMALS) if n else None


def _rounded(value: Any) -> Any:
    return round(float(value), DECIMALS) if isinstance(value, float) else value
