"""BASIL (Fan et al. 2019): triples of articles of three outlets on one event, with the event's main entities.

The set: https://github.com/launchnlp/BASIL (`triples_dev.jsonl`: one article a line). An entity that an article lists
counts as found where each article of its triple that names it has an actor of that name; as one actor where that is the
same one in all of them. Only entities that stand in the text as names are asked for. No codebook is used.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.newswcl50 import link_texts

FILE = "triples_dev.jsonl"


@dataclass(frozen=True)
class Article:
    """One article: its id, the triple it belongs to, its main entities, its text with a paragraph a line."""

    article_id: str
    triple: str
    entities: tuple[str, ...]
    text: str


def main(corpus: Path) -> str:
    """A Markdown section: main entities found as actors, and those that are one actor over their triple."""
    articles = read_articles(corpus / FILE)
    found = found_entities(articles)
    whole = [ids for ids in found.values() if None not in ids]
    one = [ids for ids in whole if len(set(ids)) == 1]
    return (
        "## BASIL: main entities without a codebook\n\n"
        "| named main entities × triples | found in every article that names them | one actor over the triple |\n"
        "|---|---|---|\n"
        f"| {len(found)} | {len(whole) / len(found):.1%} | {len(one) / len(found):.1%} |"
    )


def read_articles(file: Path) -> list[Article]:
    """The articles of the set, each as running text."""
    records = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [Article(r["article_id"], r["triple"], tuple(r["main_entities"]), _text(r["paragraphs"])) for r in records]


def _text(paragraphs: list[list[str]]) -> str:
    return "\n".join(" ".join(sentences) for sentences in paragraphs)


def found_entities(articles: list[Article]) -> dict[tuple[str, str], list[str | None]]:
    """Of each triple and main entity: the actor of its name in each article that names it, None where there is none."""
    texts = _texts_of_actors(articles)
    listed = {(article.triple, entity) for article in articles for entity in article.entities}
    found: dict[tuple[str, str], list[str | None]] = {}
    for triple, entity in sorted(listed):
        name = _pattern(entity)
        for article in articles:
            if article.triple == triple and name.search(article.text.replace("-", "")):
                bearers = Counter(
                    actor
                    for actor, texts_of in texts[article.article_id].items()
                    for text in texts_of
                    if re.fullmatch(rf"(?:.*[ -])?(?:{name.pattern})", text.replace("-", ""))
                )
                best = max(sorted(bearers), key=bearers.__getitem__, default=None)
                found.setdefault((triple, entity), []).append(best)
    return found


def _pattern(entity: str) -> re.Pattern[str]:
    """What names an entity, capitalised: the last word of a name, the whole of “Romney campaign”."""
    words = entity.replace("-", "").split()
    words = words if words[-1].islower() or len(words) > 2 else words[-1:]
    return re.compile(rf"\b{words[0][0].upper()}(?i:{re.escape(' '.join(words)[1:])})\b")


def _texts_of_actors(articles: list[Article]) -> dict[str, dict[str, list[str]]]:
    linked = link_texts({article.article_id: (article.triple, article.text) for article in articles})
    texts = {(row["article_id"], row["head"], row["start"]): row["text"] for row in linked.mentions}
    found: dict[str, dict[str, list[str]]] = {article.article_id: {} for article in articles}
    for row in linked.of_actors:
        if row["kind"] != "pronoun":
            text = texts[row["article_id"], row["head"], row["start"]]
            found[row["article_id"]].setdefault(row["actor_id"], []).append(text)
    return found
