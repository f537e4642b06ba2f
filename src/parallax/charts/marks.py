"""Marks: how many are drawn, in which order, where dots sit in a cell, and what a cell too full for dots shows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import altair as alt

from parallax.charts.theme import Category
from parallax.tables import Row

MOST_DOTS = 24  # dots in a cell; where one holds more, a mark stands for all of a cell
MOST_COLUMNS = 10  # outlets drawn side by side

NAMELESS = "a source without a name"
UNIDENTIFIED = "sources not identified"  # a text gives them no name, or none that is an actor's
VOICE = {"own": "own voice", "own_inference": "own inference", "attributed": "attributed", "ambiguous": "ambiguous"}


def labelled(rows: Iterable[Row], column: str, categories: Sequence[Category], into: str) -> list[Row]:
    """Rows with a category's label under another name; a value that is no category stays as it is."""
    labels = {each.value: each.label for each in categories}
    return [{**row, into: labels.get(row[column], row[column] or "")} for row in rows]


def left_out(drawn: int, found: int, things: str, first: str) -> str:
    """How many of what was found a chart draws, where that is not all: “The 30 most frequent of 41 words.”"""
    return f" Drawn are the {drawn} {first} of {found:,} {things}; the CSV tables hold all." if found > drawn else ""


def columns(rows: Sequence[Row], column: str = "outlet", things: str = "outlets") -> tuple[list[Row], str]:
    """The rows of the outlets with most of them, as many as fit side by side, and a sentence on what is left out."""
    names = most_first([{**row, "one": 1} for row in rows], column, "one")
    drawn = set(names[:MOST_COLUMNS])
    said = left_out(MOST_COLUMNS, len(names), things, "fullest")
    return [row for row in rows if row[column] in drawn], said


def signed(value: float) -> str:
    """A value on a scale around zero: “+1”, “−2”, “0”."""
    return f"{value:+g}".replace("-", "−") if value else "0"


def spoken(row: Row) -> str:
    """Whose voice an expression has, with the speaker where there is one: “attributed to Name”."""
    voice, who = VOICE.get(row["voice"] or "", "voice unknown"), speaker(row)
    return f"{voice} to {who}" if row["voice"] == "attributed" and who else voice


def speaker(row: Row) -> str:
    """Who says it and for whom, where that is not said already: a name, or the text's own words for a source without.

    Empty where nobody does.
    """
    who = row.get("actor") or (f"“{row['source']}”" if row.get("source") else "")
    behalf = row.get("for_actor") or ""
    return f"{who}, for {behalf}" if who and behalf.casefold() not in who.casefold() else who


def dots(rows: Sequence[Row], *cell: str, kind: str, per_line: int = 8) -> tuple[list[Row], bool]:
    """Rows placed as dots in their cells and False, or where a cell is too full, one mark a cell and kind and True.

    `count` is what a mark stands for; `found`, how many there are of which these rows are the first.
    """
    fullest: dict[tuple, int] = defaultdict(int)
    groups = _grouped(rows, *cell, kind)
    for key, group in groups.items():
        fullest[key[:-1]] += _all(group)
    if max(fullest.values(), default=0) <= MOST_DOTS:
        return dodged([{**row, "count": 1} for row in rows], *cell, per_line=per_line), False
    return dodged([_gathered(group) for group in groups.values()], *cell, per_line=per_line), True


def amount(rows: Sequence[Row], *columns: str) -> int:
    """How many all are of which these rows are the first for each value of these columns."""
    return sum(map(_all, _grouped(rows, *columns).values()))


def dodged(rows: Iterable[Row], *cell: str, per_line: int = 8) -> list[Row]:
    """Rows with `dx` and `dy`, in dots from the middle of their cell: equal cells hold their dots side by side."""
    return [placed for group in _grouped(rows, *cell).values() for placed in _placed(group, per_line)]


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


def _grouped(rows: Iterable[Row], *columns: str) -> dict[tuple, list[Row]]:
    groups: dict[tuple, list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[column] for column in columns)].append(row)
    return groups


def _all(group: Sequence[Row]) -> int:
    return max(len(group), *(row.get("found") or 0 for row in group))


def _gathered(group: Sequence[Row]) -> Row:
    """One row for many: their number, the first sentences, all links."""
    texts = dict.fromkeys(row["sentence"] for row in group)
    links = sorted({link for row in group for link in row["links"]})
    sentences = "\n".join(f"• {text}" for text in list(texts)[:3])
    return {**group[0], "count": _all(group), "sentence": sentences, "links": links}


def _placed(group: list[Row], per_line: int) -> Iterable[Row]:
    lines = -(-len(group) // per_line)
    for number, row in enumerate(group):
        line, place = divmod(number, per_line)
        in_line = min(per_line, len(group) - line * per_line)
        yield {**row, "dx": place - (in_line - 1) / 2, "dy": line - (lines - 1) / 2}
