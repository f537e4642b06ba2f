"""The look all charts share, and the properties that make each of them readable by itself."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from parallax.tables import Row

VEGA_LITE = "5.20"  # what Altair 5.5 writes, JupyterLab 4.6 draws and vl_convert bundles
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
INK, SOFT, LINE, RULE = "#1d2430", "#5b6470", "#d9dde3", "#b6bcc5"
# Okabe & Ito, Color Universal Design (2008): told apart with the common kinds of colour blindness
BLUE, ORANGE, GREEN, VERMILLION, GREY = "#0072b2", "#e69f00", "#009e73", "#d55e00", "#8a919b"
WIDTH = 850  # pixels, title and labels included; a page gives a chart less where it has less

AXIS = {
    "domain": False,
    "ticks": False,
    "gridColor": LINE,
    "labelColor": INK,
    "labelFontSize": 12,
    "labelLimit": 400,
    "labelPadding": 6,
    "titleColor": SOFT,
    "titleFontSize": 12,
    "titleFontWeight": "normal",
}
LEGEND = {
    "orient": "top",
    "title": None,
    "labelColor": INK,
    "labelFontSize": 12,
    "labelLimit": 300,
    "symbolSize": 90,
    "offset": 4,
}
TITLE = {
    "anchor": "start",
    "color": INK,
    "frame": "bounds",
    "fontSize": 15,
    "subtitleColor": SOFT,
    "subtitleFontSize": 12,
}
CONFIG: dict[str, Any] = {
    "background": "white",  # in a dark JupyterLab too, whose theme has no colours for ours
    "font": FONT,
    "view": {"stroke": None},
    "axis": AXIS,
    "legend": LEGEND,
    "title": TITLE,
    "text": {"color": INK, "fontSize": 12},
    "mark": {"cursor": "pointer"},  # every mark opens its sentences
}
LINE_OF_TITLE = 130  # characters: a subtitle in one longer line would take its width from what is drawn
BESIDE = 36  # characters of two labels of a legend that stand side by side on a narrow page
DASH = "M-1,-0.2H1V0.2H-1Z"  # a short line, as a shape that can be filled
NO_TIP = alt.value(None)  # a line that joins or divides marks and stands for no text
NARROW = alt.param(name="narrow", value=False)  # a page sets it where it has little width


@dataclass(frozen=True)
class Category:
    """A value of a column as a chart shows it: told apart by shape as much as by colour."""

    value: str
    label: str
    colour: str
    shape: str


def present(
    chart: alt.Chart | alt.LayerChart,
    name: str,
    title: str,
    subtitle: str,
    heights: tuple[int, int],
    sentences: Sequence[Row] = (),
    least_width: int = 0,
) -> alt.Chart | alt.LayerChart:
    """The chart with title, alternative text, theme and size in pixels.

    `name` is its own on a page; `sentences` are those behind its marks, as `sentences.listing` gives them. `heights`
    are those on a wide and on a narrow page; where a page is narrower than `least_width`, the chart scrolls.
    """
    meta = {"least_width": least_width, "narrow_height": heights[1], "name": name, "sentences": list(sentences)}
    sized = chart.properties(
        title=heading(title, subtitle),
        description=f"{title}. {subtitle}",
        width=WIDTH,
        height=heights[0],
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        usermeta=meta,
    )
    return sized.add_params(NARROW).configure(**CONFIG)


def heading(title: str, subtitle: str) -> alt.TitleParams:
    """A chart's title; its subtitle in lines that fit the width of a figure, which a page puts together again."""
    return alt.TitleParams(title, subtitle=textwrap.wrap(subtitle, LINE_OF_TITLE))


def nothing(name: str, title: str, reason: str) -> alt.Chart:
    """What stands in place of a chart that has nothing to draw: the reason, as a chart of no marks."""
    empty = alt.Chart(alt.InlineData(values=[])).mark_point()
    return empty.properties(
        title=heading(title, reason),
        description=f"{title}. {reason}",
        width=WIDTH,
        height=1,
        usermeta={"name": name, "sentences": []},
    ).configure(**CONFIG)


def colour(field: str, categories: Sequence[Category], **legend: Any) -> alt.Color:
    """Colour by a column that holds labels of categories."""
    labels = [each.label for each in categories]
    scale = alt.Scale(domain=labels, range=[each.colour for each in categories])
    beside = sum(sorted(map(len, labels))[-2:]) <= BESIDE
    columns = alt.ExprRef(f"narrow ? {2 if beside else 1} : 4")
    return alt.Color(f"{field}:N", scale=scale, legend=alt.Legend(columns=columns, **legend))


def shape(field: str, categories: Sequence[Category]) -> alt.Shape:
    """Shape by the same column, so that both share one legend."""
    scale = alt.Scale(domain=[each.label for each in categories], range=[each.shape for each in categories])
    return alt.Shape(f"{field}:N", scale=scale)
