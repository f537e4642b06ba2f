"""What is claimed: every claim by every outlet, and how many of those that could know it report it."""

from collections.abc import Mapping, Sequence

import altair as alt

from parallax.charts.axes import column_axis, distinct, row_axis, row_heights
from parallax.charts.marks import VOICE, columns, left_out
from parallax.charts.sentences import behind, listing, sentence, shortened
from parallax.charts.theme import (
    BLUE,
    DASH,
    GREY,
    INK,
    RULE,
    SOFT,
    VERMILLION,
    Category,
    colour,
    nothing,
    present,
    shape,
)
from parallax.tables import Row

MOST = 60  # claims drawn
STATEMENT = (62, 24)  # characters a line of a claim, on a wide and on a narrow page
MARKS = '“”"'
LONGEST = 104  # characters of a claim on its axis
STATUSES = (
    Category("reported", "reported", BLUE, "circle"),
    Category("different", "with another value", VERMILLION, "diamond"),
    Category("absent", "absent", GREY, DASH),
    Category("not_yet_knowable", "not yet knowable", GREY, "cross"),
)


def statuses(cells: Sequence[Row], coverage: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """Claims by outlets: the status in each outlet's text, or where an outlet has several, how many of them report it.

    Claims that one text alone reports are better listed, and drawn only where there are no others.
    cells: claim_cells; coverage: claim_coverage of single outlets and of all together.
    """
    title = "Which text reports which claim"
    found = most_reported(coverage)
    claims = [row for row in found if row["reported"] + row["different"] > 1] or found
    labels = _labels(claims[:MOST], cells)
    if not cells or not labels:
        return nothing("statuses", title, "No claim was found, and the codebook names none.")
    drawn, narrowed = columns(_labelled([row for row in cells if row["claim_id"] in labels], labels))
    subtitle = _which(claims, found) + left_out(MOST, len(claims), "claims", "most reported") + narrowed
    several = len({(row["claim_id"], row["outlet_id"]) for row in drawn}) < len(drawn)
    outlets = sorted({row["outlet"] for row in drawn})
    x = alt.X("outlet:N", title=None, axis=column_axis(outlets, rows=STATEMENT))
    y = alt.Y("label:N", title=None, sort=list(labels.values()), axis=row_axis(STATEMENT, grid=not several))
    if several:
        title = "How many texts of each outlet report which claim"
        subtitle = "Number and tint: texts that report it, of those that could know. " + subtitle
    chart = _counts(drawn, _labelled(coverage, labels), x, y) if several else _signs(drawn, x, y)
    told = [cell for cell in drawn if cell["start"] is not None]
    heights = row_heights(list(labels.values()), least=30, widths=STATEMENT)
    return present(chart, "statuses", title, subtitle, heights, listing(told, labels, "claim_id"))


def shares(coverage: Sequence[Row], cells: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """Share of the independent texts (syndication clusters) that report a claim they could know, with its interval."""
    title = "How many independent texts report a claim they could know"
    several = [row for row in coverage if row["outlet_id"] is None and row["reported"] + row["different"] > 1]
    rows = sorted(several, key=lambda row: (-row["share"], -row["clusters"], row["claim_id"]))[:MOST]
    if not rows:
        return nothing("shares", title, "No claim is reported by more than one text.")
    told = [cell for cell in cells if cell["start"] is not None]
    labels = _labels(rows, cells)
    units = [_share(row) for row in behind(_labelled(rows, labels), told, by=("claim_id",))]
    order = list(labels.values())
    y = alt.Y("label:N", title=None, sort=order, axis=row_axis(STATEMENT))
    x = alt.X("share:Q", title="share of clusters, 95 % Wilson interval", scale=alt.Scale(domain=[0, 1], padding=16))
    x = x.axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    base = alt.Chart(alt.InlineData(values=units))
    base = base.encode(y=y, tooltip=["claim:N", "clusters:N", "interval:N", "texts:N", "sentences:N"])
    intervals = base.mark_rule(color=RULE, strokeWidth=3).encode(x=alt.X("low:Q"), x2="high:Q")
    points = base.mark_point(filled=True, size=90, color=BLUE, opacity=1).encode(x=x)
    counts = base.mark_text(align="center", dy=-11, fontSize=11, color=INK).encode(x=x, text="short:N")
    subtitle = "Claims of at least two texts. Texts that share long word sequences are one cluster."
    subtitle += left_out(MOST, len(several), "claims", "most reported")
    sentences = listing(told, labels, "claim_id")
    heights = row_heights(order, least=32, widths=STATEMENT)
    return present(intervals + points + counts, "shares", title, subtitle, heights, sentences)


def most_reported(coverage: Sequence[Row]) -> list[Row]:
    """Claims of all outlets together: those with most reports first, equal ones by their denominators, then by id."""
    rows = [row for row in coverage if row["outlet_id"] is None]
    return sorted(rows, key=lambda row: (-row["reported"] - row["different"], -row["could_know"], row["claim_id"]))


def label(row: Row) -> str:
    """A claim on an axis: the codebook's statement, or the sentence of a discovered claim in quotation marks."""
    return short(row) if row["origin"] == "codebook" else f"“{short(row)}”"


def short(row: Row) -> str:
    """A claim's statement without quotation marks around it, cut where it is long; tooltips show it whole."""
    return shortened(row["statement"].strip(MARKS), LONGEST)


def _labels(claims: Sequence[Row], cells: Sequence[Row]) -> dict[str, str]:
    """What each claim is called; a discovered one whose sentence names another, by the sentence of another text."""
    others = {
        cell["claim_id"]: f"“{shortened(sentence(cell).strip(MARKS), LONGEST)}”"
        for cell in reversed(cells)
        if cell["start"] is not None and cell["origin"] != "codebook" and sentence(cell) != cell["statement"]
    }
    names: dict[str, str] = {}
    for row in claims:
        name, claim_id = label(row), row["claim_id"]
        names[claim_id] = others.get(claim_id, name) if name in names.values() else name
    return distinct(names)


def _labelled(rows: Sequence[Row], labels: Mapping[str, str]) -> list[Row]:
    """Rows of claims with what each is called in this chart."""
    return [{**row, "label": labels.get(row["claim_id"])} for row in rows]


def _which(claims: Sequence[Row], found: Sequence[Row]) -> str:
    """Which claims a chart is about."""
    which = "The most reported first"
    if len(claims) < len(found):
        which = f"{len(claims)} of {len(found)} claims, those of at least two texts, the most reported first"
    marked = "; those in quotation marks were found in the texts, not taken from the codebook"
    return which + (marked if any(row["origin"] != "codebook" for row in claims) else "") + "."


def _signs(cells: Sequence[Row], x: alt.X, y: alt.Y) -> alt.Chart:
    tips = ["claim:N", "outlet:N", "status:N", "voice:N", "value:N", "sentence:N"]
    chart = alt.Chart(alt.InlineData(values=[_cell(row) for row in cells])).mark_point(filled=True, size=120, opacity=1)
    return chart.encode(x=x, y=y, tooltip=tips, color=colour("status", STATUSES), shape=shape("status", STATUSES))


def _counts(cells: Sequence[Row], coverage: Sequence[Row], x: alt.X, y: alt.Y) -> alt.LayerChart:
    drawn = {(row["claim_id"], row["outlet_id"]) for row in cells}
    rows = [row for row in coverage if (row["claim_id"], row["outlet_id"]) in drawn and row["could_know"]]
    told = [cell for cell in cells if cell["start"] is not None]
    units = [_count(row) for row in behind(rows, told, by=("claim_id", "outlet_id"))]
    base = alt.Chart(alt.InlineData(values=units)).encode(x=x, y=y, tooltip=["claim:N", "outlet:N", "sentences:N"])
    tint = alt.Color("part:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=["#f4f6f9", "#8fbcdb"]))
    ink = alt.condition("datum.part > 0", alt.value(INK), alt.value(SOFT))
    numbers = base.mark_text(text=alt.ExprRef("narrow ? datum.told : datum.short")).encode(color=ink)
    return base.mark_rect(stroke="white", strokeWidth=2).encode(color=tint) + numbers


def _count(row: Row) -> Row:
    told = row["reported"] + row["different"]
    kept = {"label": row["label"], "group": row["claim_id"], "claim": row["statement"], "outlet": row["outlet"]}
    kept |= {"part": told / row["could_know"], "told": told, "short": f"{told} of {row['could_know']}"}
    return {**kept, "sentences": row["sentences"], "links": row["links"]}


def _cell(row: Row) -> Row:
    status = next((each.label for each in STATUSES if each.value == row["status"]), row["status"])
    voice = VOICE.get(row["voice"] or "", "") + (f", {row['actor']}" if row["actor"] else "")
    kept = {"label": row["label"], "claim": row["statement"], "outlet": row["outlet"], "status": status, "voice": voice}
    kept |= {"group": row["claim_id"], "links": [row["link"]] if row.get("link") else []}
    return {**kept, "value": row["value"] or "", "sentence": sentence(row) if row["start"] is not None else ""}


def _share(row: Row) -> Row:
    different = f", {row['different']} of them with another value" if row["different"] else ""
    interval = "none for a single cluster" if row["low"] is None else f"{row['low']:.0%} to {row['high']:.0%}"
    return {
        "label": row["label"],
        "group": row["claim_id"],
        "claim": row["statement"],
        "share": row["share"],
        "low": row["low"],
        "high": row["high"],
        "short": f"{row['clusters']} of {row['clusters_n']}",
        "clusters": f"{row['clusters']} of {row['clusters_n']} that could know",
        "interval": interval,
        "texts": f"{row['reported'] + row['different']} of {row['could_know']} that could know{different}",
        "sentences": row["sentences"],
        "links": row["links"],
    }
