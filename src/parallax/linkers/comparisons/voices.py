"""Voices: who tells what stands at an offset, by the innermost attributed content around it whose source is known."""

from collections.abc import Callable

from parallax.linkers.claims.units import by_article
from parallax.tables import Row


def tellers(tables: dict[str, list[Row]]) -> Callable[[Row], str]:
    """A function from a row (article_id, start) to its teller.

    That is a name, the words for a source without one (“police”), “an unnamed source” where there are none, or “the
    article itself”.
    """
    texts = {article["article_id"]: article["text"] for article in tables["articles"]}
    names = {actor["actor_id"]: actor["name"] for actor in tables["links/actors"]}
    speakers = {(row["article_id"], row["attribution"]): row for row in tables["links/speakers"]}
    attributions = by_article(tables["tables/attributions"])

    def teller(row: Row) -> str:
        around = [one for one in attributions[row["article_id"]] if _length_around(one, row["start"])]
        if not around:
            return "the article itself"
        around.sort(key=lambda one: (_length_around(one, row["start"]), one["attribution"]))
        said = [speakers.get((row["article_id"], one["attribution"]), {}) for one in around]
        speaker = next((one for one in said if one.get("actor_id") in names), said[0])
        name = names.get(speaker.get("actor_id")) or _words(around[0], texts[row["article_id"]])
        via = names.get(speaker.get("via_id"))
        return f"{name} via {via}" if via and via != name else name

    return teller


def _words(attribution: Row, text: str) -> str:
    if attribution["source_start"] is None:
        return "an unnamed source"
    words = text[attribution["source_start"] : attribution["source_end"]]
    return f"“{' '.join(words.split())}”"


def _length_around(attribution: Row, offset: int) -> int:
    """The length of an attribution's content if a part of it lies around the offset, else 0."""
    inside = any(part["start"] <= offset < part["end"] for part in attribution["content"])
    return attribution["content_end"] - attribution["content_start"] if inside else 0
