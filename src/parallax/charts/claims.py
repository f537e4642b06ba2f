"""What is claimed: every claim by every outlet, and how many of those that could know it report it."""

from collections.abc import Sequence

import altair as alt

from parallax.charts.axes import column_axis, row_axis, row_heights
from parallax.charts.marks import VOICE, behind, left_out, sentence, shortened
from parallax.charts.theme import BLUE, DASH, GREY, INK, RULE, VERMILLION, Category, colour, nothing, present, shape
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
    """The matrix of claims by articles. cells: claim_cells; coverage: claim_coverage of all outlets together."""
    title = "Which text reports which claim"
    drawn = {row["claim_id"]: label(row) for row in most_reported(coverage)[:MOST]}
    if not cells or not drawn:
        return nothing(title, "No claim was found, and the codebook names none.")
    units, order = [_cell(row) for row in cells if row["claim_id"] in drawn], list(drawn.values())
    x = alt.X("outlet:N", title=None, axis=column_axis([unit["outlet"] for unit in units]))
    y = alt.Y("label:N", title=None, sort=order, axis=row_axis(STATEMENT))
    tips = ["claim:N", "outlet:N", "status:N", "voice:N", "value:N", "sentence:N"]
    chart = alt.Chart(alt.InlineData(values=units)).mark_point(filled=True, size=120, opacity=1)
    chart = chart.encode(x=x, y=y, tooltip=tips, color=colour("status", STATUSES), shape=shape("status", STATUSES))
    return present(chart, title, _subtitle(coverage), row_heights(order, least=30, widths=STATEMENT))


def shares(coverage: Sequence[Row], cells: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """Share of the independent texts (syndication clusters) that report a claim they could know, with its interval."""
    title = "How many independent texts report a claim they could know"
    several = [row for row in coverage if row["outlet_id"] is None and row["reported"] + row["different"] > 1]
    rows = sorted(several, key=lambda row: (-row["share"], -row["clusters"], row["claim_id"]))[:MOST]
    if not rows:
        return nothing(title, "No claim is reported by more than one text.")
    told = [cell for cell in cells if cell["start"] is not None]
    units, order = [_share(row) for row in behind(rows, told, by=("claim_id",))], [label(row) for row in rows]
    y = alt.Y("label:N", title=None, sort=order, axis=row_axis(STATEMENT))
    x = alt.X("share:Q", title="share of clusters, 95 % Wilson interval", scale=alt.Scale(domain=[0, 1], padding=16))
    x = x.axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    base = alt.Chart(alt.InlineData(values=units))
    base = base.encode(y=y, tooltip=["claim:N", "clusters:N", "interval:N", "texts:N", "sentences:N"])
    intervals = base.mark_rule(color=RULE, strokeWidth=3).encode(x=alt.X("low:Q"), x2="high:Q")
    points = base.mark_point(filled=True, size=90, color=BLUE, opacity=1).encode(x=x)
    labels = base.mark_text(align="center", dy=-11, fontSize=11, color=INK).encode(x=x, text="short:N")
    subtitle = "Claims of at least two texts. Texts that share long word sequences are one cluster."
    subtitle += left_out(MOST, len(several), "claims", "most reported")
    return present(intervals + points + labels, title, subtitle, row_heights(order, least=32, widths=STATEMENT))


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


def _subtitle(coverage: Sequence[Row]) -> str:
    origin = "The most reported first; those in quotation marks were found in the texts, not taken from the codebook."
    return origin + left_out(MOST, len(most_reported(coverage)), "claims", "most reported")


def _cell(row: Row) -> Row:
    status = next((each.label for each in STATUSES if each.value == row["status"]), row["status"])
    voice = VOICE.get(row["voice"] or "", "") + (f", {row['actor']}" if row["actor"] else "")
    kept = {"label": label(row), "claim": row["statement"], "outlet": row["outlet"], "status": status, "voice": voice}
    return {**kept, "value": row["value"] or "", "sentence": sentence(row) if row["start"] is not None else ""}


def _share(row: Row) -> Row:
    different = f", {row['different']} of them with another value" if row["different"] else ""
    interval = "none for a single cluster" if row["low"] is None else f"{row['low']:.0%} to {row['high']:.0%}"
    return {
        "label": label(row),
        "claim": row["statement"],
        "share": row["share"],
        "low": row["low"],
        "high": row["high"],
        "short": f"{row['clusters']} of {row['clusters_n']}",
        "clusters": f"{row['clusters']} of {row['clusters_n']} that could know",
        "interval": interval,
        "texts": f"{row['reported'] + row['different']} of {row['could_know']} that could know{different}",
        "sentences": row["sentences"],
    }
