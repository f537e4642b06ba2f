"""Discovered actors as rows: of `actors`, and of a codebook, ready to paste."""

import re
from collections import Counter
from collections.abc import Collection

from parallax.linkers.actors.unit import Cluster
from parallax.naming import normalised
from parallax.tables import Row

ARTICLE = re.compile(r"^(the|a|an|some|all|both|many|more than|at least|over|around|about|[\d,]+) ", re.IGNORECASE)
TITLE = re.compile(r"the |(?!(?:An?|Its|His|Her|Their|Our|This|That) )[^\W\d_a-z]")  # “Interior Minister”, “the chair”
KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "state", "GROUP": "group"}


def discovered_actor(cluster: Cluster, taken: Collection[str]) -> Row:
    """The row of an actor no codebook knows; its id is its name as a slug, marked where the codebook has that id."""
    name = cluster.country or _name(cluster)
    slug = re.sub(r"\W+", "-", normalised(name)).strip("-")
    actor_id = slug if slug not in taken else f"{slug}-discovered"
    return {"actor_id": actor_id, "name": name, "kind": KINDS[cluster.label], "side": "", "origin": "discovered"}


def suggestions(actors: list[Row], actor_mentions: list[Row], mentions: list[Row]) -> list[dict[str, str]]:
    """Discovered actors as rows of codebook/actors.csv, those named most first, their names and titles filled in."""
    texts = {(row["article_id"], row["head"], row["start"]): row for row in mentions}
    named: dict[str, dict[str, Counter[str]]] = {actor["actor_id"]: {} for actor in actors}
    for row in actor_mentions:
        mention = texts[row["article_id"], row["head"], row["start"]]
        if row["kind"] != "pronoun" and not mention["plural"]:
            named[row["actor_id"]].setdefault(row["kind"], Counter())[mention["text"]] += 1
    found = [actor for actor in actors if actor["origin"] == "discovered"]
    found.sort(key=lambda actor: (-sum(named[actor["actor_id"]].get("name", {}).values()), actor["actor_id"]))
    return [_suggestion(actor, named[actor["actor_id"]]) for actor in found]


def _suggestion(actor: Row, texts: dict[str, Counter[str]]) -> dict[str, str]:
    names = sorted(set(texts.get("name", ())) - {actor["name"]})
    titles = {re.sub("^The ", "the ", text) for text in texts.get("nominal", ())}
    titles = sorted(text for text in titles if TITLE.match(text))
    return {
        "actor_id": actor["actor_id"], "name": actor["name"], "kind": actor["kind"], "side": "",
        "aliases": "|".join(names), "titles": "|".join(titles), "metonyms": "", "note": "discovered; check before use",
    }  # fmt: skip


def _name(cluster: Cluster) -> str:
    """The name used most, of a person one with a first name if there is any; a description where there is no name."""
    mentions = [m for unit in cluster.units for m in unit.mentions]
    names = Counter(m["text"] for m in mentions if m["kind"] == "name")
    names = names or Counter(ARTICLE.sub("", m["text"]) for m in mentions if m["kind"] == "nominal")
    full = {name: count for name, count in names.items() if " " in name} if cluster.label == "PERSON" else {}
    return max((full or names).items(), key=lambda item: (item[1], len(item[0]), item[0]))[0]
