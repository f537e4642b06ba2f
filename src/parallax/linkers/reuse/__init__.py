"""Linker reuse: word sequences that articles on one event share, and clusters of articles with a common origin.

Method: matching runs of shingles, after Smith, Cordell & Mullen (2015), “Computational methods for uncovering reprinted
texts”. Quotations are left out of the clusters: two witnesses may quote the same words.
"""

from parallax.codebook import Codebook
from parallax.linkers.reuse.candidates import proposed
from parallax.linkers.reuse.matching import Match, Words, matches, read_words
from parallax.parameters import read_parameters
from parallax.tables import INT, TEXT, Row, schema

LIMITS = {"shingle": 5, "share": 0.08}  # unless params.yaml says otherwise
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


def link(tables: dict[str, list[Row]], codebook: Codebook) -> dict[str, list[Row]]:
    """Shared sequences, and which articles they make one witness."""
    limits = read_parameters("reuse", **LIMITS)
    reuse, parents = [], {row["article_id"]: row["article_id"] for row in tables["articles"]}
    articles = _read(tables, limits["shingle"])
    for i, j in proposed([article.first for article in articles]):
        a, b = articles[i], articles[j]
        shared = list(matches(a, b, limits["shingle"]))
        reuse += [_row(a, b, match) for match in shared]
        words = sum(sum(a.own[match.a : match.a + match.length]) for match in shared)
        if shared and words >= limits["share"] * min(sum(a.own), sum(b.own)):
            _join(parents, a.article_id, b.article_id)
    syndication = [{"cluster_id": _root(parents, article_id), "article_id": article_id} for article_id in parents]
    return {"reuse": reuse, "syndication": syndication}


def _read(tables: dict[str, list[Row]], shingle: int) -> list[Words]:
    """The words of the articles, in the order of their ids."""
    hidden: dict[str, list[tuple[int, int]]] = {}
    for zone in tables["zones"]:
        if zone["zone"] == "furniture":
            hidden.setdefault(zone["article_id"], []).append((zone["start"], zone["end"]))
    quoted: dict[str, list[tuple[int, int]]] = {}
    for attribution in tables["tables/attributions"]:
        spans = [(mark["start"], mark["end"]) for mark in attribution["quoted"]]
        quoted.setdefault(attribution["article_id"], []).extend(spans)
    articles = {row["article_id"]: row for row in tables["articles"]}
    return [read_words(articles[key], hidden.get(key, []), quoted.get(key, []), shingle) for key in sorted(articles)]


def _row(a: Words, b: Words, match: Match) -> Row:
    (start_a, _), (_, end_a) = a.spans[match.a], a.spans[match.a + match.length - 1]
    (start_b, _), (_, end_b) = b.spans[match.b], b.spans[match.b + match.length - 1]
    row = {"article_a": a.article_id, "start_a": start_a, "end_a": end_a}
    return row | {"article_b": b.article_id, "start_b": start_b, "end_b": end_b, "words": match.length}


def _join(parents: dict[str, str], a: str, b: str) -> None:
    """Make two clusters one, named by the smaller id."""
    first, second = sorted((_root(parents, a), _root(parents, b)))
    parents[second] = first


def _root(parents: dict[str, str], key: str) -> str:
    while parents[key] != key:
        parents[key] = parents[parents[key]]
        key = parents[key]
    return key
