"""What is claimed: every claim by every outlet, and how many of those that could know it report it."""

from collections.abc import Sequence

import altair as alt

from parallax.charts.axes import column_axis, row_axis, row_heights
from parallax.charts.marks import VOICE, behind, sentence
from parallax.charts.theme import BLUE, DASH, GREY, INK, VERMILLION, Category, colour, nothing, present, shape
from parallax.tables import Row

STATEMENT = (62, 26)  # characters a line of a claim, on a wide and on a narrow page
STATUSES = (
    Category("reported", "reported", BLUE, "circle"),
    Category("different", "reported with another value", VERMILLION, "diamond"),
    Category("absent", "absent, though it could be known", GREY, DASH),
    Category("not_yet_knowable", "not yet knowable when written", GREY, "cross"),
)


def statuses(cells: Sequence[Row], coverage: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """The matrix of claims by articles. cells: claim_cells; coverage: claim_coverage of all outlets together."""
    title = "Which text reports which claim"
    order = [row["statement"] for row in most_reported(coverage)]
    if not cells or not order:
        return nothing(title, "No claim was found, and the codebook names none.")
    units = [_cell(row) for row in cells if row["statement"] in order]
    x = alt.X("outlet:N", title=None, axis=column_axis([unit["outlet"] for unit in units]))
    y = alt.Y("statement:N", title=None, sort=order, axis=row_axis(STATEMENT))
    tips = ["claim:N", "outlet:N", "status:N", "voice:N", "sentence:N"]
    chart = alt.Chart(alt.InlineData(values=units)).mark_point(filled=True, size=120, opacity=1)
    chart = chart.encode(x=x, y=y, tooltip=tips, color=colour("status", STATUSES))
    chart = chart.encode(shape=shape("status", STATUSES))
    subtitle = "Sorted by how many report it. Absence is no omission where a text was written too early to know."
    return present(chart, title, subtitle, row_heights(order, least=30, extra=90, widths=STATEMENT))


def shares(coverage: Sequence[Row], cells: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """Share of the articles that could know a claim and report it, with its Wilson interval."""
    title = "How many of the texts that could know a claim report it"
    rows = [row for row in most_reported(coverage) if row["could_know"]]
    if not rows:
        return nothing(title, "There is no claim that any of these texts could know.")
    units = [_share(row) for row in behind(rows, [each for each in cells if each["start"] is not None], by=("claim_id",))]
    order = [row["statement"] for row in rows]
    y = alt.Y("claim:N", title=None, sort=order, axis=row_axis(STATEMENT))
    x = alt.X("share:Q", title="share of the articles that could know, 95 % Wilson interval")
    x = x.scale(domain=[0, 1]).axis(format="%", tickCount=5)
    tips = ["claim:N", "reported:N", "interval:N", "witnesses:N", "sentences:N"]
    base = alt.Chart(alt.InlineData(values=units)).encode(y=y, tooltip=tips)
    intervals = base.mark_rule(color="#b6bcc5", strokeWidth=3).encode(x="low:Q", x2="high:Q")
    points = base.mark_point(filled=True, size=90, color=BLUE, opacity=1).encode(x=x)
    labels = base.mark_text(align="left", dx=9, dy=-8, fontSize=11, color=INK).encode(x="share:Q", text="short:N")
    subtitle = "k of n articles. A handful of hand-chosen texts is no sample: the interval shows how little n can carry."
    return present(intervals + points + labels, title, subtitle, row_heights(order, least=30, extra=50, widths=STATEMENT))


def most_reported(coverage: Sequence[Row]) -> list[Row]:
    """Claims of all outlets together: those with most reports first, equal ones by their denominators, then by id."""
    rows = [row for row in coverage if row["outlet_id"] is None]
    return sorted(rows, key=lambda row: (-row["reported"] - row["different"], -row["could_know"], row["claim_id"]))


def _cell(row: Row) -> Row:
    status = next((each.label for each in STATUSES if each.value == row["status"]), row["status"])
    voice = VOICE.get(row["voice"] or "", "") + (f", {row['actor']}" if row["actor"] else "")
    value = f"{row['value']}: " if row["status"] == "different" and row["value"] else ""
    said = sentence(row) if row["start"] is not None else ""
    kept = {"statement": row["statement"], "claim": row["statement"], "outlet": row["outlet"], "status": status}
    return {**kept, "voice": voice, "sentence": value + said}


def _share(row: Row) -> Row:
    reported = row["reported"] + row["different"]
    different = f", {row['different']} with another value" if row["different"] else ""
    return {
        "claim": row["statement"],
        "share": row["share"],
        "low": row["low"],
        "high": row["high"],
        "short": f"{reported}/{row['could_know']}",
        "reported": f"{reported} of {row['could_know']} articles that could know{different}",
        "interval": f"{row['low']:.0%} to {row['high']:.0%}",
        "witnesses": f"{row['clusters']} of {row['clusters_n']} independent text clusters",
        "sentences": row["sentences"],
    }
