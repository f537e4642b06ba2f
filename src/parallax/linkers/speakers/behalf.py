"""On whose behalf a source speaks: of all affiliations that texts on the event state, the one nearest to the source."""

from collections import Counter
from collections.abc import Iterable

from parallax.linkers.speakers.article import ArticleMentions
from parallax.tables import Row

RELATIONS = ("spokesperson", "office", "member", "namesake")  # the nearest first
Stated = dict[tuple[str | None, str | None], list[Row]]


def stated(articles: Iterable[ArticleMentions], affiliations: Iterable[Row]) -> Stated:
    """The affiliations of an event, of each actor (None, actor) and of each chain (article, chain)."""
    chains = {one.article_id: {head: mention["chain"] for head, mention in one.by_head.items()} for one in articles}
    found: Stated = {}
    for row in affiliations:
        found.setdefault((row["article_id"], chains[row["article_id"]][row["head"]]), []).append(row)
        if row["actor_id"]:
            found.setdefault((None, row["actor_id"]), []).append(row)
    return found


def spoken_for(source: Row, chain: str | None, actor_id: str | None, known: Stated) -> str | None:
    """The actor that a source speaks for: by its own words, else its article, else the other texts; of several the
    nearest relation, then the actor named so most often, then first."""
    rows = known.get((source["article_id"], chain), []) + known.get((None, actor_id), [])
    counts = Counter(row["for_actor_id"] for row in rows)

    def distance(row: Row) -> tuple[bool, bool, int, int]:
        here = row["article_id"] == source["article_id"]
        own = here and source["source_start"] <= row["head"] < source["source_end"]
        return not own, not here, RELATIONS.index(row["relation"]), -counts[row["for_actor_id"]]

    nearest = min(rows, key=distance, default=None)
    return nearest["for_actor_id"] if nearest else None
