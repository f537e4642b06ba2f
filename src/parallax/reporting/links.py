"""Where a sentence is read: the page of its article, and the address of the sentence on it.

The report writes which articles have a page (pages.csv); notebooks read it, so that no link leads nowhere.
"""

import csv
import hashlib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

CATALOGUE = "pages.csv"


@dataclass(frozen=True)
class Link:
    """A page as navigation names it."""

    file: str
    label: str


def file_stem(text: str) -> str:
    """A file name from an id: the id where it is plain, else what is plain of it and a hash of all."""
    plain = re.sub(r"[^a-z0-9_-]+", "-", text.casefold())[:40].strip("-")
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return plain if plain and plain == text else f"{plain}-{digest}".strip("-")


def article_file(article_id: str) -> str:
    """The page of an article."""
    return f"article-{file_stem(article_id)}.html"


def sentence_id(number: int) -> str:
    """A sentence's id on the page of its article."""
    return f"s{number}"


def outlet_file(outlet_id: str) -> str:
    """The page of an outlet."""
    return f"outlet-{file_stem(outlet_id)}.html"


def write_catalogue(report: Path, article_ids: Iterable[str], outlet_ids: Iterable[str]) -> None:
    """Note in the report's folder which articles and outlets have a page."""
    pages = [("article", each, article_file(each)) for each in article_ids]
    pages += [("outlet", each, outlet_file(each)) for each in outlet_ids]
    with (report / CATALOGUE).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("kind", "id", "page"), *pages])


def read_catalogue(report: Path, seen_from: Path) -> dict[tuple[str, str], str]:
    """The page of each (kind, id), as a link in a page of the folder `seen_from` has it."""
    file = report / CATALOGUE
    if not file.is_file():
        return {}
    folder = os.path.relpath(report, seen_from)
    with file.open(encoding="utf-8", newline="") as opened:
        return {(row["kind"], row["id"]): _from(folder, row["page"]) for row in csv.DictReader(opened)}


def _from(folder: str, page: str) -> str:
    return page if folder == "." else f"{folder}/{page}"
