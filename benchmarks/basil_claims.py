"""BASIL (Fan et al. 2019): claims discovered over triples of articles on one event, without a codebook.

The set: https://github.com/marshallwhiteorg/emnlp19-media-bias (`triples_dev.jsonl`). It holds no reference for claims:
a fixed draw of discovered pairs of sentences is written to a file outside the repository, read by a person, and judged
in its column `right` (1 or 0). The section gives the share that is right and the offsets of the pairs drawn.
"""

import csv
import hashlib
import json
import tempfile
from itertools import combinations
from pathlib import Path

from parallax import extract, ingest, link, parse
from parallax.study import catalogue
from parallax.tables import Row, records

FILE = "triples_dev.jsonl"
SAMPLE = "claims_sample.csv"
DRAWN = 100
NEEDED = ("clauses", "mentions", "quantities", "dates", "claims")
LINKED = ("actors", "quantities", "claims")
COLUMNS = ["claim_id", "article_a", "start_a", "article_b", "start_b", "sentence_a", "sentence_b", "right"]


def main(corpus: Path) -> str:
    """A Markdown section; makes the sample beside the set where it is missing, keeping judgements already given."""
    sample = corpus / SAMPLE
    with tempfile.TemporaryDirectory() as folder:
        study, data = Path(folder) / "study", Path(folder) / "data"
        articles = write_study(corpus / FILE, study)
        pairs = discovered_pairs(study, data)
    judged = _read_judgements(sample)
    drawn = sorted(sorted(pairs, key=_lot)[:DRAWN], key=_key)
    for pair in drawn:
        pair["right"] = judged.get(_key(pair), "")
    _write_sample(sample, drawn)
    return _section(articles, pairs, drawn)


def write_study(file: Path, study: Path) -> int:
    """A study folder of all triples, each an event; returns the number of articles."""
    (study / "articles").mkdir(parents=True)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    rows = []
    for line in lines:
        name = f"articles/{line['article_id']}.txt"
        (study / name).write_text("\n".join(" ".join(paragraph) for paragraph in line["paragraphs"]), encoding="utf-8")
        rows.append([line["article_id"], line["source"], line["triple"], line["date"], "", "", "", "", "", name])
    _write_csv(study / "articles.csv", catalogue.COLUMNS[0], rows)
    outlets = sorted({line["source"] for line in lines})
    _write_csv(study / "outlets.csv", list(ingest.OUTLETS.names), [[outlet, outlet, "", ""] for outlet in outlets])
    events = {line["triple"]: [line["triple"], line["main_event"], line["date"], line["date"]] for line in lines}
    _write_csv(study / "events.csv", ingest.EVENT_COLUMNS, list(events.values()))
    return len(lines)


def discovered_pairs(study: Path, data: Path) -> list[Row]:
    """Every pair of sentences of two articles that a discovered claim brings together, in order."""
    ingest.main(study, data)
    parse.main(study, data)
    for name in NEEDED:
        extract.main(name, study, data)
    for name in LINKED:
        link.main(name, study, data)
    sentences = records(data / "sentences.parquet")
    claims: dict[str, list[Row]] = {}
    for place in records(data / "links" / "claims.parquet"):
        claims.setdefault(place["claim_id"], []).append(place)
    found = [(a, b) for places in claims.values() for a, b in combinations(places, 2)]
    pairs = (_pair(a, b, sentences) for a, b in found if a["article_id"] != b["article_id"])
    return [pair for _, pair in sorted({_key(pair): pair for pair in pairs}.items())]


def _pair(a: Row, b: Row, sentences: list[Row]) -> Row:
    pair = {"claim_id": a["claim_id"]}
    for side, place in (("a", a), ("b", b)):
        of_article = (row for row in sentences if row["article_id"] == place["article_id"])
        sentence = next(row for row in of_article if row["start"] <= place["start"] < row["end"])
        pair |= {f"article_{side}": place["article_id"], f"start_{side}": sentence["start"]}
        pair[f"sentence_{side}"] = sentence["text"]
    return pair


def _key(pair: Row) -> tuple[str, int, str, int]:
    return pair["article_a"], int(pair["start_a"]), pair["article_b"], int(pair["start_b"])


def _lot(pair: Row) -> str:
    """A fixed lot of each pair, so that a change of rules leaves the lots of the other pairs as they were."""
    return hashlib.sha256(repr(_key(pair)).encode()).hexdigest()


def _read_judgements(sample: Path) -> dict[tuple[str, int, str, int], str]:
    if not sample.is_file():
        return {}
    with sample.open(encoding="utf-8", newline="") as file:
        return {_key(row): row["right"] for row in csv.DictReader(file)}


def _write_sample(sample: Path, drawn: list[Row]) -> None:
    _write_csv(sample, COLUMNS, [[pair[column] for column in COLUMNS] for pair in drawn])


def _write_csv(file: Path, header: list[str], rows: list[list]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([header, *rows])


def _section(articles: int, pairs: list[Row], drawn: list[Row]) -> str:
    judged = [pair["right"] for pair in drawn if pair["right"] in ("0", "1")]
    right = f"{judged.count('1') / len(judged):.0%} of {len(judged)}" if judged else "not yet read"
    return "\n".join(
        [
            "## BASIL: claims discovered without a codebook",
            "",
            f"{articles} articles in triples; a pair is right where both sentences state the same claim, read by the",
            "developers with the articles at hand. Eight of the events served to fit the weights (claim_pairs). An",
            "article id is followed by the offset of the sentence.",
            "",
            "| pairs discovered | drawn by a fixed lot | right of those read |",
            "|---|---|---|",
            f"| {len(pairs)} | {len(drawn)} | {right} |",
            "",
            "<details><summary>The pairs drawn</summary>",
            "",
            "| article, offset | article, offset | right |",
            "|---|---|---|",
            *(f"| {p['article_a']}, {p['start_a']} | {p['article_b']}, {p['start_b']} | {p['right']} |" for p in drawn),
            "",
            "</details>",
        ]
    )
