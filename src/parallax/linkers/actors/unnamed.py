"""Bodies that several articles speak of and none names (“the union”, “police”): offered to a codebook, never counted.

Whether two such descriptions mean one body is not told by the words: a person judges it.
"""

import re
from collections import Counter, defaultdict

from parallax.codebook import SEPARATOR
from parallax.tables import Row

FEWEST = 2  # articles that speak of it
DEFINITE = re.compile(r"the [\w’' -]+|[\w-]+")  # not “a group of nurses”, “his party”
NOTE = "never named; check that all mean the same"


def unnamed(mentions: list[Row], actor_mentions: list[Row]) -> list[dict[str, str]]:
    """Rows of codebook/actors.csv, a head noun each, those spoken of most first; their titles are the descriptions."""
    linked = {(row["article_id"], row["head"]) for row in actor_mentions}
    texts, articles = defaultdict(Counter), defaultdict(set)
    for mention in mentions:
        text = " ".join(mention["text"].lower().split())
        body = mention["kind"] == "nominal" and mention["label"] == "ORG" and not mention["plural"]
        if body and DEFINITE.fullmatch(text) and (mention["article_id"], mention["head"]) not in linked:
            noun = re.match(r"[\w-]+", mention["text"][mention["head"] - mention["start"] :])[0].lower()
            texts[noun][text] += 1
            articles[noun].add(mention["article_id"])
    found = sorted((noun for noun in texts if len(articles[noun]) >= FEWEST), key=lambda n: (-texts[n].total(), n))
    return [_row(noun, texts[noun]) for noun in found]


def _row(noun: str, texts: Counter[str]) -> dict[str, str]:
    name = max(texts, key=lambda text: (texts[text], -len(text), text))
    titles = SEPARATOR.join(sorted(set(texts) - {name}))
    empty = {"side": "", "aliases": "", "metonyms": ""}
    return {"actor_id": noun, "name": name, "kind": "organisation", **empty, "titles": titles, "note": NOTE}
