"""Linker quotes: the same utterance in several articles, word for word, cut short, or translated twice."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from parallax.codebook import Codebook
from parallax.parameters import read_parameters
from parallax.tables import TEXT, Row, schema

READS = ("articles", "tables/attributions", "tables/clauses", "links/speakers")
SCHEMAS = {
    "quotes": schema(
        "One row per attribution that quotes words; a group holds one utterance.",
        group_id=(TEXT, "article and id of the group's first quotation"),
        article_id=(TEXT, "article"),
        attribution=(TEXT, "attribution"),
        text=(TEXT, "the words between the quotation marks, pieces joined by …"),
        wording=(TEXT, "against the group's fullest: fullest, identical, part (its words cut short) or other"),
    )
}


@dataclass(frozen=True)
class Quote:
    """A quotation: where, by whom, its words in order, and the lemmas that carry its content."""

    event_id: str
    article_id: str
    attribution: str
    actor_id: str | None
    text: str
    words: tuple[str, ...]
    lemmas: frozenset[str]


def link(tables: dict[str, list[Row]], codebook: Codebook) -> dict[str, list[Row]]:
    """Groups of quotations of one speaker, on one event, in different articles, that share most of their weight."""
    limits = read_parameters("quotes", similarity=0.6, fewest_words=2)
    quotes = [quote for quote in _quotes(tables) if len(quote.words) >= limits["fewest_words"]]
    weights = _weights(quotes)
    group = {(q.article_id, q.attribution): i for i, q in enumerate(quotes)}
    numbers = list(range(len(quotes)))
    for (i, a), (j, b) in _pairs(quotes):
        if similarity(a, b, weights) >= limits["similarity"]:
            low, high = sorted((numbers[i], numbers[j]))
            numbers = [low if number == high else number for number in numbers]
    members: dict[int, list[Quote]] = {}
    for quote in quotes:
        members.setdefault(numbers[group[quote.article_id, quote.attribution]], []).append(quote)
    return {"quotes": [row for found in members.values() for row in _rows(found)]}


def similarity(a: Quote, b: Quote, weights: dict[str, float]) -> float:
    """Shared weight of content lemmas over the lighter quotation's, 1 where one holds the other's words."""
    if _holds(a, b) or _holds(b, a):
        return 1.0
    shared = sum(weights[lemma] for lemma in sorted(a.lemmas & b.lemmas))
    lighter = min(sum(weights[lemma] for lemma in sorted(q.lemmas)) for q in (a, b))
    return shared / lighter if lighter and len(a.lemmas & b.lemmas) > 1 else 0.0


def _quotes(tables: dict[str, list[Row]]) -> Iterator[Quote]:
    articles = {row["article_id"]: row for row in tables["articles"]}
    speakers = {(row["article_id"], row["attribution"]): row["actor_id"] for row in tables["links/speakers"]}
    clauses: dict[str, list[Row]] = {}
    for clause in tables["tables/clauses"]:
        clauses.setdefault(clause["article_id"], []).append(clause)
    ordered = sorted(tables["tables/attributions"], key=lambda row: (row["article_id"], row["content_start"]))
    for row in _outermost(ordered):
        article, key = articles[row["article_id"]], (row["article_id"], row["attribution"])
        text = " … ".join(article["text"][mark["start"] : mark["end"]] for mark in row["quoted"])
        lemmas = _lemmas(row["quoted"], clauses.get(row["article_id"], []))
        yield Quote(article["event_id"], *key, speakers.get(key), text, tuple(re.findall(r"\w+", text.lower())), lemmas)


def _outermost(attributions: list[Row]) -> Iterator[Row]:
    """Attributions that quote, but none that somebody makes within a quotation (“no one expects an easy road”)."""
    quoted: dict[str, list[Row]] = {}
    for row in attributions:
        quoted.setdefault(row["article_id"], []).extend({**mark, "by": row["attribution"]} for mark in row["quoted"])
    for row in (row for row in attributions if row["quoted"]):
        at = row["content_start"] if row["cue_start"] is None else row["cue_start"]
        marks = quoted[row["article_id"]]
        if not any(mark["start"] <= at < mark["end"] and mark["by"] != row["attribution"] for mark in marks):
            yield row


def _lemmas(marks: list[Row], clauses: list[Row]) -> frozenset[str]:
    """Content lemmas of the clauses that begin inside the quotation marks."""
    within = [c for c in clauses if any(mark["start"] <= c["start"] < mark["end"] for mark in marks)]
    return frozenset(lemma for clause in within for lemma in clause["lemmas"].split())


def _weights(quotes: list[Quote]) -> dict[str, float]:
    """Inverse document frequency of each lemma over the quotations."""
    counts = Counter(lemma for quote in quotes for lemma in quote.lemmas)
    return {lemma: math.log((1 + len(quotes)) / count) for lemma, count in sorted(counts.items())}


def _pairs(quotes: list[Quote]) -> Iterator[tuple[tuple[int, Quote], tuple[int, Quote]]]:
    """Quotations of one event and one known speaker in two articles."""
    by_speaker: dict[tuple[str, str], list[tuple[int, Quote]]] = {}
    for i, quote in enumerate(quotes):
        if quote.actor_id:
            by_speaker.setdefault((quote.event_id, quote.actor_id), []).append((i, quote))
    for said in by_speaker.values():
        yield from ((a, b) for a, b in combinations(said, 2) if a[1].article_id != b[1].article_id)


def _holds(whole: Quote, part: Quote) -> bool:
    return f" {' '.join(part.words)} " in f" {' '.join(whole.words)} "


def _rows(members: list[Quote]) -> Iterator[Row]:
    group_id = f"{members[0].article_id}:{members[0].attribution}"
    fullest = max(members, key=lambda quote: len(quote.words))
    for quote in members:
        ids = {"group_id": group_id, "article_id": quote.article_id, "attribution": quote.attribution}
        yield ids | {"text": quote.text, "wording": _wording(quote, fullest)}


def _wording(quote: Quote, fullest: Quote) -> str:
    if quote is fullest:
        return "fullest"
    if quote.words == fullest.words:
        return "identical"
    return "part" if _holds(fullest, quote) else "other"
