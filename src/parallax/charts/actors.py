"""Who is heard and named: actors by outlets, and actors as those who act or are acted upon."""

from collections.abc import Sequence

import altair as alt

from parallax.charts.axes import column_axis, row_axis, row_heights
from parallax.charts.marks import columns, labelled, left_out, most_first
from parallax.charts.sentences import behind, listing
from parallax.charts.theme import BLUE, INK, NO_TIP, RULE, VERMILLION, Category, colour, nothing, present, shape
from parallax.tables import Row

MOST = 20  # actors drawn
TIPS = [alt.Tooltip("name:N", title="actor"), "outlet:N", alt.Tooltip("share:N", title="count"), "sentences:N"]
KEPT = ("name", "outlet", "column", "shown", "share", "sentences", "links", "group")
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
    rows = [
        row
        | {
            "share": f"{row['mentions']} in {row['words_n']:,} words",
            "column": f"{row['outlet']} (n={row['words_n']:,})",
            "shown": f"{row['per_1000']:.1f}" if row["per_1000"] < 10 else f"{row['per_1000']:.0f}",
        }
        for row in coverage
        if row["mentions"]
    ]
    return _heat("mentions", rows, "per_1000", title, "Number and tint: mentions per 1,000 words; n: words.", evidence)


def quoted_share(coverage: Sequence[Row], evidence: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """Share of an outlet's words between quotation marks that each actor speaks; evidence: rows of kind quote."""
    title = "Who is quoted: share of the words between quotation marks"
    rows = [
        row
        | {
            "share": f"{row['quoted_words']} of {row['quoted_words_n']:,} words between quotation marks",
            "shown": f"{row['quoted_share']:.0%}" if row["quoted_share"] >= 0.005 else "<1%",
            "column": f"{row['outlet']} (n={row['quoted_words_n']:,})",
        }
        for row in coverage
        if row["quoted_words"]
    ]
    subtitle = "n: words between quotation marks; what is reported without them is not counted here."
    return _heat("quoted-share", rows, "quoted_share", title, subtitle, evidence)


def roles(coverage: Sequence[Row], evidence: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """How often an actor is the one who acts or is acted upon.

    coverage: actor_coverage of all outlets together; evidence: rows of kind mention with their `role`.
    """
    title = "Actors as agents and as patients of verbs"
    found = [row for row in coverage if row["outlet_id"] is None and row["agent"] + row["patient"]]
    rows = sorted(found, key=lambda row: (-row["agent"] - row["patient"], row["name"]))[:MOST]
    if not rows:
        return nothing("roles", title, "No actor was found as an agent or a patient.")
    told = [{**each, "group": each["code"]} for each in evidence if each["role"] in ("agent", "patient")]
    units = [_role(row, role) for row in rows for role in ROLES if row[role.value]]
    units = labelled(behind(units, told, by=("group", "role")), "role", ROLES, into="role")
    order = [row["name"] for row in rows]
    y = alt.Y("name:N", title=None, sort=order, axis=row_axis())
    base = alt.Chart(alt.InlineData(values=units)).encode(y=y, tooltip=ROLE_TIPS)
    scale, axis = alt.Scale(padding=14), alt.Axis(tickCount=6, tickMinStep=1, format=",d")
    x = alt.X("count:Q", title="mentions in that role", axis=axis, scale=scale)
    rules = alt.Chart(alt.InlineData(values=units)).mark_rule(color=RULE, cursor="default")
    rules = rules.encode(y=y, x=alt.X("min(count):Q"), x2="max(count):Q", tooltip=NO_TIP)
    points = base.mark_point(filled=True, size=110, opacity=1).encode(x=x)
    points = points.encode(color=colour("role", ROLES), shape=shape("role", ROLES))
    subtitle = "Counts of all outlets together." + left_out(MOST, len(found), "actors", "most frequent")
    sentences = listing(told, {row["actor_id"]: row["name"] for row in rows})
    return present(rules + points, "roles", title, subtitle, row_heights(order, least=26), sentences)


def _role(row: Row, role: Category) -> Row:
    of = f"{row['mentions']} mentions in {row['articles']} of {row['articles_n']} texts"
    kept = {"group": row["actor_id"], "name": row["name"], "role": role.value, "count": row[role.value]}
    return {**kept, "of": of}


def _heat(
    name: str, rows: list[Row], amount: str, title: str, subtitle: str, evidence: Sequence[Row]
) -> alt.Chart | alt.LayerChart:
    """Actors by outlets: number and tint say how much, an empty cell says none."""
    if not rows:
        return nothing(name, title, "No actor was found in these texts.")
    rows, narrowed = columns(rows)
    names = most_first(rows, "name", amount)
    order, subtitle = names[:MOST], subtitle + left_out(MOST, len(names), "actors", "most frequent") + narrowed
    told = [{**each, "actor_id": each["code"]} for each in evidence]
    rows = behind([{**row, "group": row["actor_id"]} for row in rows], told, by=("actor_id", "outlet_id"))
    rows = [{name: row[name] for name in (*KEPT, amount)} for row in rows if row["name"] in order]
    x = alt.X("column:N", title=None, axis=column_axis([row["column"] for row in rows]))
    y = alt.Y("name:N", title=None, sort=order, axis=row_axis(grid=False))
    tint = alt.Color(f"{amount}:Q", legend=None, scale=alt.Scale(range=["#eff4f9", "#8fbcdb"]))
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=x, y=y, tooltip=TIPS)
    cells = base.mark_rect(stroke="white", strokeWidth=2).encode(color=tint)
    numbers = base.mark_text(color=INK).encode(text="shown:N")
    groups = {row["name"]: row["group"] for row in rows}
    sentences = listing(told, {groups[each]: each for each in order})
    return present(cells + numbers, name, title, subtitle, row_heights(order, least=27), sentences)
