"""What stands behind a mark: one expression with its sentence, or the first sentences of many; and where dots sit."""

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence

import altair as alt

from parallax.charts.theme import Category
from parallax.tables import Row

FIRST = 3  # sentences a tooltip of an aggregated mark quotes
LONGEST = 400  # characters of a sentence in a tooltip

VOICE = {"own": "own voice", "own_inference": "own inference", "attributed": "attributed", "ambiguous": "ambiguous"}


def labelled(rows: Iterable[Row], column: str, categories: Sequence[Category], into: str) -> list[Row]:
    """Rows with a category's label under another name; a value that is no category stays as it is."""
    labels = {each.value: each.label for each in categories}
    return [{**row, into: labels.get(row[column], row[column] or "")} for row in rows]


def behind(rows: Iterable[Row], evidence: Iterable[Row], by: Sequence[str]) -> list[Row]:
    """Rows with `sentences`: the first sentences of the evidence that has the same values in these columns."""
    groups: dict[tuple, dict[str, None]] = defaultdict(dict)
    for each in evidence:
        groups[tuple(each[column] for column in by)][sentence(each)] = None
    return [{**row, "sentences": _first(list(groups[tuple(row[column] for column in by)]))} for row in rows]


def sentence(row: Row) -> str:
    """The sentence around an expression, cut where it is very long; the expression itself where it has none."""
    text = row.get("sentence_text") or row.get("text") or ""
    return text if len(text) <= LONGEST else shortened(text, LONGEST)


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words; its spaces and line ends become single spaces."""
    return textwrap.shorten(text, most, placeholder="…")


def excerpt(row: Row, before: int = 42, after: int = 24) -> str:
    """The words around an expression in its sentence, an ellipsis where it goes on; else the expression alone."""
    text, place = row.get("sentence_text"), row.get("sentence_start")
    if not text or place is None:
        return " ".join(row["text"].split())
    start, end = row["start"] - place, row["end"] - place
    left, right = text[:start], text[end:]
    if len(left) > before:
        left = "…" + left[-before:].partition(" ")[2]
    if len(right) > after:
        right = right[:after].rpartition(" ")[0] + "…"
    return " ".join(f"{left}{text[start:end]}{right}".split())


def left_out(drawn: int, found: int, things: str, first: str) -> str:
    """How many of what was found a chart draws, where that is not all: “The 30 most frequent of 41 words.”"""
    return f" Drawn are the {drawn} {first} of {found} {things}; the CSV tables hold all." if found > drawn else ""


def spoken(row: Row) -> str:
    """Whose voice an expression has, with the speaker where it is known: “attributed to Name”."""
    voice = VOICE.get(row["voice"] or "", "voice unknown")
    return f"{voice} to {row['actor']}" if row["voice"] == "attributed" and row.get("actor") else voice


def dodged(rows: Iterable[Row], *cell: str, per_line: int = 8) -> list[Row]:
    """Rows with `dx` and `dy`, in dots from the middle of their cell: equal cells hold their dots side by side."""
    cells: dict[tuple, list[Row]] = defaultdict(list)
    for row in rows:
        cells[tuple(row[column] for column in cell)].append(row)
    return [placed for group in cells.values() for placed in _placed(group, per_line)]


def offsets(rows: Sequence[Row]) -> tuple[alt.XOffset, alt.YOffset]:
    """Channels for dodged rows, with room for the fullest cell."""
    across = max([2.5, *(abs(row["dx"]) + 0.7 for row in rows)])
    down = max([1.0, *(abs(row["dy"]) + 0.6 for row in rows)])
    x = alt.XOffset("dx:Q", scale=alt.Scale(domain=[-across, across]))
    return x, alt.YOffset("dy:Q", scale=alt.Scale(domain=[-down, down]))


def most_first(rows: Iterable[Row], column: str, amount: str) -> list[str]:
    """The values of a column by the sum of their amounts, largest first, equal ones by name."""
    sums: dict[str, float] = defaultdict(float)
    for row in rows:
        sums[row[column]] += row[amount] or 0
    return sorted(sums, key=lambda value: (-sums[value], value))


def _placed(group: list[Row], per_line: int) -> Iterable[Row]:
    lines = -(-len(group) // per_line)
    for number, row in enumerate(group):
        line, place = divmod(number, per_line)
        in_line = min(per_line, len(group) - line * per_line)
        yield {**row, "dx": place - (in_line - 1) / 2, "dy": line - (lines - 1) / 2}


def _first(sentences: list[str]) -> str:
    more = len(sentences) - FIRST
    return "\n".join([f"• {text}" for text in sentences[:FIRST]] + ([f"… and {more} more"] if more > 0 else []))
