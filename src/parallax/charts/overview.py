"""What the study holds: how long each text is, and when it was written against the event."""

from collections.abc import Sequence

import altair as alt

from parallax.charts.axes import column_axis, row_axis, row_heights
from parallax.charts.theme import BLUE, ORANGE, Category, colour, nothing, present, shape
from parallax.tables import Row

PHASES = ("before", "during", "after", "unknown")
BASES = (
    Category("stated", "the text states its day of publication", BLUE, "circle"),
    Category("inferred", "inferred from the wording, no day stated", ORANGE, "diamond"),
)


def articles(rows: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """When every article was written and how many words it has.

    rows: articles with article_id, outlet, written, written_basis, published, published_basis, words, headline, text.
    """
    title = "When each text was written, and its length"
    if not rows:
        return nothing(title, "The study has no article on this event.")
    units = [_unit(row) for row in rows]
    phases = [phase for phase in PHASES if phase != "unknown" or any(unit["written"] == phase for unit in units)]
    order = [unit["article"] for unit in sorted(units, key=lambda unit: -unit["words"])]
    x = alt.X("written:N", title=None, axis=column_axis(phases)).scale(domain=phases)
    y = alt.Y("article:N", title=None, sort=order, axis=row_axis())
    tips = ["headline:N", "words:Q", "published:N", "phase rests on:N", "date rests on:N", "first words:N"]
    base = alt.Chart(alt.InlineData(values=units)).encode(x=x, y=y, tooltip=tips)
    points = base.mark_point(filled=True, size=140, opacity=1)
    points = points.encode(color=colour("basis", BASES), shape=shape("basis", BASES))
    labels = base.mark_text(align="left", dx=12).encode(text="label:N")
    subtitle = "A text written before the event cannot report its result; it leaves the denominators of such claims."
    return present(points + labels, title, subtitle, row_heights(order, least=40))


def _unit(row: Row) -> Row:
    date = row["published"] or ""
    return {
        "article": f"{row['outlet']} ({row['article_id']})",
        "written": row["written"],
        "basis": BASES[0].label if date else BASES[1].label,
        "words": row["words"],
        "label": f"{row['words']} words",
        "headline": row["headline"],
        "published": date or "not stated",
        "phase rests on": row["written_basis"],
        "date rests on": row["published_basis"],
        "first words": " ".join(row["text"].split())[:200] + "…",
    }
