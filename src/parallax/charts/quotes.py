"""Whose words: speakers by outlets, named and unnamed sources, and words that texts share."""

from collections import Counter
from collections.abc import Iterable, Sequence

import altair as alt

from parallax.charts.axes import column_axis, row_axis, row_heights
from parallax.charts.marks import UNIDENTIFIED, columns, dots, left_out, offsets, speaker
from parallax.charts.sentences import behind, listing, sentence
from parallax.charts.theme import BLUE, INK, ORANGE, Category, colour, nothing, present, shape
from parallax.tables import Row

MOST = 25  # speakers drawn
LEAST = 520  # pixels of the width; on a narrower page the chart scrolls
PAIR = (44, 20)  # characters a line of two names
RELAYS = (
    Category("direct", "told by the text itself", BLUE, "circle"),
    Category("relayed", "relayed through an agency or outlet", ORANGE, "diamond"),
)
SOURCES = (
    Category("named", "named", BLUE, "square"),
    Category("unnamed", "unnamed", ORANGE, "square"),
    Category("no_source", "no source found", "#c6cbd2", "square"),
)


def speakers(evidence: Sequence[Row], coverage: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """One dot an attribution, by speaker and outlet, its area the words attributed.

    evidence: rows of kind quote; coverage: quote_coverage of all outlets together, by whose words speakers are sorted.
    """
    title = "Whose words each outlet passes on"
    if not evidence:
        return nothing("speakers", title, "No attribution was found in these texts.")
    attributions = [_attribution(row) for row in evidence]
    speakers = _most_heard({unit["speaker"] for unit in attributions}, coverage)
    drawn, narrowed = columns([unit for unit in attributions if unit["speaker"] in speakers[:MOST]])
    order = [name for name in speakers if any(unit["speaker"] == name for unit in drawn)]
    units, gathered = dots(drawn, "speaker", "outlet", kind="relay", per_line=7)
    across, down = offsets(units)
    x = alt.X("outlet:N", title=None, axis=column_axis([unit["outlet"] for unit in units], least_width=LEAST))
    y = alt.Y("speaker:N", title=None, sort=order, axis=row_axis())
    size = alt.Size("count:Q" if gathered else "words:Q", legend=None, scale=alt.Scale(range=[40, 330]))
    tips = ["count:Q"] if gathered else ["expression:N", "source:N", "outlet:N", "via:N", "words:Q"]
    chart = alt.Chart(alt.InlineData(values=units)).mark_point(
        filled=True, opacity=0.8, stroke="white", strokeWidth=0.5
    )
    chart = chart.encode(x=x, y=y, xOffset=across, yOffset=down, size=size, tooltip=[*tips, "sentence:N"])
    chart = chart.encode(color=colour("relay", RELAYS), shape=shape("relay", RELAYS))
    subtitle = "A dot is one attribution; its area, the words attributed. Sorted by words over all outlets."
    if gathered:
        subtitle = "A mark is all attributions of a speaker in an outlet; its area, their number. Sorted by words."
    subtitle += left_out(MOST, len(speakers), "speakers", "most heard") + narrowed
    told = [{**row, "group": row["code"] or UNIDENTIFIED} for row in evidence]
    labels = {unit["group"]: unit["speaker"] for name in order for unit in units if unit["speaker"] == name}
    sentences = listing(told, labels, "group")
    heights = row_heights(order, least=_row(units))
    return present(chart, "speakers", title, subtitle, heights, sentences, least_width=LEAST)


def sources(counts: Sequence[Row], evidence: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """Named, unnamed and unattributed sources of every outlet.

    counts: source_diversity of single outlets; evidence: rows of kind quote with `has_name`, null without a source.
    """
    title = "Named and unnamed sources"
    rows = [row for row in counts if row["attributions"]]
    if not rows:
        return nothing("sources", title, "No attribution was found in these texts.")
    units = [_count(row, place) for row in rows for place, kind in enumerate(SOURCES) if row[kind.value]]
    told = [{**each, "kind": _source(each).label, "group": _source(each).label} for each in evidence]
    units = behind(units, told, by=("outlet", "kind"))
    order = [row["outlet"] for row in sorted(rows, key=lambda row: (-row["attributions"], row["outlet"]))]
    y = alt.Y("outlet:N", title=None, sort=order, axis=row_axis(grid=False))
    x = alt.X("low:Q", axis=None)
    base = alt.Chart(alt.InlineData(values=units)).encode(
        y=y, tooltip=["outlet:N", "sources:N", "diversity:N", "sentences:N"]
    )
    bars = base.mark_bar(stroke="white", height={"band": 0.62}).encode(x=x, x2="high:Q", color=colour("kind", SOURCES))
    labels = base.mark_text(color="white", fontWeight="bold")
    labels = labels.encode(x=alt.X("middle:Q", axis=None), text="count:Q", color=alt.Color("ink:N", scale=None))
    subtitle = "Attributions by outlet. From left to right: named, unnamed, no source found."
    sentences = listing(told, {each.label: each.label for each in SOURCES}, "group")
    return present(bars + labels, "sources", title, subtitle, row_heights(order, least=38, extra=40), sentences)


def shared_words(reuse: Sequence[Row], articles: Sequence[Row]) -> alt.Chart | alt.LayerChart:
    """Words that two texts share in long equal sequences. reuse: links.reuse; articles: those of the event."""
    title = "Word sequences that two texts share"
    by_id = {row["article_id"]: row for row in articles}
    pairs: dict[tuple[str, str], list[Row]] = {}
    for row in reuse:
        if row["article_a"] in by_id and row["article_b"] in by_id:
            pairs.setdefault((row["article_a"], row["article_b"]), []).append(row)
    if not pairs:
        return nothing("shared-words", title, "No two texts share a long sequence of words.")
    names = _names(articles)
    units = [_pair(by_id[a], by_id[b], f"{names[a]} and {names[b]}", rows) for (a, b), rows in pairs.items()]
    units = sorted(units, key=lambda unit: (-unit["words"], unit["pair"]))[:MOST]
    order = [unit["pair"] for unit in units]
    y = alt.Y("pair:N", title=None, sort=order, axis=row_axis(PAIR, grid=False))
    scale, axis = alt.Scale(domain=[0, 1.15 * units[0]["words"]]), alt.Axis(tickMinStep=1, format=",d")
    x = alt.X("words:Q", title="words in shared sequences", scale=scale, axis=axis)
    base = alt.Chart(alt.InlineData(values=units)).encode(x=x, y=y, tooltip=["pair:N", "shared:N", "sentences:N"])
    bars = base.mark_bar(color=BLUE, height={"band": 0.55})
    labels = base.mark_text(align="left", dx=5, color=INK).encode(text="words:Q")
    subtitle = "Texts that share much count as one witness, not as two." + left_out(
        MOST, len(pairs), "pairs", "largest"
    )
    sentences = [each.pop("listed") for each in units]
    heights = row_heights(order, least=36, widths=PAIR)
    return present(bars + labels, "shared-words", title, subtitle, heights, sentences)


def diversity(row: Row) -> str:
    """The effective number of identified sources with its correction, where there is any."""
    if row["effective_sources"] is None:
        return "no identified source"
    effective, corrected = row["effective_sources"], row["effective_sources_mm"]
    return f"{effective:.1f} effective sources of {row['sources']} identified (Miller–Madow {corrected:.1f})"


def _most_heard(names: Iterable[str], coverage: Sequence[Row]) -> list[str]:
    """Speakers by all their attributed words, those with most first."""
    words: Counter[str] = Counter()
    for row in coverage:
        words[row["name"] or UNIDENTIFIED] += row["words"]
    return sorted(names, key=lambda name: (-words[name], name))


def _attribution(row: Row) -> Row:
    relay = RELAYS[1] if row["via_id"] else RELAYS[0]
    return {
        "speaker": row["actor"] or UNIDENTIFIED,
        "source": speaker(row) or UNIDENTIFIED,
        "group": row["code"] or UNIDENTIFIED,
        "outlet": row["outlet"],
        "relay": relay.label,
        "via": row["via"] or "",
        "words": len(row["text"].split()),
        "expression": row["text"],
        "sentence": sentence(row),
        "links": [row["link"]] if row.get("link") else [],
        "found": row.get("found", 1),
    }


def _source(row: Row) -> Category:
    named, unnamed, missing = SOURCES
    return missing if row["has_name"] is None else named if row["has_name"] else unnamed


def _count(row: Row, place: int) -> Row:
    counts = [row[each.value] for each in SOURCES]
    low = sum(counts[:place])
    return {
        "outlet": row["outlet"],
        "kind": SOURCES[place].label,
        "group": SOURCES[place].label,
        "count": counts[place],
        "ink": "black" if place else "white",
        "low": low,
        "middle": low + counts[place] / 2,
        "high": low + counts[place],
        "sources": ", ".join(f"{count} {each.label}" for count, each in zip(counts, SOURCES)),
        "diversity": diversity(row),
    }


def _names(articles: Sequence[Row]) -> dict[str, str]:
    """What a text is called: its outlet, with its own id where the outlet has several."""
    texts = Counter(row["outlet"] for row in articles)
    alone = {outlet for outlet, count in texts.items() if count == 1}
    return {
        row["article_id"]: row["outlet"] if row["outlet"] in alone else f"{row['outlet']} ({row['article_id']})"
        for row in articles
    }


def _pair(a: Row, b: Row, pair: str, rows: Sequence[Row]) -> Row:
    """The sequences two texts share: summed, the longest quoted, and all of them listed with the sentence in each."""
    rows = sorted(rows, key=lambda row: (-row["words"], row["start_a"]))
    passages = [" ".join(a["text"][row["start_a"] : row["end_a"]].split()) for row in rows]
    words = sum(row["words"] for row in rows)
    listed = [
        {"link": row.get(f"link_{side}"), "outlet": text["outlet"], "before": "", "counted": passage, "after": ""}
        for row, passage in zip(rows, passages)
        for side, text in (("a", a), ("b", b))
    ]
    return {
        "pair": pair,
        "words": words,
        "shared": f"{words} words in {len(rows)} sequences, of {a['words']} and {b['words']} words",
        "sentences": _bullets(passages[:3]),
        "group": pair,
        "links": sorted({each["link"] for each in listed if each["link"]}),
        "listed": {"code": pair, "label": pair, "sentences": listed},
    }


def _bullets(texts: Sequence[str]) -> str:
    return "\n".join(f"• {text if len(text) < 300 else text[:299] + '…'}" for text in texts)


def _row(units: Sequence[Row]) -> int:
    """Pixels of a row that holds the fullest cell."""
    return max(30, 18 * (1 + round(2 * max(abs(unit["dy"]) for unit in units))))
