"""What a highlight on an article's page stands for: the counted span in words, and the page that counts it."""

from dataclasses import dataclass

from parallax.charts.marks import NAMELESS, signed, speaker, spoken
from parallax.charts.sentences import shortened
from parallax.reporting.event import Event
from parallax.reporting.links import file_stem
from parallax.tables import Row


@dataclass(frozen=True)
class Layer:
    """A kind of span that a reader can switch on and off; `page` and `chart` count it."""

    name: str
    label: str
    page: str
    chart: str
    shown: bool  # from the start


LAYERS = {
    "mention": Layer("mention", "Mentions", "actors", "mentions", False),
    "quote": Layer("quote", "Attributions", "quotes", "speakers", False),
    "quantity": Layer("number", "Numbers and dates", "numbers", "values", True),
    "date": Layer("number", "Numbers and dates", "numbers", "values", True),
    "claim": Layer("claim", "Claims", "claims", "statuses", False),
    "frame": Layer("frame", "Frames", "framing", "outcome", True),
}
WORDS = 90  # characters of a span that a note repeats


def notes(event: Event, article_id: str) -> list[Row]:
    """All spans of an article that a table holds, each with its layer, what it is, and where it is counted."""
    rows = [row for row in event.rows("coverage.evidence", article_id=article_id) if row["kind"] in LAYERS]
    statements = {row["claim_id"]: row["statement"] for row in event.rows("links.statements")}
    values = {(row["start"], row["end"]): row for row in event.rows("links.quantities", article_id=article_id)}
    rows.sort(key=lambda row: (row["start"], -row["end"], row["kind"], row["frame"] or "", row["code"] or ""))
    return [
        {
            **row,
            "number": number,
            "layer": LAYERS[row["kind"]].name,
            "words": shortened(row["text"], WORDS),
            "meaning": _meaning(row, statements, values) + _uncounted(row),
            "chart": _chart(row),
            "anchor": anchor(_chart(row), row["code"] or ""),
        }
        for number, row in enumerate(rows, start=1)
    ]


def anchor(chart: str, code: str) -> str:
    """The id of a code in the list of sentences below a chart."""
    return f"{chart}-{file_stem(code)}"


def frame_chart(frame: str) -> str:
    """The name of the chart that shows the expressions of a frame."""
    return LAYERS["frame"].chart if frame == "outcome" else f"codes-{file_stem(frame)}"


def _chart(row: Row) -> str:
    return frame_chart(row["frame"]) if row["kind"] == "frame" else LAYERS[row["kind"]].chart


def _meaning(row: Row, statements: dict[str, str], values: dict[tuple[int, int], Row]) -> str:
    """One line of plain words: what it is, its value, whose voice."""
    if row["kind"] == "mention":
        return f"names {row['named']}"
    if row["kind"] == "quote":
        return _said(row)
    if row["kind"] in ("quantity", "date"):
        return _measured(values.get((row["start"], row["end"]), {})) + f", {_voice(row)}"
    if row["kind"] == "claim":
        value = f", with another value: {row['value']}" if row["value"] else ""
        return f"claim “{statements.get(row['code'], row['code'])}”{value}, {_voice(row)}"
    value = f", value {signed(float(row['value']))}" if row["value"] else ""
    said_of = f", said of {_words(row['evaluated'])}" if row["evaluated"] else ""
    return f"{_words(row['frame'])}: {_words(row['code'])}{value}{said_of}, {_voice(row)}"


def _voice(row: Row) -> str:
    """Whose voice, in words that stand alone."""
    if row["voice"] == "ambiguous":
        return "in a voice that is not clear"
    nameless = row["voice"] == "attributed" and not speaker(row)
    return f"attributed to {NAMELESS}" if nameless else spoken(row)


def _said(row: Row) -> str:
    voice = "concluded from the words of" if row["voice"] == "own_inference" else "attributed to"
    via = f", through {row['via']}" if row["via"] else ""
    return f"{voice} {speaker(row) or NAMELESS}{via}"


def _measured(value: Row) -> str:
    """A number or date as it was read."""
    if not value:
        return "a number or date"
    if value["kind"] == "date":
        return _dated(*(_day(value[side]) for side in ("earliest", "latest")))
    bound = {"exact": "", "range": ""}.get(value["bound"], f"{_words(value['bound'])} ")
    ends = dict.fromkeys(_plain(value[side]) for side in ("low", "high"))
    amount = " to ".join(ends)
    unit = f"unit: {value['unit']}" if value["unit"] else ""
    told = "; ".join(each for each in (unit, value["counted"]) if each)
    return f"number {bound}{amount}" + (f" ({told})" if told else "")


def _plain(number: float) -> str:
    """A number without an exponent, however large."""
    return f"{number:,.6f}".rstrip("0").rstrip(".")


def _dated(first: str, last: str) -> str:
    """A date by its ends, of which one or both may be open."""
    if not (first and last):
        return f"date up to {last}" if last else f"date from {first} on" if first else "date that no day is known of"
    return f"date {first}" if first == last else f"dates from {first} to {last}"


def _day(time: str | None) -> str:
    """The day of a time, and its hour where it has one; empty where an end is open."""
    day, _, hour = (time or "").partition("T")
    return day if hour in ("", "00:00:00", "23:59:59") else f"{day} {hour[:5]}"


def _uncounted(row: Row) -> str:
    if row["counted"]:
        return ""
    return f" (not counted: {_words(row['zone'])})" if row["zone"] else " (not counted: in a voice its claim excludes)"


def _words(identifier: str | None) -> str:
    return (identifier or "").replace("_", " ")
