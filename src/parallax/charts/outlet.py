"""One outlet against all others: the actors it names and the words it prefers."""

from collections.abc import Sequence

import altair as alt

from parallax.charts.axes import row_axis, row_heights
from parallax.charts.marks import left_out, most_first
from parallax.charts.sentences import behind, listing, shortened
from parallax.charts.theme import BLUE, GREY, INK, NO_TIP, RULE, Category, colour, nothing, present, shape
from parallax.tables import Row

MOST = 15  # actors drawn
LONGEST = 48  # characters of an outlet in a title
SWEEP = (10, 100, 1000)  # words of the prior, beside its own size
WORDS = 10  # words drawn in each direction
BAR = "M-0.15,-1H0.15V1H-0.15Z"  # a short upright line
TIPS = [alt.Tooltip("name:N", title="actor"), "outlet:N", alt.Tooltip("share:N", title="mentions"), "sentences:N"]
ONE_AND_REST = (Category("one", "this outlet", BLUE, "circle"), Category("rest", "each other outlet", GREY, BAR))


def actors_against_rest(coverage: Sequence[Row], evidence: Sequence[Row], outlet_id: str) -> alt.Chart | alt.LayerChart:
    """Mentions per 1,000 words: this outlet's dot among the strokes of the others. coverage: of single outlets."""
    title = f"Actors per 1,000 words, {_outlet(coverage, outlet_id)} among the others"
    rows = [row for row in coverage if row["per_1000"] is not None]
    own = [row for row in rows if row["outlet_id"] == outlet_id and row["mentions"]]
    if not own:
        return nothing("actors-against-rest", title, "No actor was found in this outlet's texts.")
    order = most_first(own, "name", "per_1000")[:MOST]
    told = [{**each, "actor_id": each["code"]} for each in evidence]
    marks = [_mark(row, outlet_id) for row in behind(rows, told, by=("actor_id", "outlet_id")) if row["name"] in order]
    y = alt.Y("name:N", title=None, sort=order, axis=row_axis())
    x = alt.X("per_1000:Q", title="mentions per 1,000 words", axis=alt.Axis(tickCount=6))
    chart = alt.Chart(alt.InlineData(values=marks)).mark_point(filled=True, size=130, opacity=1, strokeWidth=2)
    chart = chart.encode(x=x, y=y, color=colour("which", ONE_AND_REST), shape=shape("which", ONE_AND_REST))
    chart = chart.encode(tooltip=TIPS)
    subtitle = "An outlet without a line in a row does not name the actor."
    subtitle += left_out(MOST, len(own), "actors", "most named here")
    groups = {row["name"]: row["actor_id"] for row in own}
    sentences = listing(told, {groups[name]: name for name in order})
    return present(chart, "actors-against-rest", title, subtitle, row_heights(order, least=26), sentences)


def preferred_words(
    keyness: Sequence[Row], holding: Sequence[Row], outlet_id: str | None
) -> alt.Chart | alt.LayerChart:
    """Words this outlet uses more or less than the rest, with a 95 % interval, and a sweep of the prior.

    keyness: rows of one outlet; the log-odds at other sizes of the prior are drawn as ticks.
    holding: sentences with the `word` of `drawn_words` that each holds, those that are shown first in front.
    """
    title = f"Words that {_outlet(keyness, outlet_id)} uses more, or less, than the others"
    rows = drawn_words(keyness)
    if not rows:
        return nothing(
            "preferred-words", title, "There is no other outlet to compare with, or no word is frequent enough."
        )
    order = [row["word"] for row in rows]
    holding = [{**row, "sentence_text": f"{row['outlet']}: {row['sentence_text']}"} for row in holding]
    told = behind(rows, holding, by=("word",))
    sweep = [_at_size(row, size) for row in told for size in SWEEP]
    rows = [_word(row) for row in told]
    y = alt.Y("word:N", title=None, sort=order, axis=row_axis())
    x = alt.X(
        "log_odds:Q",
        title="← more elsewhere · log-odds · more here →",
        axis=alt.Axis(tickCount=6),
        scale=alt.Scale(padding=36),  # of the counts that stand left of the longest bar
    )
    tips = ["word:N", "counts:N", "texts:N", "prior:N", "test:N", "sentences:N"]
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=y, tooltip=tips)
    zero = alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(color=INK, cursor="default")
    zero = zero.encode(x="zero:Q", tooltip=NO_TIP)
    intervals = base.mark_rule(color=RULE, strokeWidth=3).encode(x="low:Q", x2="high:Q")
    others = alt.Chart(alt.InlineData(values=sweep)).mark_tick(color=INK, height=9, opacity=0.6)
    others = others.encode(x=x, y=y, tooltip=[tip for tip in tips if tip != "test:N"])
    points = base.mark_point(filled=True, color=BLUE, size=80, opacity=1).encode(x=x)
    labels = base.mark_text(align="right", dx=-7, fontSize=11).encode(x=alt.X("low:Q"), text="short:N")
    subtitle = f"Dot and bar: prior {rows[0]['prior']}, 95 % interval; ticks: 10, 100, 1,000. Uses here : elsewhere."
    sentences = listing(holding, {word: word for word in order}, "word")
    chart = zero + intervals + others + points + labels
    return present(chart, "preferred-words", title, subtitle, row_heights(order, least=26), sentences)


def _outlet(rows: Sequence[Row], outlet_id: str | None) -> str:
    """The outlet as a title names it: a figure says by itself whom it is about."""
    return next((shortened(row["outlet"], LONGEST) for row in rows if row["outlet_id"] == outlet_id), "this outlet")


def drawn_words(keyness: Sequence[Row]) -> list[Row]:
    """The words that differ most in either direction."""
    rows = sorted(keyness, key=lambda row: (-row["z"], row["word"]))
    return rows if len(rows) <= 2 * WORDS else rows[:WORDS] + rows[-WORDS:]


def _mark(row: Row, outlet_id: str) -> Row:
    which = ONE_AND_REST[0] if row["outlet_id"] == outlet_id else ONE_AND_REST[1]
    share = f"{row['mentions']} in {row['words_n']} words"
    kept = {name: row[name] for name in ("name", "outlet", "per_1000", "sentences", "links")}
    return {**kept, "group": row["actor_id"], "which": which.label, "share": share}


def _word(row: Row) -> Row:
    error = abs(row["log_odds"] / row["z"]) if row["z"] else 0.0
    return {
        "word": row["word"],
        "group": row["word"],
        "links": row["links"],
        "log_odds": row["log_odds"],
        "low": row["log_odds"] - 1.96 * error,
        "high": row["log_odds"] + 1.96 * error,
        "short": f"{row['count']} : {row['rest_count']}",
        "counts": f"{row['count']} in {row['words_n']} words here, "
        f"{row['rest_count']} in {row['rest_words_n']} elsewhere",
        "texts": f"in {row['articles']} {'text' if row['articles'] == 1 else 'texts'}",
        "prior": f"α0 = {row['prior']:g}",
        "sentences": row["sentences"],
        "test": f"z = {row['z']:.2f}, q = {row['q']:.2f} (Benjamini–Hochberg over the outlet's words)",
    }


def _at_size(row: Row, size: int) -> Row:
    """A word at another size of the prior: where it would stand, and no test."""
    shown = {name: value for name, value in _word(row).items() if name not in ("low", "high", "short", "test")}
    return {**shown, "log_odds": row[f"log_odds_{size}"], "prior": f"α0 = {size:,}"}
