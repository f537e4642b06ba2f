"""Actors: one actor under all names, over all articles and outlets of an event.

The codebook decides first, by names, titles and metonyms. What it does not know is discovered, never over all pairs of
mentions: chains of an article are joined by their names, then by the descriptions they share, also with actors of the
codebook. An actor of several events is one by its id, which is its name; its row is that of the first of them.
"""

from collections import Counter
from collections.abc import Iterator

from parallax.codebook import Actor, Codebook
from parallax.linkers.actors.clusters import clusters
from parallax.linkers.actors.discovered import discovered_actor
from parallax.linkers.actors.unit import Unit
from parallax.naming import normalised
from parallax.tables import INT, TEXT, Row, schema

READS = ("tables/mentions",)
SCHEMAS = {
    "actors": schema(
        "One row per actor.",
        actor_id=(TEXT, "the codebook's id, or the name as a slug"),
        name=(TEXT, "the codebook's name, or the one used most"),
        kind=(TEXT, "person, group, organisation, state or agency"),
        side=(TEXT, "the codebook's side, empty where it gives none"),
        origin=(TEXT, "codebook or discovered"),
    ),
    "actor_mentions": schema(
        "One row per mention of an actor.",
        article_id=(TEXT, "article"),
        start=(INT, "offset of the first character"),
        end=(INT, "offset after the last character"),
        head=(INT, "offset of the head word"),
        text=(TEXT, "the words"),
        actor_id=(TEXT, "actor"),
        reading=(TEXT, "actor, place or modifier; only the first is the actor itself"),
        kind=(TEXT, "name, nominal or pronoun"),
        role=(TEXT, "agent, patient or other"),
    ),
}
COPIED = ("article_id", "start", "end", "head", "text", "reading", "kind", "role")


def link(tables: dict[str, list[Row]], codebook: Codebook) -> dict[str, list[Row]]:
    """Actors and their mentions; a chain that no name or codebook title opens belongs to no actor."""
    known = {normalised(name): actor for actor in codebook.actors for name in _all_names(actor)}
    found: dict[str, list[Unit]] = {}
    unknown: list[Unit] = []
    for unit in _units(tables["tables/mentions"]):
        actor = _in_codebook(unit, known)
        units = found.setdefault(actor.actor_id, []) if actor else unknown
        units.append(unit)
    discovered = clusters(unknown, found)  # adds to what is found
    by_id = {actor.actor_id: actor for actor in codebook.actors}
    linked = [row for actor_id, units in found.items() for row in _mentions(by_id[actor_id], units)]
    actors = {actor_id: _codebook_row(actor) for actor_id, actor in by_id.items()}
    for cluster in discovered:
        row = discovered_actor(cluster, by_id.keys())
        actors.setdefault(row["actor_id"], row)
        linked += [_linked(mention, row["actor_id"]) for mention in cluster.mentions()]
    return {"actors": list(actors.values()), "actor_mentions": linked}


def _mentions(actor: Actor, units: list[Unit]) -> Iterator[Row]:
    """The mentions of an actor of the codebook; a metonym only where it is no place."""
    metonyms = {normalised(metonym) for metonym in actor.metonyms}
    for mention in (mention for unit in units for mention in unit.mentions):
        if mention["reading"] != "place" or normalised(mention["text"]) not in metonyms:
            yield _linked(mention, actor.actor_id)


def _units(mentions: list[Row]) -> list[Unit]:
    """The chains of all articles, in the order of their first mentions."""
    mentions = sorted(mentions, key=lambda row: (row["article_id"], row["start"], -row["end"], row["head"]))
    chains: dict[tuple[str, str], list[Row]] = {}
    holding = set()
    around: Row | None = None
    for mention in mentions:
        chains.setdefault((mention["article_id"], mention["chain"]), []).append(mention)
        inside = around and around["article_id"] == mention["article_id"] and mention["end"] <= around["head"]
        if mention["kind"] == "nominal":
            around = mention
        elif inside and mention["kind"] == "name":
            holding.add((around["article_id"], around["chain"]))
    return [Unit(chain, key in holding) for key, chain in chains.items()]


def _in_codebook(unit: Unit, known: dict[str, Actor]) -> Actor | None:
    """The codebook's actor that most names of a chain are of; titles decide only where a chain has no name."""
    kind = "name" if unit.names else "nominal"
    keys = [key for m in unit.mentions if m["kind"] == kind and (key := _known_part(m["text"], known))]
    found = Counter(known[key].actor_id for key in keys)
    best = max(sorted(found), key=found.__getitem__, default=None)
    return next((known[key] for key in keys if known[key].actor_id == best), None)


def _known_part(text: str, known: dict[str, Actor]) -> str | None:
    """The words of a mention that the codebook knows: all, or without words before them (“two German officers”)."""
    words = normalised(text).split()
    front = next((i for i, word in enumerate(words) if word in ("of", "for")), len(words))
    return next((key for i in range(front) if (key := " ".join(words[i:])) in known), None)


def _all_names(actor: Actor) -> list[str]:
    return [actor.name, *actor.aliases, *actor.titles, *actor.metonyms]


def _codebook_row(actor: Actor) -> Row:
    row = {"actor_id": actor.actor_id, "name": actor.name, "kind": actor.kind, "side": actor.side}
    return row | {"origin": "codebook"}


def _linked(mention: Row, actor_id: str) -> Row:
    return {column: mention[column] for column in COPIED} | {"actor_id": actor_id}
