"""What the study holds: how long each text is, and when it was written against the event."""

from collections import defaultdict
from collections.abc import Sequence

import altair as alt

from parallax.charts.axes import column_axis, row_axis, row_heights
from parallax.charts.marks import left_out, most_first
from parallax.charts.theme import BLUE, ORANGE, Category, colour, nothing, present, shape
from parallax.tables import Row

MOST = 40  # texts drawn one by one, and outlets where there are more
PHASES = ("before", "during", "after", "unknown")
BASES = (
    Category("stated", "day of publication stated", BLUE, "circle"),
    Category("inferred", "inferred from wording", ORANGE, "diamond"),
)


def articles(rows: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """When every article was written and how many words it has.

    rows: articles with article_id, outlet, written, written_basis, published, published_basis, words, headline, text.
    """
    title = "When each text was written, and its length"
    if not rows:
        return nothing("articles", title, "The study has no article on this event.")
    units = [_unit(row) for row in rows] if len(rows) <= MOST else _by_outlet(rows)
    phases = [phase for phase in PHASES if phase != "unknown" or any(unit["written"] == phase for unit in units)]
    order = most_first(units, "article", "words")
    x = alt.X("written:N", title=None, axis=column_axis(phases)).scale(domain=phases)
    y = alt.Y("article:N", title=None, sort=order[:MOST], axis=row_axis())
    drawn = [unit for unit in units if unit["article"] in order[:MOST]]
    tips = ["headline:N", "words:Q", "published:N", "phase rests on:N", "date rests on:N", "first words:N"]
    base = alt.Chart(alt.InlineData(values=drawn)).encode(x=x, y=y, tooltip=tips)
    points = base.mark_point(filled=True, size=140, opacity=1)
    points = points.encode(color=colour("basis", BASES), shape=shape("basis", BASES))
    labels = base.mark_text(align="center", dy=-14).encode(text="label:N")
    subtitle = "A text written before the event cannot report its result; it leaves the denominators of such claims."
    if len(rows) > MOST:
        subtitle += f" The {len(rows):,} texts are gathered by outlet." + left_out(
            MOST, len(order), "outlets", "longest"
        )
    return present(points + labels, "articles", title, subtitle, row_heights(order[:MOST], least=40))


def _by_outlet(rows: Sequence[Row]) -> list[Row]:
    """One mark for all texts of an outlet that were written in one phase and rest on the same kind of day."""
    groups: dict[tuple, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["outlet"], row["written"], bool(row["published"])].append(row)
    return [_gathered(group) for group in groups.values()]


def _gathered(group: Sequence[Row]) -> Row:
    words, links = sum(row["words"] for row in group), sorted(row["link"] for row in group if row.get("link"))
    return _unit(group[0]) | {
        "article": group[0]["outlet"],
        "words": words,
        "label": f"{len(group):,} {'text' if len(group) == 1 else 'texts'}, {words:,} words",
        "headline": "",
        "links": links[:MOST],
    }


def _unit(row: Row) -> Row:
    date = row["published"] or ""
    return {
        "article": f"{row['outlet']} ({row['article_id']})",
        "written": row["written"],
        "basis": BASES[0].label if date else BASES[1].label,
        "words": row["words"],
        "label": f"{row['words']:,} words",
        "headline": row["headline"],
        "published": date or "not stated",
        "phase rests on": row["written_basis"],
        "date rests on": row["published_basis"],
        "first words": " ".join(row["text"].split())[:200] + "…",
        "links": [row["link"]] if row.get("link") else [],
    }
