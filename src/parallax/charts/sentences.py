"""The sentences behind a mark: in its tooltip the first of them, below the chart all, each with its link."""

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from parallax.tables import Row

MOST = 50  # sentences of one outlet that are listed behind one mark or below one heading
FIRST = 3  # sentences a tooltip of an aggregated mark quotes
LONGEST = 400  # characters of a sentence in a tooltip


def behind(rows: Iterable[Row], evidence: Iterable[Row], by: Sequence[str]) -> list[Row]:
    """Rows with the sentences of the evidence that has the same values in these columns.

    `sentences` are the first of them, `links` where all of them are read. `found` in the evidence is how many spans
    there are, where only the first are given.
    """
    groups: dict[tuple, list[Row]] = defaultdict(list)
    for each in evidence:
        groups[tuple(each[column] for column in by)].append(each)
    return [{**row, **_behind(groups[tuple(row[column] for column in by)])} for row in rows]


def listing(evidence: Iterable[Row], labels: Mapping[str, str], column: str = "code") -> list[Row]:
    """Sentences to list below a chart, in the order of `labels`, which maps a value of the column to its heading.

    A mark opens its own sentences by `group`, the value, and `links`.
    """
    groups: dict[str, dict[tuple[str | None, str], Row]] = {value: {} for value in labels}
    for each in _first_of_outlets((each for each in evidence if each[column] in groups), column):
        groups[each[column]].setdefault((each.get("link"), sentence(each)), _listed(each))
    return [
        {"code": value, "label": labels[value], "sentences": list(found.values())}
        for value, found in groups.items()
        if found
    ]


def sentence(row: Row) -> str:
    """The sentence around an expression, cut where it is very long; the expression itself where it has none."""
    text = row.get("sentence_text") or row.get("text") or ""
    return text if len(text) <= LONGEST else shortened(text, LONGEST)


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words; its spaces and line ends become single spaces."""
    return textwrap.shorten(text, most, placeholder="…")


def excerpt(row: Row, before: int = 42, after: int = 24) -> str:
    """The words around an expression in its sentence, an ellipsis where it goes on; else the expression alone."""
    if not row.get("sentence_text") or row.get("sentence_start") is None:
        return " ".join(row["text"].split())
    left, words, right = _parts(row)
    if len(left) > before:
        left = "…" + left[-before:].partition(" ")[2]
    if len(right) > after:
        right = right[:after].rpartition(" ")[0] + "…"
    return " ".join(f"{left}{words}{right}".split())


def _behind(group: Sequence[Row]) -> Row:
    texts = list(dict.fromkeys(sentence(each) for each in group))
    links = sorted({each["link"] for each in _first_of_outlets(group) if each.get("link")})
    sampled = any(each.get("found", 0) > len(group) for each in group)
    return {"sentences": _first(texts, sampled), "links": links}


def _first_of_outlets(evidence: Iterable[Row], *columns: str) -> Iterator[Row]:
    """The first of each outlet with the same values in these columns: a page stays readable, however many there are."""
    counts: Counter[tuple] = Counter()
    for each in evidence:
        key = (each.get("outlet"), *(each[column] for column in columns))
        counts[key] += 1
        if counts[key] <= MOST:
            yield each


def _first(texts: list[str], sampled: bool) -> str:
    more = len(texts) - FIRST
    last = [f"… and {'many' if sampled else more} more"] if more > 0 else []
    return "\n".join([f"• {text}" for text in texts[:FIRST]] + last)


def _listed(row: Row) -> Row:
    before, counted, after = _parts(row)
    return {"link": row.get("link"), "outlet": row["outlet"], "before": before, "counted": counted, "after": after}


def _parts(row: Row) -> tuple[str, str, str]:
    """A sentence before, at and after the counted words."""
    text, place = row.get("sentence_text") or row.get("text") or "", row.get("sentence_start")
    if place is None or row.get("start") is None:
        return text, "", ""
    start, end = (max(0, min(row[side] - place, len(text))) for side in ("start", "end"))
    return text[:start], text[start:end], text[end:]
