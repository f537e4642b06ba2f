"""Voices: who tells what stands at an offset, by the innermost attributed content around it whose source is known."""

from collections.abc import Callable

from parallax.linkers.claims.units import by_article
from parallax.tables import Row


def tellers(tables: dict[str, list[Row]]) -> Callable[[Row], str]:
    """A function from a row (article_id, start) to its teller: a name, “an unnamed source” or “the article itself”."""
    names = {actor["actor_id"]: actor["name"] for actor in tables["links/actors"]}
    speakers = {(row["article_id"], row["attribution"]): row for row in tables["links/speakers"]}
    attributions = by_article(tables["tables/attributions"])

    def teller(row: Row) -> str:
        around = attributions[row["article_id"]]
        around = sorted((length, one["attribution"]) for one in around if (length := _length_around(one, row["start"])))
        if not around:
            return "the article itself"
        said = [speakers.get((row["article_id"], attribution), {}) for _, attribution in around]
        speaker = next((one for one in said if one.get("actor_id") in names), said[0])
        name = names.get(speaker.get("actor_id"), "an unnamed source")
        via = names.get(speaker.get("via_id"))
        return f"{name} via {via}" if via and via != name else name

    return teller


def _length_around(attribution: Row, offset: int) -> int:
    """The length of an attribution's content if a part of it lies around the offset, else 0."""
    inside = any(part["start"] <= offset < part["end"] for part in attribution["content"])
    return attribution["content_end"] - attribution["content_start"] if inside else 0
