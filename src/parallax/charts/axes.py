"""Axes of names: labels wrap, sooner on a narrow page, and the chart leaves them the room they need.

Where columns are too narrow for a word, their names stand upright.
"""

import json
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt

from parallax.charts.theme import WIDTH

ROW, COLUMN = (34, 16), (17, 10)  # characters a line, on a wide and on a narrow page
PAGE = (WIDTH, 368)  # pixels a chart has on a wide and on a narrow page
LETTER = 6  # pixels, of a row's label on average
CHARACTER = (8, 6)  # pixels, of a column's label
LINE = 13  # pixels
LINES = 5  # of a column's label; of a longer one the first and the last are shown
FEWEST = 6  # characters a line; in a narrower column the label stands upright
UPRIGHT = 150  # pixels of a label that stands upright


def row_axis(widths: tuple[int, int] = ROW, **options: Any) -> alt.Axis:
    """Names down the left side, each centred on its row."""
    lines = _lines(widths)
    middle = {"condition": {"test": "true", "expr": f"-{LINE / 2} * (length({lines}) - 1)"}, "value": 0}
    return alt.Axis(labelExpr=lines, labelLineHeight=LINE, labelOffset=middle, **{"grid": True, **options})


def column_axis(
    labels: Sequence[str], grid: bool = False, rows: tuple[int, int] = ROW, least_width: int = 0
) -> alt.Axis:
    """Names along the top, standing clear of the first row and of each other; a word too long for its column is cut.

    rows: characters a line of the rows' names, which leave the columns the rest of the chart's width.
    """
    widths = column_widths(len(set(labels)), rows, least_width)
    upright = [width < FEWEST for width in widths]
    wrapped = (4 + LINE * min(most_lines(labels, width), LINES) for width in widths)
    limits = (character * width for character, width in zip(CHARACTER, widths))
    options = {
        "labelAngle": _by_page(-90 if each else 0 for each in upright),
        "labelAlign": _by_page("left" if each else "center" for each in upright),
        "labelBaseline": _by_page("middle" if each else "top" for each in upright),
        "labelFontSize": _by_page((12, 9)),
        "labelLimit": _by_page(UPRIGHT if each else limit for each, limit in zip(upright, limits)),
        "labelPadding": _by_page(4 if each else height for each, height in zip(upright, wrapped)),
        "labelLineHeight": LINE,
    }
    lines = _lines(tuple(UPRIGHT if each else width for each, width in zip(upright, widths)))
    return alt.Axis(orient="top", grid=grid, labelExpr=_abridged(lines), **options)


def column_widths(columns: int, rows: tuple[int, int] = ROW, least_width: int = 0) -> tuple[int, int]:
    """Characters a line that one of so many columns has room for, on a wide and on a narrow page."""
    rooms = (max(page, least_width) - LETTER * row for page, row in zip(PAGE, rows))
    wide, narrow = (
        min(most, room // (character * max(columns, 1))) for most, room, character in zip(COLUMN, rooms, CHARACTER)
    )
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


def _by_page(values: Iterable[int | str]) -> alt.ExprRef:
    """One of two values, that of a wide or that of a narrow page."""
    wide, narrow = map(json.dumps, values)
    return alt.ExprRef(f"narrow ? {narrow} : {wide}")


def _lines(widths: tuple[int, ...]) -> str:
    """A Vega expression: the label as a list of lines."""
    wide, narrow = widths
    pattern = f"regexp('(.{{1,' + (narrow ? {narrow} : {wide}) + '}})(\\\\s+|$)', 'g')"
    return f"split(trim(replace(datum.label, {pattern}, '$1\\n')), '\\n')"


def _abridged(lines: str) -> str:
    """A Vega expression: of more lines than there is room for, the first ones and the last, which may hold an n."""
    first = f"join(slice({lines}, 0, {LINES - 2}), '\\n')"
    return f"length({lines}) > {LINES} ? split({first} + '\\n…\\n' + peek({lines}), '\\n') : {lines}"
