"""BASIL (Fan et al. 2019): who is resolved as the speaker of the spans that its coders marked as quoted.

The same set as in `basil`. Asked for are spans whose speaker is a main entity of the event. Who quotes most of the span
is taken (the outermost: “I hope” in a quotation is not its speaker), else the innermost attribution that holds it.
Right is what names the entity: the source's own words, one of the speaker's names, or those of the actor for whom it
speaks. No codebook is used.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from spacy.language import Language

from parallax.codebook import Codebook
from parallax.extractors import attributions, mentions
from parallax.linkers import actors, speakers
from parallax.naming.parties import party_stem
from parallax.pipeline import load_pipeline

FILE = "triples_dev.jsonl"
HEADER = """## BASIL: speakers of quoted spans, without a codebook
Quoted spans whose speaker is a main entity of the event (https://github.com/launchnlp/BASIL). Those that are no
persons are mostly parties and movements: the coders hear “Democratic lawmakers” where a text quotes one of them. The
last column counts the speaker, or the actor for whom it speaks as the texts say (table affiliations). What is missed on
these articles was read while the rules were written: the figures are not out of sample.
"""
LEVELS = ("source's words right", "resolved speaker right", "speaker or whom it speaks for right")
COLLECTIVES = ("campaign", "lawmakers", "democrats", "party", "now")
Rows = list[dict]


@dataclass(frozen=True)
class Asked:
    """A quoted span of an article: offsets, and the main entity its coders heard."""

    article_id: str
    start: int
    end: int
    entity: str

    @property
    def is_group(self) -> bool:
        """A party, movement or campaign: one word, or a collective noun at its end."""
        return "_" not in self.entity or self.entity.lower().endswith(COLLECTIVES)


def main(corpus: Path) -> str:
    """A Markdown section: spans whose entity the source's words, the resolved speaker, or whom it speaks for, name."""
    records = [json.loads(line) for line in (corpus / FILE).read_text(encoding="utf-8").splitlines()]
    articles = [(record, *_text(record)) for record in records]
    tables = _tables([(record, text) for record, text, _ in articles])
    asked = [span for record, text, starts in articles for span in _asked(record, text, starts)]
    lines = [f"| quoted spans of | n | {' | '.join(LEVELS)} |", "|---|---|---|---|---|"]
    for kind, spans in (("main entities", asked), ("persons among them", [one for one in asked if not one.is_group])):
        levels = [_level(span, tables) for span in spans]
        shares = (sum(level <= n for level in levels) / len(spans) for n in range(len(LEVELS)))
        lines.append(f"| {kind} | {len(spans)} | {' | '.join(f'{share:.1%}' for share in shares)} |")
    return "\n".join([HEADER, *lines])


def _level(span: Asked, tables: dict[str, Rows]) -> int:
    """Where the entity is named first: 0 the source's words, 1 the speaker, 2 whom it speaks for, 3 nowhere."""
    attribution = _governing(span, tables["tables/attributions"])
    if attribution is None or attribution["source_start"] is None:
        return len(LEVELS)
    key = (span.article_id, attribution["attribution"])
    speaker = next(row for row in tables["speakers"] if (row["article_id"], row["attribution"]) == key)
    source = {"article_id": span.article_id, "start": attribution["source_start"], "end": attribution["source_end"]}
    mentions = [row for row in tables["links/actor_mentions"] if row["kind"] != "pronoun"]
    own = [row for row in mentions if row["actor_id"] == speaker["actor_id"] and row["article_id"] == span.article_id]
    names = [row for row in own if row["kind"] == "name"]
    behalf = [row for row in mentions if row["actor_id"] == speaker["for_actor_id"]]
    levels = enumerate(([source], names, behalf))
    return next((n for n, rows in levels if any(_names(row, span.entity, tables) for row in rows)), len(LEVELS))


def _names(row: dict, entity: str, tables: dict[str, Rows]) -> bool:
    """A person by the last word, anything else by the stem of each word: “NAACP”, “Romney campaign's spokesman”; of a
    party's lawmakers the party."""
    text = next(article["text"] for article in tables["articles"] if article["article_id"] == row["article_id"])
    parts = entity.lower().removesuffix("_lawmakers").split("_")
    wanted = parts if parts[-1] in COLLECTIVES else parts[-1:]
    words = text[row["start"] : row["end"]].lower()
    return all(re.search(rf"\b{re.escape(party_stem(part))}", words) for part in wanted)


def _governing(span: Asked, found: Rows) -> dict | None:
    """The attribution with the longest quotation over most of the span, else with the shortest content over it."""
    here = [row for row in found if row["article_id"] == span.article_id]
    quoting = [(piece["start"] - piece["end"], row["attribution"], row) for row, piece in _over(span, here, "quoted")]
    holding = [(piece["end"] - piece["start"], row["attribution"], row) for row, piece in _over(span, here, "content")]
    return min(quoting or holding, key=lambda holder: holder[:2])[2] if quoting or holding else None


def _over(span: Asked, rows: Rows, field: str) -> Iterator[tuple[dict, dict]]:
    for row in rows:
        for piece in row[field]:
            if 2 * (min(span.end, piece["end"]) - max(span.start, piece["start"])) > span.end - span.start:
                yield row, piece


def _text(record: dict) -> tuple[str, list[int]]:
    """An article with a paragraph a line, and where each of its sentences begins."""
    text, starts = "", []
    for paragraph in record["paragraphs"]:
        for sentence in paragraph:
            starts.append(len(text))
            text += sentence + " "
        text += "\n"
    return text, starts


def _asked(record: dict, text: str, starts: list[int]) -> list[Asked]:
    asked = []
    marks = (mark for mark in record["annotations"] if re.fullmatch(r"p\d+", mark["id"]))  # others stand in the title
    for mark in marks:
        start = starts[int(mark["id"][1:])] + mark["start"]
        if mark["quote"] == "yes" and mark["speaker"] and not mark["speaker"].startswith("other"):
            asked.append(Asked(record["article_id"], start, start + mark["end"] - mark["start"], mark["speaker"]))
    return asked


def _tables(articles: list[tuple[dict, str]]) -> dict[str, Rows]:
    """What is extracted from the articles and linked event by event, together."""
    nlp, tables = load_pipeline(), defaultdict(list)
    articles = sorted(articles, key=lambda article: article[0]["triple"])
    for _, event in groupby(articles, key=lambda article: article[0]["triple"]):
        for name, rows in _linked(nlp, list(event)).items():
            tables[name] += rows
    return tables


def _linked(nlp: Language, articles: list[tuple[dict, str]]) -> dict[str, Rows]:
    codebook = Codebook(Path("no codebook"))
    tables: dict[str, Rows] = {"articles": [], "tables/mentions": [], "tables/attributions": []}
    for record, text in articles:
        row = {"article_id": record["article_id"], "event_id": record["triple"], "text": text, "zones": []}
        doc = nlp.make_doc(text)
        doc.user_data["breaks"] = [match.start() for match in re.finditer(r"\S[^\n]*", text)]
        doc = nlp(doc)
        tables["articles"].append(row)
        for extractor in (mentions, attributions):
            tables["tables/" + extractor.__name__.rpartition(".")[2]] += extractor.rows(doc, row, codebook)
    tables["links/actor_mentions"] = actors.link(tables, codebook)["actor_mentions"]
    return tables | {"speakers": speakers.link(tables, codebook)["speakers"]}
