"""Which numbers are given: the value each outlet gives for one thing, and how the values of a group agree."""

import textwrap
from collections import defaultdict
from collections.abc import Mapping, Sequence

import altair as alt

from parallax.charts.axes import column_axis, distinct, row_axis, row_heights
from parallax.charts.marks import columns, left_out
from parallax.charts.sentences import behind, excerpt, listing
from parallax.charts.theme import BLUE, GREEN, INK, ORANGE, VERMILLION, Category, colour, nothing, present, shape
from parallax.tables import Row

MOST = 30  # groups drawn
LEAST = 720  # pixels of the width; on a narrower page the chart scrolls
AGREEMENT = (
    Category("conflict", "in conflict", VERMILLION, "diamond"),
    Category("reconcilable", "reconcilable", ORANGE, "square"),
    Category("finer", "one finer", GREEN, "triangle-up"),
    Category("same", "the same", BLUE, "circle"),
)
FIRST_COLUMN = "agreement"
WORDING, ACROSS = 18, 108  # characters a line, in a cell and in all that stand side by side
MIDDLE = "-6 * (length(split(datum.wording, '\\n')) - 1)"  # centres the lines of a cell


def values(agreement: Sequence[Row], evidence: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """Groups of quantities or dates that several articles give, as worded by each outlet.

    agreement: quantity_agreement; evidence: rows of kind quantity and date, their code the group.
    """
    title = "The same number or date as each outlet gives it"
    shared = shared_groups(agreement)
    groups = shared[:MOST]
    if not groups:
        return nothing("values", title, "No number or date is given by more than one text.")
    label = _labels(groups, evidence)
    told = [each for each in evidence if each["code"] in label]
    drawn, narrowed = columns(told)
    outlets = [FIRST_COLUMN, *sorted({each["outlet"] for each in drawn})]
    cells = _cells(drawn, label, min(WORDING, ACROSS // len(outlets)))
    order = list(label.values())
    x = alt.X("outlet:N", title=None, axis=column_axis(outlets, least_width=LEAST)).scale(domain=outlets)
    y = alt.Y("thing:N", title=None, sort=order, axis=row_axis(grid=False))
    base = alt.Chart(alt.InlineData(values=cells)).encode(x=x, y=y, tooltip=["thing:N", "outlet:N", "sentences:N"])
    boxes = base.mark_rect(color="#eff3f7", stroke="white", strokeWidth=3)
    middle = alt.ExprRef(MIDDLE)
    words = base.mark_text(color=INK, fontSize=11, lineBreak="\n", dy=middle).encode(text="wording:N")
    summed = behind([{**row, "code": row["group_id"]} for row in groups], told, by=("code",))
    signs = alt.Chart(alt.InlineData(values=[_sign(row, label) for row in summed])).mark_point(filled=True, size=120)
    signs = signs.encode(x=x, y=y, opacity=alt.value(1), tooltip=["thing:N", "pairs:N", "sentences:N"])
    signs = signs.encode(color=colour("relation", AGREEMENT), shape=shape("relation", AGREEMENT))
    subtitle = "Rows: what at least two texts number or date; the sign is the weakest agreement among their pairs."
    subtitle += left_out(MOST, len(shared), "things", "least agreed on") + narrowed
    heights = row_heights(order, least=48)
    return present(boxes + words + signs, "values", title, subtitle, heights, listing(told, label), least_width=LEAST)


def shared_groups(agreement: Sequence[Row]) -> list[Row]:
    """Groups of at least two articles, conflicts first, then by the number of articles."""
    rows = [dict(row) for row in agreement if row["articles"] > 1]
    return sorted(rows, key=lambda row: (-row["conflict"], -row["reconcilable"], -row["articles"], row["group_id"]))


def _cells(evidence: Sequence[Row], label: Mapping[str, str], width: int) -> list[Row]:
    """One cell a group and outlet, with the wordings in it, in lines of so many characters."""
    wordings: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for row in evidence:
        wordings[row["code"], row["outlet"]][" ".join(row["text"].split())] = None
    cells = [
        {"code": code, "outlet": outlet, "wording": _filled(" / ".join(texts), width)}
        for (code, outlet), texts in wordings.items()
    ]
    told = behind(cells, evidence, by=("code", "outlet"))
    return [{**cell, "group": cell["code"], "thing": label[cell["code"]]} for cell in told]


def _filled(text: str, width: int) -> str:
    """A text in at most three lines; a word longer than one is left whole."""
    return textwrap.fill(text, width, max_lines=3, placeholder="…", break_long_words=False)


def _sign(row: Row, label: Mapping[str, str]) -> Row:
    relation = next((each for each in AGREEMENT if row[each.value]), AGREEMENT[-1])
    pairs = ", ".join(f"{row[each.value]} {each.label}" for each in AGREEMENT if row[each.value])
    return {
        "group": row["code"],
        "thing": label[row["code"]],
        "outlet": FIRST_COLUMN,
        "relation": relation.label,
        "pairs": f"pairs of texts: {pairs}",
        "sentences": row["sentences"],
        "links": row["links"],
    }


def _labels(groups: Sequence[Row], evidence: Sequence[Row]) -> dict[str, str]:
    """What a group is called: what it counts, and where two groups are called the same, the first wording too."""
    first = {row["code"]: " ".join(row["text"].split()) for row in reversed(evidence)}
    around = {row["code"]: excerpt(row) for row in reversed(evidence)}
    names = {row["group_id"]: _name(row, around) for row in groups}
    repeated = {name for name in names.values() if list(names.values()).count(name) > 1}
    return distinct(
        {group: f"{name} ({first.get(group, group)})" if name in repeated else name for group, name in names.items()}
    )


def _name(row: Row, around: dict[str, str]) -> str:
    """What is counted; of a date, which has lemmas for what it dates, the words around it in the first text."""
    counted = None if row["kind"] == "date" else row["counted"] or row["unit"]
    return counted or around.get(row["group_id"], row["kind"])
