"""Stage extract NAME: Docs, article rows and the codebook → one table of spans (data/tables/NAME.parquet)."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import spacy

from parallax import extractors
from parallax.codebook import Codebook
from parallax.command_line import run_stage
from parallax.shards import read_docs
from parallax.tables import Row, records, write

NAMES = sorted(module.name for module in pkgutil.iter_modules(extractors.__path__))


def main(name: str, study: Path, data: Path) -> None:
    """Run one extractor over every article, shard by shard."""
    extractor = import_module(f"parallax.extractors.{name}")
    write(data / "tables" / f"{name}.parquet", extracted(extractor, study, data), extractor.SCHEMA)


def extracted(extractor: ModuleType, study: Path, data: Path) -> Iterator[Row]:
    """The rows of one extractor over all articles; no article knows of another."""
    codebook, articles = Codebook(study), articles_by_key(data)
    for key, doc in read_docs(data / "docs", spacy.blank("en").vocab):
        for article in articles[key]:
            yield from extractor.rows(doc, article, codebook)


def articles_by_key(data: Path) -> dict[str, list[Row]]:
    """Article rows by the key of their Doc, each with its event's days and its zones."""
    events = {event["event_id"]: event for event in records(data / "events.parquet")}
    zones: dict[str, list[Row]] = {}
    for zone in records(data / "zones.parquet"):
        zones.setdefault(zone.pop("article_id"), []).append(zone)
    keys = {text["article_id"]: text["doc_key"] for text in records(data / "texts.parquet")}
    articles: dict[str, list[Row]] = {}
    for article in records(data / "articles.parquet"):
        event, article_id = events[article["event_id"]], article["article_id"]
        extra = {"event_starts": event["starts"], "event_ends": event["ends"], "zones": zones.get(article_id, [])}
        articles.setdefault(keys[article_id], []).append(article | extra)
    return articles


if __name__ == "__main__":
    run_stage(main, __doc__, NAMES)
