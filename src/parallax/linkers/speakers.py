"""Linker speakers: the actor behind every source, the agency that relays it, and whether the source is named."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from parallax.codebook import Codebook
from parallax.tables import BOOL, TEXT, Row, schema

READS = ("articles", "tables/attributions", "tables/mentions", "links/actor_mentions")
SCHEMAS = {
    "speakers": schema(
        "One row per attribution.",
        article_id=(TEXT, "article"),
        attribution=(TEXT, "attribution"),
        actor_id=(TEXT, "actor behind the source; null for an unnamed source and where there is none"),
        via_id=(TEXT, "agency that relays the words"),
        named=(BOOL, "whether the text names the source anywhere; null where the attribution has no source"),
    )
}

THIRD_PERSON = {"he", "she"}  # left open by coreference, they go on speaking who spoke last
FIRST_PERSON = {"i", "me", "my", "we", "us", "our"}


@dataclass
class ArticleMentions:
    """What is known about one article's mentions: by head word, by coreference chain, in the order of the text."""

    text: str
    by_head: dict[int, Row] = field(default_factory=dict)
    actor_by_head: dict[int, str] = field(default_factory=dict)
    actor_by_chain: dict[str, str] = field(default_factory=dict)
    named_chains: set[str] = field(default_factory=set)


def link(tables: dict[str, list[Row]], codebook: Codebook) -> dict[str, list[Row]]:
    """Speakers by the head of their source; “I” and “we” in a quotation are whoever is quoted."""
    articles = _articles(tables)
    by_article: dict[str, list[Row]] = {}
    for attribution in tables["tables/attributions"]:
        by_article.setdefault(attribution["article_id"], []).append(attribution)
    rows = (row for article_id in sorted(by_article) for row in _speakers(by_article[article_id], articles[article_id]))
    return {"speakers": list(rows)}


def _articles(tables: dict[str, list[Row]]) -> dict[str, ArticleMentions]:
    articles = {row["article_id"]: ArticleMentions(row["text"]) for row in tables["articles"]}
    for mention in tables["links/actor_mentions"]:
        if mention["actor_id"] and mention["reading"] != "modifier":
            articles[mention["article_id"]].actor_by_head[mention["head"]] = mention["actor_id"]
    for mention in tables["tables/mentions"]:
        article = articles[mention["article_id"]]
        article.by_head[mention["head"]] = mention
        actor = article.actor_by_head.get(mention["head"])
        if actor and mention["chain"] is not None:
            article.actor_by_chain.setdefault(mention["chain"], actor)
        if mention["kind"] == "name" and mention["chain"] is not None:
            article.named_chains.add(mention["chain"])
    return articles


def _speakers(attributions: list[Row], article: ArticleMentions) -> Iterable[Row]:
    last = None
    for attribution in sorted(attributions, key=_place):
        source = _outer_source(attribution, attributions, article.text)
        actor_id = _actor(source, article)
        if actor_id is None and _words(source, article.text) in THIRD_PERSON:
            actor_id = last
        last = actor_id or last
        named = None if source["source_start"] is None else _is_named(source, actor_id, article)
        ids = {"article_id": attribution["article_id"], "attribution": attribution["attribution"]}
        yield ids | {"actor_id": actor_id, "via_id": _via(attribution, article), "named": named}


def _outer_source(attribution: Row, attributions: list[Row], text: str) -> Row:
    """The attribution itself, or where its source is “I” or “we”, the innermost one that quotes these words."""
    if _words(attribution, text) not in FIRST_PERSON:
        return attribution
    start, end = attribution["source_start"], attribution["source_end"]
    holders = [
        (piece["end"] - piece["start"], other["attribution"], other)
        for other in attributions
        for piece in other["content"]
        if piece["start"] <= start and end <= piece["end"] and other is not attribution
    ]
    return min(holders, key=lambda holder: holder[:2])[2] if holders else attribution


def _words(source: Row, text: str) -> str:
    """The words of a source, lower-cased; none where it has no source."""
    return "" if source["source_start"] is None else text[source["source_start"] : source["source_end"]].lower()


def _place(attribution: Row) -> tuple[int, str]:
    at = attribution["source_start"]
    return attribution["content_start"] if at is None else at, attribution["attribution"]


def _actor(source: Row, article: ArticleMentions) -> str | None:
    """By the head word, by its coreference chain, else by a name in apposition that ends the source."""
    head = source["source_head"]
    if head is None:
        return None
    if head in article.actor_by_head:
        return article.actor_by_head[head]
    mention = article.by_head.get(head)
    if mention and mention["chain"] in article.actor_by_chain:
        return article.actor_by_chain[mention["chain"]]
    last = [h for h, m in article.by_head.items() if m["kind"] == "name" and m["end"] == source["source_end"]]
    after_comma = [h for h in last if re.search(r",\s*$", article.text[head : article.by_head[h]["start"]])]
    return article.actor_by_head.get(after_comma[0]) if after_comma else None


def _is_named(source: Row, actor_id: str | None, article: ArticleMentions) -> bool:
    """A known actor, a name that no actor was made of, a pronoun for one; “her officials” is no name."""
    mention = article.by_head.get(source["source_head"])
    if mention and mention["kind"] == "nominal" and mention["plural"]:
        return False
    return bool(actor_id) or bool(mention) and (mention["kind"] == "name" or mention["chain"] in article.named_chains)


def _via(attribution: Row, article: ArticleMentions) -> str | None:
    """The actor mentioned in the span of the agency: the last one, as in “the news agency RIA”."""
    if attribution["via_start"] is None:
        return None
    within = [head for head in article.actor_by_head if attribution["via_start"] <= head < attribution["via_end"]]
    return article.actor_by_head[max(within)] if within else None
