"""Actors: one actor under all names, over all articles and outlets of an event.

The codebook decides first. What it does not know is discovered: chains of one event that share a name, then surnames
after a full name that is alone in having that surname.
"""

import re
import unicodedata

from parallax.codebook import Actor, Codebook
from parallax.tables import INT, TEXT, Row, schema

READS = ("articles", "tables/mentions")
SCHEMAS = {
    "actors": schema(
        "One row per actor.",
        actor_id=(TEXT, "the codebook's id, or the name as a slug"),
        name=(TEXT, "the codebook's name, or the longest frequent one"),
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
        actor_id=(TEXT, "actor"),
        reading=(TEXT, "actor, place or modifier"),
        kind=(TEXT, "name, nominal or pronoun"),
    ),
}
KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "state", "GROUP": "group"}


def link(tables: dict[str, list[Row]], codebook: Codebook) -> dict[str, list[Row]]:
    """Actors and their mentions; a chain without a name or a codebook title belongs to no actor."""
    events = {article["article_id"]: article["event_id"] for article in tables["articles"]}
    chains: dict[tuple[str, str], list[Row]] = {}
    for mention in tables["tables/mentions"]:
        chains.setdefault((mention["article_id"], mention["chain"]), []).append(mention)
    known = {normalised(name): actor for actor in codebook.actors for name in _all_names(actor)}
    blocks: dict[str, list[list[Row]]] = {}
    actors = {a.actor_id: {"actor_id": a.actor_id, "name": a.name, "kind": a.kind, "side": a.side, "origin": "codebook"}
              for a in codebook.actors}
    linked = []
    for chain in chains.values():
        actor = next((known[key] for m in chain if m["kind"] != "pronoun" and (key := normalised(m["text"])) in known), None)
        if actor:
            linked += [_mention_row(mention, actor.actor_id) for mention in chain]
        elif any(m["kind"] == "name" for m in chain):
            blocks.setdefault(events[chain[0]["article_id"]], []).append(chain)
    for event in sorted(blocks):
        for cluster in _clusters(blocks[event]):
            actor = _discovered(cluster)
            actors.setdefault(actor["actor_id"], actor)
            linked += [_mention_row(mention, actor["actor_id"]) for chain in cluster for mention in chain]
    return {"actors": list(actors.values()), "actor_mentions": linked}


def normalised(name: str) -> str:
    """A name without case, diacritics, hyphens, dots, articles and possessives."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'").removesuffix("'s")
    return re.sub(r"^the ", "", " ".join(re.sub(r"[^\w']+", " ", plain.replace(".", "")).split()))


def suggestions(linked: dict[str, list[Row]]) -> list[Row]:
    """Discovered actors as codebook rows, ready to paste."""
    return [
        {"actor_id": a["actor_id"], "name": a["name"], "kind": a["kind"], "side": "", "aliases": "", "titles": "",
         "metonyms": "", "note": "discovered"}
        for a in linked["actors"] if a["origin"] == "discovered"
    ]


def _all_names(actor: Actor) -> list[str]:
    return [actor.name, *actor.aliases, *actor.titles, *actor.metonyms]


def _mention_row(mention: Row, actor_id: str) -> Row:
    return {column: mention[column] for column in ("article_id", "start", "end", "head", "reading", "kind")} | {
        "actor_id": actor_id
    }


def _clusters(chains: list[list[Row]]) -> list[list[list[Row]]]:
    """Chains of one event that share their longest name; surnames join the one full name that ends so."""
    by_name: dict[str, list[list[Row]]] = {}
    for chain in chains:
        by_name.setdefault(_longest(chain), []).append(chain)
    surnames: dict[str, list[str]] = {}
    for name in sorted(by_name):
        if " " in name:
            surnames.setdefault(name.split()[-1], []).append(name)
    for name in sorted(by_name):
        full = surnames.get(name, [])
        if len(full) == 1:
            by_name[full[0]] += by_name.pop(name)
    return [by_name[name] for name in sorted(by_name)]


def _longest(chain: list[Row]) -> str:
    return max((normalised(m["text"]) for m in chain if m["kind"] == "name"), key=lambda name: (len(name), name))


def _discovered(cluster: list[list[Row]]) -> Row:
    names = [m for chain in cluster for m in chain if m["kind"] == "name"]
    name = max(names, key=lambda m: (len(m["text"]), m["text"]))
    slug = re.sub(r"\W+", "-", normalised(name["text"])).strip("-")
    return {"actor_id": slug, "name": name["text"], "kind": KINDS.get(name["label"], "group"), "side": "", "origin": "discovered"}
