"""Comparisons of titles: “President” in one outlet, “former President” in another.

Two different titles of one person are no contradiction and yield no row; only a title with and without a word that
says whether it is held now does.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from parallax.tables import Row

TENURE = re.compile(r"\b(?:former|ex|acting|interim|outgoing|incoming|late|designate|elect)\b", re.IGNORECASE)


def rows(tables: dict[str, list[Row]]) -> Iterator[Row]:
    """For each actor, title and pair of articles: same, or conflict where the titles differ in tenure."""
    held: dict[tuple[str, str], dict[str, Row]] = {}
    actors = {(row["article_id"], row["head"]): row["actor_id"] for row in tables["links/actor_mentions"]}
    for label in tables["tables/labelling"]:
        actor = actors.get((label["article_id"], label["target_head"]))
        if actor and label["relation"] in ("title", "apposition"):
            first = held.setdefault((actor, label["lemma"]), {})
            if _tenure(label) or label["article_id"] not in first:
                first[label["article_id"]] = label
    for _, articles in sorted(held.items()):
        for a, b in combinations((articles[key] for key in sorted(articles)), 2):
            relation = "same" if _tenure(a) == _tenure(b) else "conflict"
            sides = {
                f"{name}_{side}": row[column]
                for side, row in (("a", a), ("b", b))
                for name, column in (("article", "article_id"), ("start", "start"), ("end", "end"))
            }
            yield {"kind": "title", **sides, "relation": relation, "reason": f"“{a['text']}” against “{b['text']}”"}


def _tenure(label: Row) -> str:
    found = TENURE.search(label["text"])
    return found[0].lower() if found else ""
