"""How it is framed: expressions on the scale of outcome evaluation, and coded ones by outlet, each with its voice."""

from collections.abc import Sequence

import altair as alt

from parallax.charts.axes import ROW, column_axis, longest_line, row_axis, row_heights
from parallax.charts.marks import dodged, most_first, offsets, sentence, spoken
from parallax.charts.theme import (
    BLUE,
    CONFIG,
    GREEN,
    GREY,
    INK,
    NARROW,
    ORANGE,
    Category,
    colour,
    nothing,
    present,
    shape,
)
from parallax.tables import Row

VOICES = (
    Category("own", "own voice", BLUE, "circle"),
    Category("own_inference", "own inference", ORANGE, "square"),
    Category("attributed", "attributed to a source", GREEN, "diamond"),
    Category("ambiguous", "ambiguous", GREY, "triangle-up"),
)
VALUES = {-2: "−2 clearly negative", -1: "−1", 0: "0 neither", 1: "+1", 2: "+2 clearly positive"}
UNKNOWN = "target not determined"


def outcome(evidence: Sequence[Row], articles: Sequence[Row]) -> alt.FacetChart | alt.Chart:
    """One dot an expression that evaluates the outcome, by value, outlet, voice and what is evaluated.

    evidence: rows of frame outcome, value −2…+2; articles: all of the event, so that a text without any is seen.
    """
    title = "How the outcome is evaluated: one dot an expression"
    units = [
        _unit(row) | {"value": VALUES[round(float(row["value"]))]} for row in evidence if row["value"] not in (None, "")
    ]
    if not units:
        return nothing(
            title, "No expression that evaluates the outcome was found, or the codebook has no frame “outcome”."
        )
    units = dodged(units, "text", "evaluated", "value", per_line=9)
    across, down = offsets(units)
    outlets = sorted({_text(row) for row in articles} | {unit["text"] for unit in units})
    x = alt.X("value:N", title=None, axis=column_axis(list(VALUES.values()), grid=True)).scale(
        domain=list(VALUES.values())
    )
    y = alt.Y("text:N", title=None, axis=row_axis()).scale(domain=outlets)
    chart = _dots(units).encode(x=x, y=y, xOffset=across, yOffset=down)
    order = most_first([{**unit, "one": unit["evaluated"] != UNKNOWN} for unit in units], "evaluated", "one")
    facet = alt.Facet("evaluated:N", title=None, sort=order, header=_header())
    chart = chart.properties(width=560, height=30 * len(outlets)).facet(facet, columns=1, spacing=26)
    widths = [24 + 6 * longest_line(outlets, width) for width in ROW]
    subtitle = "Panels: what is evaluated, most often first. An expression is an element of a frame, not a frame."
    return (
        chart.properties(
            title=alt.TitleParams(title, subtitle=subtitle),
            description=f"{title}. {subtitle}",
            usermeta={"label_width": widths[0], "narrow_label_width": widths[1]},
        )
        .add_params(NARROW)
        .configure(**CONFIG)
    )


def codes(evidence: Sequence[Row], articles: Sequence[Row], title: str) -> alt.Chart | alt.LayerChart:
    """One dot a coded expression, by code and outlet; shape and colour are its voice.

    evidence: rows of one frame; articles: all of the event, so that a text without any is seen.
    """
    if not evidence:
        return nothing(title, "No expression of this kind was found, or the codebook names none.")
    units = dodged([_unit(row) for row in evidence], "code", "text", per_line=7)
    order = most_first([{**unit, "one": 1} for unit in units], "code", "one")
    across, down = offsets(units)
    outlets = sorted({_text(row) for row in articles} | {unit["text"] for unit in units})
    x = alt.X("text:N", title=None, axis=column_axis(outlets)).scale(domain=outlets)
    y = alt.Y("code:N", title=None, sort=order, axis=row_axis())
    chart = _dots(units).encode(x=x, y=y, xOffset=across, yOffset=down)
    lines = 1 + round(2 * max(abs(unit["dy"]) for unit in units))
    subtitle = "One dot an expression; shape and colour are its voice."
    return present(chart, title, subtitle, row_heights(order, least=max(34, 20 * lines)), least_width=480)


def _dots(units: Sequence[Row]) -> alt.Chart:
    tips = ["expression:N", "outlet:N", "voice:N", "evaluates:N", "written:N", "sentence:N"]
    chart = alt.Chart(alt.InlineData(values=list(units))).mark_point(filled=True, size=95, opacity=0.9)
    return chart.encode(color=colour("kind", VOICES), shape=shape("kind", VOICES), tooltip=tips)


def _unit(row: Row) -> Row:
    evaluated = (row["evaluated"] or UNKNOWN).replace("_", " ")
    return {
        "kind": next((each.label for each in VOICES if each.value == row["voice"]), "ambiguous"),
        "code": (row["code"] or "").replace("_", " "),
        "text": _text(row),
        "outlet": row["outlet"],
        "evaluated": evaluated,
        "evaluates": evaluated if row["evaluated"] else "",
        "voice": spoken(row),
        "written": f"{row['written']} the event" if row["written"] != "unknown" else "at an unknown time",
        "expression": row["text"],
        "sentence": sentence(row),
    }


def _text(row: Row) -> str:
    """An outlet with the phase its text was written in, where that is not after the event."""
    return row["outlet"] if row["written"] == "after" else f"{row['outlet']} (written {row['written']})"


def _header() -> alt.Header:
    return alt.Header(labelAnchor="start", labelFontSize=13, labelFontWeight="bold", labelColor=INK, labelPadding=4)
