"""BASIL (Fan et al. 2019): triples of articles of three outlets on one event, with the event's main entities.

The set: https://github.com/marshallwhiteorg/emnlp19-media-bias (`triples_dev.jsonl`: one article a line). An entity that
an article lists counts as found where an actor of that article bears its name; as one actor where the articles of the
triple that find it give it the same id. Only entities that stand as names in the text are asked for. No codebook is used.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from parallax.codebook import Codebook
from parallax.extractors.mentions import rows
from parallax.linkers import actors
from parallax.parse import load_pipeline

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
    found = {entity: ids for entity, ids in found_entities(articles).items()}
    whole = [ids for ids in found.values() if None not in ids]
    lines = ["| main entities × triples | found in every article that names them | one actor over the triple |", "|---|---|---|"]
    one = sum(len(set(ids)) == 1 for ids in found.values())
    lines.append(f"| {len(found)} | {len(whole) / len(found):.1%} | {one / len(found):.1%} |")
    return "## BASIL: main entities without a codebook\n\n" + "\n".join(lines)


def read_articles(file: Path) -> list[Article]:
    """The articles of the set, each as running text."""
    records = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [
        Article(r["article_id"], r["triple"], tuple(r["main_entities"]), "\n".join(" ".join(p) for p in r["paragraphs"]))
        for r in records
    ]


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
    nlp, codebook = load_pipeline(), Codebook(Path("no codebook"))
    mentions = [row for article in articles for row in _mentions(nlp, article, codebook)]
    events = [{"article_id": article.article_id, "event_id": article.triple} for article in articles]
    linked = actors.link({"articles": events, "tables/mentions": mentions}, codebook)["actor_mentions"]
    texts = {(row["article_id"], row["head"], row["start"]): row["text"] for row in mentions}
    found: dict[str, dict[str, list[str]]] = {article.article_id: {} for article in articles}
    for row in linked:
        if row["kind"] != "pronoun":
            text = texts[row["article_id"], row["head"], row["start"]]
            found[row["article_id"]].setdefault(row["actor_id"], []).append(text)
    return found


def _mentions(nlp, article: Article, codebook: Codebook) -> Iterator[dict]:
    doc = nlp.make_doc(article.text)
    doc.user_data["breaks"] = [match.start() for match in re.finditer(r"\S[^\n]*", article.text)]
    yield from rows(nlp(doc), {"article_id": article.article_id}, codebook)
