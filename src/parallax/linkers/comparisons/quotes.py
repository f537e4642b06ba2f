"""Comparisons of quotations: the same utterance word for word, cut short, or in another translation."""

import re
from collections.abc import Iterator
from itertools import combinations, groupby

from parallax.tables import Row


def rows(tables: dict[str, list[Row]]) -> Iterator[Row]:
    """For each group of quotations and pair of articles, the fullest quotation of each against the other."""
    spans = {(row["article_id"], row["attribution"]): row for row in tables["tables/attributions"]}
    grouped = sorted(tables["links/quotes"], key=lambda row: (row["group_id"], row["article_id"]))
    for _, group in groupby(grouped, key=lambda row: row["group_id"]):
        for a, b in combinations(_fullest(group), 2):
            relation, reason = compare(a["text"], b["text"])
            sides = {}
            for side, row in (("a", a), ("b", b)):
                span = spans[row["article_id"], row["attribution"]]
                sides[f"article_{side}"] = row["article_id"]
                sides[f"start_{side}"], sides[f"end_{side}"] = span["content_start"], span["content_end"]
            yield {"kind": "quote", **sides, "relation": relation, "reason": reason}


def compare(a: str, b: str) -> tuple[str, str]:
    """The relation of two quotations of one utterance, and why."""
    first, second = _words(a), _words(b)
    if first == second:
        return "same", "word for word"
    if f" {second} " in f" {first} ":
        return "finer", "the other quotes only part of it"
    if f" {first} " in f" {second} ":
        return "coarser", "quotes only part of it"
    return "wording", f"“{a.rstrip(',.')}” against “{b.rstrip(',.')}”"


def _fullest(group: Iterator[Row]) -> list[Row]:
    longest: dict[str, Row] = {}
    for row in group:
        held = longest.setdefault(row["article_id"], row)
        if len(row["text"]) > len(held["text"]):
            longest[row["article_id"]] = row
    return list(longest.values())


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
