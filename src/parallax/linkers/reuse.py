"""Linker reuse: word sequences that articles on one event share, and clusters of articles with a common origin.

Method: matching runs of shingles, after Smith, Cordell & Mullen (2015), “Computational methods for uncovering reprinted
texts”. Quotations are left out of the clusters: two witnesses may quote the same words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parallax.codebook import Codebook
from parallax.parameters import read_parameters
from parallax.tables import INT, TEXT, Row, schema

READS = ("articles", "zones", "tables/attributions")
SCHEMAS = {
    "reuse": schema(
        "One row per word sequence that two articles on one event share.",
        article_a=(TEXT, "article with the smaller id"),
        start_a=(INT, "offset of the sequence in it"),
        end_a=(INT, "offset after it"),
        article_b=(TEXT, "the other article"),
        start_b=(INT, "offset of the sequence in it"),
        end_b=(INT, "offset after it"),
        words=(INT, "length of the sequence in words"),
    ),
    "syndication": schema(
        "One row per article.",
        cluster_id=(TEXT, "smallest id of the articles that share much of their own wording"),
        article_id=(TEXT, "article"),
    ),
}


@dataclass(frozen=True)
class Words:
    """The words of one article that count: lower-cased, with their offsets; `own` says which are not quoted."""

    article_id: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    own: tuple[bool, ...]


@dataclass(frozen=True, order=True)
class Match:
    """A run of equal words: first word in each article, and its length."""

    a: int
    b: int
    length: int


def link(tables: dict[str, list[Row]], codebook: Codebook) -> dict[str, list[Row]]:
    """Shared sequences within each event, and which articles they make one witness."""
    limits = read_parameters("reuse", shingle=5, share=0.08)
    reuse, cluster = [], {row["article_id"]: row["article_id"] for row in tables["articles"]}
    for articles in _events(tables):
        shared: dict[tuple[int, int], int] = {}
        for (i, j), match in _matches(articles, limits["shingle"]):
            a, b = articles[i], articles[j]
            reuse.append(_row(a, b, match))
            shared[i, j] = shared.get((i, j), 0) + sum(a.own[match.a : match.a + match.length])
        for (i, j), words in sorted(shared.items()):
            if words >= limits["share"] * min(sum(articles[i].own), sum(articles[j].own)):
                _join(cluster, articles[i].article_id, articles[j].article_id)
    syndication = [{"cluster_id": cluster_id, "article_id": article_id} for article_id, cluster_id in cluster.items()]
    return {"reuse": reuse, "syndication": syndication}


def _events(tables: dict[str, list[Row]]) -> list[list[Words]]:
    """The articles of each event in the order of their ids."""
    hidden: dict[str, list[tuple[int, int]]] = {}
    for zone in tables["zones"]:
        if zone["zone"] == "furniture":
            hidden.setdefault(zone["article_id"], []).append((zone["start"], zone["end"]))
    quoted: dict[str, list[tuple[int, int]]] = {}
    for attribution in tables["tables/attributions"]:
        spans = [(mark["start"], mark["end"]) for mark in attribution["quoted"]]
        quoted.setdefault(attribution["article_id"], []).extend(spans)
    events: dict[str, list[Words]] = {}
    for row in sorted(tables["articles"], key=lambda row: row["article_id"]):
        key = row["article_id"]
        events.setdefault(row["event_id"], []).append(_words(row, hidden.get(key, []), quoted.get(key, [])))
    return [events[event] for event in sorted(events)]


def _words(article: Row, hidden: list[tuple[int, int]], quoted: list[tuple[int, int]]) -> Words:
    masked = bytearray(len(article["text"]))
    for code, spans in ((1, quoted), (2, hidden)):
        for start, end in spans:
            masked[start:end] = bytes([code]) * (end - start)
    found = [match for match in re.finditer(r"\w+", article["text"]) if masked[match.start()] != 2]
    words, spans = tuple(match[0].lower() for match in found), tuple(match.span() for match in found)
    return Words(article["article_id"], words, spans, tuple(masked[start] == 0 for start, _ in spans))


def _matches(articles: list[Words], shingle: int) -> Iterator[tuple[tuple[int, int], Match]]:
    """Longest runs of equal words for each pair of articles, each word of a run used once."""
    index: dict[tuple[str, ...], dict[int, int]] = {}
    for i, article in enumerate(articles):
        for at in range(len(article.words) - shingle + 1):
            index.setdefault(article.words[at : at + shingle], {}).setdefault(i, at)
    starts: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for places in index.values():
        for i, j in ((i, j) for i in places for j in places if i < j):
            starts.setdefault((i, j), []).append((places[i], places[j]))
    for pair in sorted(starts):
        yield from ((pair, match) for match in _runs(sorted(starts[pair]), shingle))


def _runs(starts: list[tuple[int, int]], shingle: int) -> Iterator[Match]:
    """Shingles that follow each other in both articles, joined."""
    open_runs: dict[int, tuple[int, int, int]] = {}
    for a, b in starts:
        diagonal = b - a
        first_a, first_b, last = open_runs.get(diagonal, (a, b, a))
        if a > last + 1:
            yield Match(first_a, first_b, last - first_a + shingle)
            first_a, first_b = a, b
        open_runs[diagonal] = (first_a, first_b, a)
    for first_a, first_b, last in open_runs.values():
        yield Match(first_a, first_b, last - first_a + shingle)


def _row(a: Words, b: Words, match: Match) -> Row:
    (start_a, _), (_, end_a) = a.spans[match.a], a.spans[match.a + match.length - 1]
    (start_b, _), (_, end_b) = b.spans[match.b], b.spans[match.b + match.length - 1]
    row = {"article_a": a.article_id, "start_a": start_a, "end_a": end_a}
    return row | {"article_b": b.article_id, "start_b": start_b, "end_b": end_b, "words": match.length}


def _join(cluster: dict[str, str], a: str, b: str) -> None:
    """Make two clusters one, named by the smaller id."""
    keep, drop = sorted((cluster[a], cluster[b]))
    for article_id, cluster_id in cluster.items():
        if cluster_id == drop:
            cluster[article_id] = keep
