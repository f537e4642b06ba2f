"""The five questions at a glance: one small chart each for the first page, of counts with their denominators."""

from collections.abc import Sequence

import altair as alt

from parallax.charts.axes import row_axis
from parallax.charts.framing import VOICES
from parallax.charts.marks import UNIDENTIFIED, left_out, most_first
from parallax.charts.numbers import AGREEMENT
from parallax.charts.sentences import behind, listing
from parallax.charts.theme import BLUE, INK, nothing, present
from parallax.tables import Row

MOST = 6  # bars
SIGNS = ("negative", "neither", "positive")
REPORTS = ("every text that could know it", "several texts, not all", "one text alone", "no text")


def heard(quotes: Sequence[Row], evidence: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """Whose words fill the texts: speakers by attributed words. quotes: quote_coverage of all outlets together."""
    rows = [{**row, "speaker": row["name"] or UNIDENTIFIED} for row in quotes if row["words"]]
    total, names = sum(row["words"] for row in rows), most_first(rows, "speaker", "words")
    words = {name: sum(row["words"] for row in rows if row["speaker"] == name) for name in names}
    told = [{**each, "speaker": each["actor"] or UNIDENTIFIED} for each in evidence]
    units = [
        {"speaker": name, "n": words[name], "label": f"{words[name]:,} words, {words[name] / total:.0%}"}
        for name in names
    ]
    title, subtitle = "Attributed words by speaker", f"Of {total:,} in all; the share is of all attributed words."
    subtitle += left_out(MOST, len(units), "speakers", "most heard")
    return _bars("heard", title, subtitle, units[:MOST], told, "speaker")


def reported(coverage: Sequence[Row], cells: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """How many claims all report, several, one, or none. coverage: claim_coverage of all outlets together."""
    kinds = {row["claim_id"]: _reports(row) for row in coverage if row["could_know"]}
    counts = [list(kinds.values()).count(kind) for kind in REPORTS]
    units = [
        {"kind": kind, "n": count, "label": f"{count} of {len(kinds)} claims"}
        for kind, count in zip(REPORTS, counts)
        if kinds and count
    ]
    told = [{**cell, "kind": kinds[cell["claim_id"]]} for cell in cells if cell["start"] is not None]
    title, subtitle = "Claims by how many texts report them", "Of the texts that could know it when they were written."
    return _bars("reported", title, subtitle, units, told, "kind")


def agreement(groups: Sequence[Row], evidence: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """How the pairs of texts agree that number or date the same thing. groups: quantity_agreement."""
    several = [row for row in groups if row["articles"] > 1]
    total = sum(row[each.value] for row in several for each in AGREEMENT)
    units = [
        {"relation": each.label, "n": count, "label": f"{count} of {total} pairs"}
        for each in reversed(AGREEMENT)
        if (count := sum(row[each.value] for row in several))
    ]
    weakest = {row["group_id"]: next((each.label for each in AGREEMENT if row[each.value]), "") for row in several}
    told = [{**each, "relation": weakest[each["code"]]} for each in evidence if each["code"] in weakest]
    title, subtitle = "Pairs of texts by how their numbers and dates agree", "A pair numbers or dates the same thing."
    return _bars("agreement", title, subtitle, units, told, "relation")


def repeated(evidence: Sequence[Row], articles: int) -> alt.Chart | alt.LayerChart:
    """Whose words several texts pass on: identified speakers by the number of texts they are heard in."""
    texts: dict[str, set[str]] = {}
    for row in evidence:
        if row["actor"]:
            texts.setdefault(row["actor"], set()).add(row["article_id"])
    several = sorted((name for name in texts if len(texts[name]) > 1), key=lambda name: (-len(texts[name]), name))
    units = [
        {"speaker": name, "n": len(texts[name]), "label": f"{len(texts[name])} of {articles:,} texts"}
        for name in several
    ]
    told = [{**each, "speaker": each["actor"]} for each in evidence]
    title, subtitle = "Speakers by the texts that pass on their words", "Identified speakers in more than one text."
    subtitle += left_out(MOST, len(units), "speakers", "most repeated")
    return _bars("repeated", title, subtitle, units[:MOST], told, "speaker")


def evaluated(evidence: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """How the outcome is evaluated, by voice: counts of expressions. evidence: rows of the frame outcome."""
    title, subtitle = "Evaluating expressions by sign and voice", "Number and tint: expressions in all texts."
    labels = {each.value: each.label for each in VOICES}
    found = [
        {**row, "sign": _sign(row), "speaks": labels.get(row["voice"], "ambiguous")}
        for row in evidence
        if row["value"] not in (None, "")
    ]
    if not found:
        return nothing("evaluated", title, "No expression that evaluates the outcome was found.")
    found = [{**row, "group": row["speaks"]} for row in found]
    counted = {key: 0 for key in dict.fromkeys((row["speaks"], row["sign"]) for row in found)}
    for row in found:
        counted[row["speaks"], row["sign"]] += 1
    units = [{"speaks": voice, "sign": sign, "n": n, "group": voice} for (voice, sign), n in counted.items()]
    units = behind(units, found, by=("speaks", "sign"))
    order = [each.label for each in VOICES]
    base = alt.Chart(alt.InlineData(values=units)).encode(
        x=alt.X("sign:N", title=None, axis=alt.Axis(orient="top", labelAngle=0)).scale(domain=SIGNS),
        y=alt.Y("speaks:N", title=None, axis=row_axis(grid=False)).scale(domain=order),
        tooltip=["speaks:N", "sign:N", "n:Q", "sentences:N"],
    )
    tint = alt.Color("n:Q", legend=None, scale=alt.Scale(domainMin=0, range=["#f4f6f9", "#8fbcdb"]))
    chart = base.mark_rect(stroke="white", strokeWidth=2).encode(color=tint) + base.mark_text(color=INK).encode(
        text="n:Q"
    )
    return present(
        chart, "evaluated", title, subtitle, (170, 170), listing(found, {each: each for each in order}, "group")
    )


def _bars(
    name: str, title: str, subtitle: str, units: Sequence[Row], evidence: Sequence[Row], column: str
) -> alt.Chart | alt.LayerChart:
    """Bars with their counts and denominators written at their ends; every bar opens its sentences."""
    if not units:
        return nothing(name, title, "There is nothing of this kind in these texts.")
    units = [{**unit, "group": unit[column]} for unit in behind(units, evidence, by=(column,))]
    order = [unit[column] for unit in units]
    y = alt.Y(f"{column}:N", title=None, sort=order, axis=row_axis(grid=False))
    x = alt.X("n:Q", axis=None, scale=alt.Scale(domain=[0, 1.75 * max(unit["n"] for unit in units)]))
    base = alt.Chart(alt.InlineData(values=units)).encode(x=x, y=y, tooltip=["label:N", "sentences:N"])
    bars = base.mark_bar(color=BLUE, height={"band": 0.6})
    labels = base.mark_text(align="left", dx=6).encode(text="label:N")
    heights = (30 * len(units) + 10, 34 * len(units) + 10)
    return present(
        bars + labels, name, title, subtitle, heights, listing(evidence, {each: each for each in order}, column)
    )


def _reports(row: Row) -> str:
    told = row["reported"] + row["different"]
    everyone = told == row["could_know"] > 1
    return REPORTS[0] if everyone else REPORTS[1] if told > 1 else REPORTS[2] if told else REPORTS[3]


def _sign(row: Row) -> str:
    value = float(row["value"])
    return SIGNS[0] if value < 0 else SIGNS[2] if value > 0 else SIGNS[1]
