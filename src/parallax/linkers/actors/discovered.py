"""Discovered actors as rows of `actors`."""

import re
from collections import Counter
from collections.abc import Collection

from parallax.linkers.actors.unit import Cluster
from parallax.naming import normalised
from parallax.tables import Row

ARTICLE = re.compile(r"^(the|a|an|some|all|both|many|more than|at least|over|around|about|[\d,]+) ", re.IGNORECASE)
KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "state", "GROUP": "group"}


def discovered_actor(cluster: Cluster, taken: Collection[str]) -> Row:
    """The row of an actor no codebook knows; its id is its name as a slug, marked where the codebook has that id."""
    name = cluster.country or _name(cluster)
    slug = re.sub(r"\W+", "-", normalised(name)).strip("-")
    actor_id = slug if slug not in taken else f"{slug}-discovered"
    return {"actor_id": actor_id, "name": name, "kind": KINDS[cluster.label], "side": "", "origin": "discovered"}


def _name(cluster: Cluster) -> str:
    """The name used most, of a person one with a first name if there is any; a description where there is no name."""
    mentions = [m for unit in cluster.units for m in unit.mentions]
    names = Counter(m["text"] for m in mentions if m["kind"] == "name")
    names = names or Counter(ARTICLE.sub("", m["text"]) for m in mentions if m["kind"] == "nominal")
    full = {name: count for name, count in names.items() if " " in name} if cluster.label == "PERSON" else {}
    return max((full or names).items(), key=lambda item: (item[1], len(item[0]), item[0]))[0]
