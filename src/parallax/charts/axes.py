"""Axes of names: labels wrap, sooner on a narrow page, and the chart leaves them the room they need."""

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

ROW, COLUMN = (34, 16), (17, 10)  # characters a line, on a wide and on a narrow page
ACROSS = (90, 50)  # characters of all columns side by side
CHARACTER = (8, 6)  # pixels, of a column's label
LINE = 13  # pixels


def row_axis(widths: tuple[int, int] = ROW, **options: Any) -> alt.Axis:
    """Names down the left side, each centred on its row."""
    lines = _lines(widths)
    middle = {"condition": {"test": "true", "expr": f"-{LINE / 2} * (length({lines}) - 1)"}, "value": 0}
    return alt.Axis(labelExpr=lines, labelLineHeight=LINE, labelOffset=middle, **{"grid": True, **options})


def column_axis(labels: Sequence[str], grid: bool = False) -> alt.Axis:
    """Names along the top, standing clear of the first row and of each other; a word too long for its column is cut."""
    wide, narrow = widths = column_widths(len(set(labels)))
    options = {
        "labelAngle": 0,
        "labelFontSize": _by_page(12, 9),
        "labelBaseline": "top",
        "labelLimit": _by_page(CHARACTER[0] * wide, CHARACTER[1] * narrow),
        "labelPadding": _by_page(*(4 + LINE * most_lines(labels, width) for width in widths)),
        "labelLineHeight": LINE,
    }
    return alt.Axis(orient="top", grid=grid, labelExpr=_lines(widths), **options)


def column_widths(columns: int) -> tuple[int, int]:
    """Characters a line that one of so many columns has room for, on a wide and on a narrow page."""
    wide, narrow = (min(most, room // max(columns, 1)) for most, room in zip(COLUMN, ACROSS))
    return wide, narrow


def row_heights(labels: Sequence[str], least: int, extra: int = 70, widths: tuple[int, int] = ROW) -> tuple[int, int]:
    """Pixels a chart with these rows needs on a wide and a narrow page; `extra` is for axes and legends."""
    wide, narrow = (max(least, LINE * most_lines(labels, width) + 8) * len(labels) + extra for width in widths)
    return wide, narrow


def distinct(labels: Mapping[str, str]) -> dict[str, str]:
    """Labels of rows by their ids; one that repeats is numbered, so that what is called the same has its own row."""
    seen: Counter[str] = Counter()
    numbered = {}
    for key, label in labels.items():
        seen[label] += 1
        numbered[key] = f"{label} ({seen[label]})" if seen[label] > 1 else label
    return numbered


def most_lines(labels: Sequence[str], width: int) -> int:
    """Lines of the label that needs most."""
    return max((len(textwrap.wrap(label, width)) for label in labels), default=1) or 1


def longest_line(labels: Sequence[str], width: int) -> int:
    """Characters of the longest line when every label is wrapped."""
    return max((len(line) for label in labels for line in textwrap.wrap(label, width)), default=0)


def _by_page(wide: int, narrow: int) -> alt.ExprRef:
    return alt.ExprRef(f"narrow ? {narrow} : {wide}")


def _lines(widths: tuple[int, int]) -> str:
    """A Vega expression: the label as a list of lines."""
    wide, narrow = widths
    pattern = f"regexp('(.{{1,' + (narrow ? {narrow} : {wide}) + '}})(\\\\s+|$)', 'g')"
    return f"split(trim(replace(datum.label, {pattern}, '$1\\n')), '\\n')"
