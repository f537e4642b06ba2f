"""How it is framed: expressions on the scale of outcome evaluation, and coded ones by outlet, each with its voice."""

from collections.abc import Sequence

import altair as alt

from parallax.charts.axes import ROW, column_axis, longest_line, row_axis, row_heights
from parallax.charts.marks import MOST_COLUMNS, amount, columns, dots, most_first, offsets, spoken
from parallax.charts.sentences import listing, sentence
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
    heading,
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
LEAST = 480  # pixels of the width of codes by outlet; on a narrower page the chart scrolls
TOLD = 6  # expressions that a sentence and a table tell better than a chart
UNKNOWN = "target not determined"
PHASED = "outlets by phase"
GATHERED = " There are too many for dots: a mark is all of a cell in one voice, its area their number."


def outcome(evidence: Sequence[Row], articles: Sequence[Row]) -> alt.FacetChart | alt.Chart:
    """One dot an expression that evaluates the outcome, by value, outlet, voice and what is evaluated.

    evidence: rows of frame outcome, value −2…+2, the first of each outlet, phase, target, value and voice.
    articles: all of the event, so that a text without any is seen.
    """
    title = "How the outcome is evaluated: one dot an expression"
    found = [row for row in evidence if row["value"] not in (None, "")]
    if not found:
        reason = "No expression that evaluates the outcome was found."
        return nothing("outcome", title, reason)
    valued = [_unit(row) | {"value": VALUES[round(float(row["value"]))]} for row in found]
    drawn, narrowed = columns(valued, "text", PHASED)
    units, gathered = dots(drawn, "text", "evaluated", "value", kind="kind", per_line=9)
    across, down = offsets(units)
    outlets = _texts(articles, units)
    x = alt.X("value:N", title=None, axis=column_axis(list(VALUES.values()), grid=True))
    y = alt.Y("text:N", title=None, axis=row_axis()).scale(domain=outlets)
    chart = _dots(units, gathered).encode(x=x.scale(domain=list(VALUES.values())), y=y, xOffset=across, yOffset=down)
    order = most_first([{**unit, "one": unit["evaluated"] != UNKNOWN} for unit in units], "evaluated", "one")
    facet = alt.Facet("evaluated:N", title=None, sort=order, header=_header())
    wide, narrow = row_heights(outlets, least=26, extra=0)
    chart = chart.properties(width=560, height=wide).facet(facet, columns=1, spacing=24)
    widths = [24 + 6 * longest_line(outlets, width) for width in ROW]
    expressions = amount(valued, "text", "evaluated", "value", "kind")
    subtitle = f"n = {expressions:,} expressions. Panels: what is evaluated, most often first."
    subtitle += " An expression is an element of a frame, not a frame."
    subtitle += GATHERED * gathered + narrowed
    sentences = listing([{**row, "group": row["code"]} for row in found], _codes(found))
    meta = {"label_width": widths[0], "narrow_label_width": widths[1], "name": "outcome", "sentences": sentences}
    meta["narrow_panel_height"] = narrow
    chart = chart.properties(title=heading(title, subtitle), description=f"{title}. {subtitle}", usermeta=meta)
    return chart.add_params(NARROW).configure(**CONFIG)


def codes(evidence: Sequence[Row], articles: Sequence[Row], title: str, name: str) -> alt.Chart | alt.LayerChart:
    """One dot a coded expression, by code and outlet; shape and colour are its voice.

    evidence: rows of one frame, the first of each code, outlet, phase and voice.
    articles: all of the event, so that a text without any is seen.
    """
    name = f"codes-{name}"
    if not evidence:
        return nothing(name, title, "No expression of this kind was found, or the codebook names none.")
    coded = [_unit(row) for row in evidence]
    drawn, narrowed = columns(coded, "text", PHASED)
    units, gathered = dots(drawn, "code", "text", kind="kind", per_line=7)
    order = most_first([{**unit, "one": 1} for unit in units], "code", "one")
    across, down = offsets(units)
    outlets = _texts(articles, units)
    x = alt.X("text:N", title=None, axis=column_axis(outlets, least_width=LEAST)).scale(domain=outlets)
    y = alt.Y("code:N", title=None, sort=order, axis=row_axis())
    chart = _dots(units, gathered).encode(x=x, y=y, xOffset=across, yOffset=down)
    lines = 1 + round(2 * max(abs(unit["dy"]) for unit in units))
    subtitle = f"n = {amount(coded, 'code', 'text', 'kind'):,}. One dot an expression; shape and colour are its voice."
    subtitle += GATHERED * gathered + narrowed
    heights = row_heights(order, least=max(34, 20 * lines))
    return present(chart, name, title, subtitle, heights, listing(evidence, _codes(evidence)), least_width=LEAST)


def _codes(evidence: Sequence[Row]) -> dict[str, str]:
    """Codes with the names they are listed by, the most frequent first."""
    order = most_first([{**row, "one": 1} for row in evidence], "code", "one")
    return {code: code.replace("_", " ") for code in order}


def _texts(articles: Sequence[Row], units: Sequence[Row]) -> list[str]:
    """The texts that have a row: all of the event, or where they are too many those with an expression."""
    everyone = {unit["text"] for unit in units} | {_text(row) for row in articles}
    return sorted(everyone if len(everyone) <= MOST_COLUMNS else {unit["text"] for unit in units})


def _dots(units: Sequence[Row], gathered: bool) -> alt.Chart:
    tips = ["count:Q"] if gathered else ["expression:N"]
    tips += ["outlet:N", "voice:N", "evaluates:N", "written:N", "sentence:N"]
    chart = alt.Chart(alt.InlineData(values=list(units))).mark_point(filled=True, size=95, opacity=0.9)
    if gathered:
        chart = chart.encode(size=alt.Size("count:Q", legend=None, scale=alt.Scale(range=[40, 500])))
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
        "group": row["code"],
        "links": [row["link"]] if row.get("link") else [],
        "found": row.get("found", 1),
    }


def _text(row: Row) -> str:
    """An outlet with the phase its text was written in, where that is not after the event."""
    phase = "phase unknown" if row["written"] == "unknown" else f"written {row['written']}"
    return row["outlet"] if row["written"] == "after" else f"{row['outlet']} ({phase})"


def _header() -> alt.Header:
    return alt.Header(labelAnchor="start", labelFontSize=13, labelFontWeight="bold", labelColor=INK, labelPadding=4)
