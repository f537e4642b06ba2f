"""Rows shown as a table a person reads, the counted expression marked in its sentence; all text is escaped."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple

from markupsafe import Markup

from parallax.charts.marks import NAMELESS, signed, speaker
from parallax.reporting.rendering import render
from parallax.tables import Row

SENTENCE, PAIR, PLACES = "sentence_text", "pair", "places"
MADE = {PAIR, PLACES}  # columns made of others
DATE, ID = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"[a-z0-9]+(_[a-z0-9]+)+")
MOST = 200  # rows shown; the CSV tables hold all
UNFOLDED = 15  # more rows than these are folded away


class Part(NamedTuple):
    """What stands in a cell: a text with its counted words, under a name or not, and where it leads."""

    before: str
    counted: str = ""
    after: str = ""
    name: str = ""
    link: str | None = None
    sentence: bool = False  # a link stands behind it, not on it


class Cell(NamedTuple):
    kind: str
    parts: list[Part]


@dataclass(frozen=True)
class Passages:
    """A table for JupyterLab and pages: `columns` maps a row's field to its heading; `found` counts all there are."""

    rows: Sequence[Row]
    columns: Mapping[str, str]
    empty: str
    found: int

    def _repr_html_(self) -> Markup:
        shown = [_cells(row, self.columns) for row in self.rows[:MOST]]
        return render(
            "passages.html.j2",
            headings=list(self.columns.values()),
            rows=shown,
            fold=len(shown) > UNFOLDED,
            more=self.found - len(shown),
            empty=self.empty,
        )

    def __repr__(self) -> str:
        lines = (" · ".join(_plain(cell) for cell in _cells(row, self.columns)) for row in self.rows[:MOST])
        return "\n".join(lines) or self.empty


def passages(rows: Sequence[Row], empty: str, found: int | None = None, **columns: str) -> Passages:
    """Rows as a table of those of these columns that any row fills; `empty` stands there where there is no row.

    `found` is how many there are, where these rows are the first of them.

    The column `sentence_text` shows its sentence with the characters from `start` to `end` marked, the column `pair`
    two sentences (sentence_a, sentence_b), each under the name of its outlet (name_a, name_b), the column `places` the
    rows in it by their outlets, the column `actor` who speaks, in the text's words where it has no name. A row leads to
    its `link` from its sentence, or where it shows none from its first cell.
    """
    if "actor" in columns:
        nameless = {"attributed": NAMELESS}
        rows = [{**row, "actor": speaker(row) or nameless.get(row.get("voice"))} for row in rows]
    filled = {
        field: heading
        for field, heading in columns.items()
        if field in MADE or any(row[field] not in (None, "") for row in rows)
    }
    return Passages(rows, filled or columns, empty, len(rows) if found is None else found)


def most_alike(pairs: Sequence[Row], sentences: Sequence[Row]) -> list[Row]:
    """Pairs of spans with the two of their sentences that share most words, as sentence_a and sentence_b.

    A span such as a quotation goes over several sentences; sentences: article_id, start, end, text of all articles.
    """
    by_article: dict[str, list[Row]] = defaultdict(list)
    for sentence in sentences:
        by_article[sentence["article_id"]].append(sentence)
    return [_alike(row, by_article) for row in pairs]


def _alike(row: Row, by_article: Mapping[str, list[Row]]) -> Row:
    sides = [
        [
            each["text"]
            for each in by_article[row[f"article_{side}"]]
            if each["start"] < row[f"end_{side}"] and each["end"] > row[f"start_{side}"]
        ]
        for side in "ab"
    ]
    shared = {pair: len(_words(pair[0]) & _words(pair[1])) for pair in product(*sides)}
    if not shared:
        return row
    sentence_a, sentence_b = max(shared, key=lambda pair: shared[pair])
    return {**row, "sentence_a": sentence_a, "sentence_b": sentence_b}


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _cells(row: Row, columns: Mapping[str, str]) -> list[Cell]:
    """The cells of a row, one of them with its link."""
    leading = SENTENCE if SENTENCE in columns else next(iter(columns))
    return [_cell(row, field, row.get("link") if field == leading else None) for field in columns]


def _cell(row: Row, field: str, link: str | None) -> Cell:
    if field == PAIR:
        sides = [(row[f"sentence_{side}"] or "", row[f"name_{side}"], row.get(f"link_{side}")) for side in "ab"]
        return Cell("text", [Part(text, name=name, link=link) for text, name, link in sides])
    if field == PLACES:
        return Cell("", [Part(each["outlet"], link=each.get("link")) for each in row[PLACES]])
    value = row[field]
    if field == "value" and row.get("frame") and value:
        value = signed(float(value))
    if field == SENTENCE and value and row.get("sentence_start") is not None:
        start, end = (row[at] - row["sentence_start"] for at in ("start", "end"))
        return Cell("text", [Part(*_marked(value, start, end), link=link, sentence=True)])
    return Cell(_kind(field, value), [Part(_shown(value), link=link, sentence=field == SENTENCE)])


def _kind(field: str, value: Any) -> str:
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str) and DATE.fullmatch(value):
        return "date"
    return "text" if field == SENTENCE else ""


def _marked(text: str, start: int, end: int) -> tuple[str, str, str]:
    start, end = max(start, 0), max(min(end, len(text)), 0)
    return text[:start], text[start:end], text[end:]


def _shown(value: Any) -> str:
    """Rates with one decimal, thousands apart, ids such as `own_inference` in words."""
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return f"{value:,.1f}" if isinstance(value, float) else f"{value:,}"
    return value.replace("_", " ") if isinstance(value, str) and ID.fullmatch(value) else str(value)


def _plain(cell: Cell) -> str:
    return " / ".join(f"{part.name}{part.before}{part.counted}{part.after}" for part in cell.parts)
