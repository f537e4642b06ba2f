"""Pairs of sentences that state one claim, coded by hand: how many are discovered, and the weights of the measures.

Coded are eight events of BASIL (coding.csv: article and offset of both sentences, and whether the coder was certain),
before any output on them was seen, and the seeds (gold/claim_cells.csv). Each event is scored with weights fitted on
the others; six more events of BASIL (unfitted.csv) with the weights fitted on all of these. Uncertain pairs are not
scored. Obtain BASIL as basil_claims says.
"""

import csv
import tempfile
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks.basil_claims import FILE, LINKED, NEEDED, write_study
from benchmarks.claim_pairs.fitting import Event, f1, fit, score
from parallax import extract, ingest, link, parse
from parallax.linkers.claims import READS
from parallax.linkers.claims.alignment import INTERCEPT, LIKELY, MEASURES, Pair, weights
from parallax.linkers.claims.units import Unit, units
from parallax.tables import Row, records

Score = tuple[int, int, int]  # pairs that are right, discovered, coded
CODING, UNFITTED = (Path(__file__).with_name(name) for name in ("coding.csv", "unfitted.csv"))
SEEDS = Path(__file__).parents[2] / "seeds"


def main(corpus: Path) -> str:
    """A Markdown section: each event left out of the fit in turn, then the weights fitted on all."""
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder) / "study"
        write_study(corpus / FILE, study)
        tables = read_tables(study, Path(folder) / "data")
        events = [*coded_events(tables, CODING), seeds(Path(folder) / "seeds")]
    scores = [score(event, fit([other for other in events if other is not event])) for event in events]
    fitted, unfitted = fit(events), coded_events(tables, UNFITTED)
    return _section(events, scores, fitted, _rows(unfitted, [score(event, fitted) for event in unfitted]))


def read_tables(study: Path, data: Path) -> dict[str, list[Row]]:
    """The tables that discovery reads, made of a study."""
    ingest.main(study, data)
    parse.main(study, data)
    for name in NEEDED:
        extract.main(name, study, data)
    for name in LINKED:
        link.main(name, study, data)
    return {name: records(data / f"{name}.parquet") for name in (*READS, "links/claims")}


def coded_events(tables: dict[str, list[Row]], coding: Path) -> list[Event]:
    """The events of BASIL that are coded in a file."""
    events = {row["article_id"]: row["event_id"] for row in tables["articles"]}
    coded: dict[str, dict[Pair, bool]] = defaultdict(dict)
    with coding.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            pair = (row["article_a"], int(row["start_a"])), (row["article_b"], int(row["start_b"]))
            coded[events[row["article_a"]]][pair] = row["certain"] == "1"
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in units(tables):
        found[events[unit.article_id]].append(unit)
    return [Event(name, found[name], pairs) for name, pairs in sorted(coded.items())]


def seeds(data: Path) -> Event:
    """The seeds; what the codebook's rules bring together and no coder did is uncertain: a coder gave a place each."""
    tables = read_tables(SEEDS, data)
    with (SEEDS / "gold" / "claim_cells.csv").open(encoding="utf-8", newline="") as file:
        places = [row | {"start": int(row["start"])} for row in csv.DictReader(file) if row["start"]]
    pairs = dict.fromkeys(_pairs(tables["links/claims"], tables), False)
    coders = {row["coder"] for row in places}
    for coder in coders:
        pairs |= dict.fromkeys(_pairs([row for row in places if row["coder"] == coder], tables), True)
    return Event("seeds", units(tables), pairs)


def _pairs(places: list[Row], tables: dict[str, list[Row]]) -> set[Pair]:
    """Pairs of sentences of two articles that hold a place of one claim of the codebook."""
    claims: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for place in places:
        if place.get("origin") != "discovered":
            inside = (s for s in tables["sentences"] if s["article_id"] == place["article_id"])
            start = next(s["start"] for s in inside if s["start"] <= place["start"] < s["end"])
            claims[place["claim_id"]].add((place["article_id"], start))
    return {(a, b) for held in claims.values() for a, b in combinations(sorted(held), 2) if a[0] != b[0]}


def _rows(events: list[Event], scores: list[Score]) -> list[str]:
    each = [
        f"| {event.name[:8]} | {len(event.units)} | {coded} | {found} | {right / found:.2f} | {right / coded:.2f} | "
        f"{f1([(right, found, coded)]):.2f} |"
        for event, (right, found, coded) in zip(events, scores)
    ]
    mean = sum(f1([score]) for score in scores) / len(scores)
    return [*each, f"| mean, all pairs together | | | | | | {mean:.2f}, {f1(scores):.2f} |"]


def _section(events: list[Event], scores: list[Score], fitted: np.ndarray, unfitted: list[str]) -> str:
    with_shipped = [score(event, weights()) for event in events]
    of_measures = zip((*MEASURES, INTERCEPT), fitted, weights())
    fits = [f"| {name} | {new:.1f} | {shipped:.1f} |" for name, new, shipped in of_measures]
    return "\n".join(
        [
            "## Claims discovered without a codebook: pairs of sentences",
            "",
            "Each event is scored with weights fitted on the others; a pair is discovered from a probability of",
            f"{LIKELY} on. Coded by the developers, the events of BASIL before any output was seen; uncertain pairs",
            "are left out. Of the codebook the seeds have the actors alone.",
            "",
            "| event | sentences | pairs coded | discovered | precision | recall | F1 |",
            "|---|---|---|---|---|---|---|",
            *_rows(events, scores),
            "",
            f"With the weights shipped, fitted on all of them, {f1(with_shipped):.2f} of all pairs together. On six",
            "more events, likewise coded, which had no say in any weight, measure or probability:",
            "",
            "| event | sentences | pairs coded | discovered | precision | recall | F1 |",
            "|---|---|---|---|---|---|---|",
            *unfitted,
            "",
            "| measure | weight fitted | shipped |",
            "|---|---|---|",
            *fits,
        ]
    )
