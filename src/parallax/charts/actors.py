"""Who is heard and named: actors by outlets, and actors as those who act or are acted upon."""

from collections.abc import Sequence

import altair as alt

from parallax.charts.axes import column_axis, row_axis, row_heights
from parallax.charts.marks import behind, labelled, left_out, most_first
from parallax.charts.theme import BLUE, INK, NO_TIP, RULE, VERMILLION, Category, colour, nothing, present, shape
from parallax.tables import Row

MOST = 20  # actors drawn
TIPS = [alt.Tooltip("name:N", title="actor"), "outlet:N", alt.Tooltip("share:N", title="count"), "sentences:N"]
KEPT = ("name", "outlet", "shown", "share", "sentences")
ROLE_TIPS = [alt.Tooltip("name:N", title="actor"), "role:N", "count:Q", "of:N", "sentences:N"]
ROLES = (
    Category("agent", "acts (grammatical agent)", BLUE, "circle"),
    Category("patient", "is acted upon (patient)", VERMILLION, "square"),
)


def mentions(coverage: Sequence[Row], evidence: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """Mentions of each actor per 1,000 words of each outlet, as a table of tints and numbers.

    coverage: rows of actor_coverage of single outlets; evidence: rows of kind mention.
    """
    title = "How often each actor is named, per 1,000 words"
    rows = _with_sentences([row for row in coverage if row["mentions"]], evidence)
    for row in rows:
        row["share"] = f"{row['mentions']} in {row['words_n']} words"
        row["shown"] = f"{row['per_1000']:.1f}" if row["per_1000"] < 10 else f"{row['per_1000']:.0f}"
    return _heat(
        rows, "per_1000", title, "Number and tint: mentions per 1,000 words."
    )


def quoted_share(coverage: Sequence[Row], evidence: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """Share of an outlet's attributed words that each actor speaks; evidence: rows of kind quote."""
    title = "Who speaks: share of the attributed words"
    rows = _with_sentences([row for row in coverage if row["quoted_words"]], evidence)
    for row in rows:
        row["share"] = f"{row['quoted_words']} of {row['quoted_words_n']} attributed words"
        row["shown"] = f"{row['quoted_share']:.0%}"
    return _heat(
        rows, "quoted_share", title, "Words inside reported or quoted content whose speaker is known, by outlet."
    )


def roles(coverage: Sequence[Row], evidence: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """How often an actor is the one who acts or is acted upon.

    coverage: actor_coverage of all outlets together; evidence: rows of kind mention with their `role`.
    """
    title = "Actors as agents and as patients of verbs"
    found = [row for row in coverage if row["outlet_id"] is None and row["agent"] + row["patient"]]
    rows = sorted(found, key=lambda row: (-row["agent"] - row["patient"], row["name"]))[:MOST]
    if not rows:
        return nothing(title, "No actor was found as an agent or a patient.")
    units = [_role(row, role) for row in rows for role in ROLES if row[role.value]]
    units = behind(units, [{**each, "actor_id": each["code"]} for each in evidence], by=("actor_id", "role"))
    units = labelled(units, "role", ROLES, into="role")
    order = [row["name"] for row in rows]
    y = alt.Y("name:N", title=None, sort=order, axis=row_axis())
    base = alt.Chart(alt.InlineData(values=units)).encode(y=y, tooltip=ROLE_TIPS)
    x = alt.X(
        "count:Q", title="mentions in that role", axis=alt.Axis(tickCount=6, format="d"), scale=alt.Scale(padding=14)
    )
    rules = (
        alt.Chart(alt.InlineData(values=units))
        .mark_rule(color=RULE)
        .encode(y=y, x=alt.X("min(count):Q"), x2="max(count):Q", tooltip=NO_TIP)
    )
    points = base.mark_point(filled=True, size=110, opacity=1).encode(x=x)
    points = points.encode(color=colour("role", ROLES), shape=shape("role", ROLES))
    return present(
        rules + points,
        title,
        "Counts of all outlets together." + left_out(MOST, len(found), "actors", "most frequent"),
        row_heights(order, least=26),
    )


def _role(row: Row, role: Category) -> Row:
    of = f"{row['mentions']} mentions in {row['articles']} of {row['articles_n']} articles"
    return {
        "actor_id": row["actor_id"],
        "name": row["name"],
        "role": role.value,
        "count": row[role.value],
        "of": of,
    }


def _with_sentences(rows: list[Row], evidence: Sequence[Row]) -> list[Row]:
    spans = [{**each, "actor_id": each["code"]} for each in evidence]
    return behind(rows, spans, by=("actor_id", "outlet_id"))


def _heat(rows: list[Row], amount: str, title: str, subtitle: str) -> alt.Chart | alt.LayerChart:
    """Actors by outlets: number and tint say how much, an empty cell says none."""
    if not rows:
        return nothing(title, "No actor was found in these texts.")
    names = most_first(rows, "name", amount)
    order, subtitle = names[:MOST], subtitle + left_out(MOST, len(names), "actors", "most frequent")
    rows = [{name: row[name] for name in (*KEPT, amount)} for row in rows if row["name"] in order]
    x = alt.X("outlet:N", title=None, axis=column_axis([row["outlet"] for row in rows]))
    y = alt.Y("name:N", title=None, sort=order, axis=row_axis(grid=False))
    tint = alt.Color(f"{amount}:Q", legend=None, scale=alt.Scale(range=["#eff4f9", "#8fbcdb"]))
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=x, y=y, tooltip=TIPS)
    cells = base.mark_rect(stroke="white", strokeWidth=2).encode(color=tint)
    numbers = base.mark_text(color=INK).encode(text="shown:N")
    return present(cells + numbers, title, subtitle, row_heights(order, least=27))
