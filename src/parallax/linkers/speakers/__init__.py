"""Linker speakers: the actor behind every source, whom it speaks for, the agency that relays it, and whether the source
is named."""

import re
from collections.abc import Iterable

from parallax.codebook import Codebook
from parallax.linkers.speakers.affiliations import SCHEMA, affiliations
from parallax.linkers.speakers.article import ArticleMentions, read_articles
from parallax.linkers.speakers.behalf import Stated, spoken_for, stated
from parallax.tables import BOOL, TEXT, Row, schema

READS = ("articles", "tables/attributions", "tables/mentions", "links/actor_mentions")
SCHEMAS = {
    "speakers": schema(
        "One row per attribution.",
        article_id=(TEXT, "article"),
        attribution=(TEXT, "attribution"),
        actor_id=(TEXT, "actor behind the source; null for an unnamed source and where there is none"),
        for_actor_id=(TEXT, "actor on whose behalf the source speaks (affiliations); null where no text says so"),
        via_id=(TEXT, "agency that relays the words"),
        named=(BOOL, "whether the text names the source anywhere; null where the attribution has no source"),
    ),
    "affiliations": SCHEMA,
}

THIRD_PERSON = {"he": "m", "she": "f"}  # left open by coreference, they go on speaking who spoke last
FIRST_PERSON = {"i", "me", "my", "we", "us", "our"}


def link(tables: dict[str, list[Row]], codebook: Codebook) -> dict[str, list[Row]]:
    """Speakers by the head of their source; “I” and “we” in a quotation are whoever is quoted."""
    articles = read_articles(tables)
    attributions: dict[str, list[Row]] = {article_id: [] for article_id in articles}
    for attribution in tables["tables/attributions"]:
        attributions[attribution["article_id"]].append(attribution)
    found = list(affiliations(list(articles.values())))
    known = stated(articles.values(), found)
    speakers = [row for key, article in articles.items() for row in _speakers(attributions[key], article, known)]
    return {"speakers": speakers, "affiliations": found}


def _speakers(attributions: list[Row], article: ArticleMentions, known: Stated) -> Iterable[Row]:
    spoken: list[str] = []
    for attribution in sorted(attributions, key=_place):
        source = _outer_source(attribution, attributions, article.text)
        mention = article.by_head.get(source["source_head"])
        actor_id = _actor(source, mention, article)
        word = _words(source, article.text)
        if word in THIRD_PERSON and (actor_id is None or _is_quoted(actor_id, source, article)):
            agreeing = (one for one in reversed(spoken) if article.pronouns.get(one, set()) <= {THIRD_PERSON[word]})
            actor_id = next(agreeing, actor_id)
        spoken += [actor_id] if actor_id else []
        row = {"article_id": article.article_id, "attribution": attribution["attribution"], "actor_id": actor_id}
        row |= {"for_actor_id": None, "via_id": _via(attribution, article), "named": None}
        if source["source_start"] is not None:
            behalf = spoken_for(source, mention["chain"] if mention else None, actor_id, known)
            row |= {"for_actor_id": behalf, "named": _is_named(mention, actor_id, article)}
        yield row


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


def _actor(source: Row, mention: Row | None, article: ArticleMentions) -> str | None:
    """By the head word, by its coreference chain, else by a name in apposition that ends the source."""
    head = source["source_head"]
    if head is None or head in article.referents:
        return article.referents.get(head)
    if mention and mention["chain"] in article.actor_by_chain:
        return article.actor_by_chain[mention["chain"]]
    last = [h for h, m in article.by_head.items() if m["kind"] == "name" and m["end"] == source["source_end"]]
    after_comma = [h for h in last if re.search(r",\s*$", article.text[head : article.by_head[h]["start"]])]
    return article.referents.get(after_comma[0]) if after_comma else None


def _is_quoted(actor_id: str, source: Row, article: ArticleMentions) -> bool:
    """Whether the words between quotation marks speak of the actor by name: then somebody else says them."""
    heads = [head for head, other in article.actors.items() if other == actor_id]
    named = [head for head in heads if article.by_head[head]["kind"] == "name"]
    return any(piece["start"] <= head < piece["end"] for piece in source["quoted"] for head in named)


def _is_named(mention: Row | None, actor_id: str | None, article: ArticleMentions) -> bool:
    """A known actor, a name that no actor was made of, a pronoun for one; “her officials” is no name."""
    if mention and mention["kind"] == "nominal" and mention["plural"]:
        return False
    return bool(actor_id) or bool(mention) and (mention["kind"] == "name" or mention["chain"] in article.named_chains)


def _via(attribution: Row, article: ArticleMentions) -> str | None:
    """The actor mentioned in the span of the agency: the last one, as in “the news agency RIA”."""
    if attribution["via_start"] is None:
        return None
    within = [head for head in article.referents if attribution["via_start"] <= head < attribution["via_end"]]
    return article.referents[max(within)] if within else None
