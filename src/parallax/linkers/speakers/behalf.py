"""On whose behalf a source speaks: of all affiliations that texts on the event state, the one nearest to the source."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parallax.linkers.speakers.article import ArticleMentions
from parallax.tables import Row

RELATIONS = ("spokesperson", "office", "member", "namesake")  # the nearest first


@dataclass
class Stated:
    """What an event's texts say: affiliations by article and chain, and for each actor whom it speaks for by them."""

    here: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    anywhere: dict[str | None, str] = field(default_factory=dict)


def stated(articles: Iterable[ArticleMentions], affiliations: Iterable[Row]) -> Stated:
    """The affiliations of an event, in the forms they are looked up by."""
    chains = {one.article_id: {head: mention["chain"] for head, mention in one.by_head.items()} for one in articles}
    found, of_actor = Stated(), {}
    for row in affiliations:
        found.here.setdefault((row["article_id"], chains[row["article_id"]][row["head"]]), []).append(row)
        of_actor.setdefault(row["actor_id"], []).append(row)
    found.anywhere |= {actor: _nearest(rows) for actor, rows in of_actor.items() if actor}
    return found


def spoken_for(source: Row, chain: str | None, actor_id: str | None, known: Stated) -> str | None:
    """The actor that a source speaks for: by its own words, else by its article, else by the other texts."""
    here = known.here.get((source["article_id"], chain or ""), [])
    own = [row for row in here if source["source_start"] <= row["head"] < source["source_end"]]
    return _nearest(own or here) if here else known.anywhere.get(actor_id)


def _nearest(rows: Sequence[Row]) -> str:
    """The actor of the nearest relation, of several the one stated most, then first."""
    counts = Counter(row["for_actor_id"] for row in rows)
    nearest = min(rows, key=lambda row: (RELATIONS.index(row["relation"]), -counts[row["for_actor_id"]]))
    return nearest["for_actor_id"]
