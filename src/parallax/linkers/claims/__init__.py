"""Linker claims: every place that states a claim, the codebook's first, then claims nobody wrote down.

A discovered claim is a group of sentences of different articles on one event that align; groups whose sentences the
codebook's claims already bring together are left out.
"""

from collections.abc import Iterator
from itertools import combinations

import pyarrow as pa

from parallax.codebook import Codebook
from parallax.codebook.codes import Claim
from parallax.linkers.claims.alignment import best_clause, clusters, feature_weights
from parallax.linkers.claims.beside import Beside, refuse_rules_without_bounds
from parallax.linkers.claims.units import Unit, units
from parallax.study import PHASES
from parallax.tables import INT, TEXT, Row, schema

READS = (
    "articles",
    "sentences",
    "zones",
    "tables/claims",
    "tables/clauses",
    "links/quantities",
    "links/actor_mentions",
)
SCHEMAS = {
    "statements": schema(
        "One row per claim of an event.",
        claim_id=(TEXT, "claim"),
        event_id=(TEXT, "event"),
        statement=(TEXT, "the claim in a neutral sentence; of a discovered one, the sentence nearest to all others"),
        knowable_from=(TEXT, "before, during or after the event, or a day: from when an article can report it"),
        value=(TEXT, "label of the value the statement itself gives, null where the claim has no values"),
        voices=(pa.list_(TEXT), "voices in which the claim counts, null where any does"),
        origin=(TEXT, "codebook or discovered"),
    ),
    "claims": schema(
        "One row per place that states a claim.",
        claim_id=(TEXT, "claim"),
        article_id=(TEXT, "article"),
        start=(INT, "offset of the first character"),
        end=(INT, "offset after the last character"),
        text=(TEXT, "the words"),
        value=(TEXT, "label of the value that stands there, or null"),
        relation=(
            TEXT,
            "the value against the statement's own, as the codebook says: same, finer, coarser, weaker, stronger, "
            "reconcilable, conflict or wording; null where it says none or there is no value",
        ),
        origin=(TEXT, "codebook or discovered"),
    ),
}


def link(tables: dict[str, list[Row]], codebook: Codebook) -> dict[str, list[Row]]:
    """The statements of all claims, and where they stand."""
    articles = {article["article_id"]: article for article in tables["articles"]}
    events = sorted({article["event_id"] for article in articles.values()})
    statements = [_codebook_statement(claim) for claim in codebook.claims if claim.event_id in events]
    places = list(_codebook_places(tables, codebook))
    of_codebook = list(places)
    everything = units(tables)
    for event in events:
        of_event = [unit for unit in everything if articles[unit.article_id]["event_id"] == event]
        for group in clusters(of_event):
            if not _is_covered(group, of_codebook):
                rows = list(_places(group, of_event, articles))
                places += rows
                statements.append(_discovered_statement(group, rows[0]["claim_id"], articles))
    return {"statements": statements, "claims": places}


def _codebook_statement(claim: Claim) -> Row:
    return {
        "claim_id": claim.claim_id,
        "event_id": claim.event_id,
        "statement": claim.statement,
        "knowable_from": claim.knowable_from,
        "value": next(iter(claim.values), None),
        "voices": list(claim.where.voices) or None,
        "origin": "codebook",
    }


def _codebook_places(tables: dict[str, list[Row]], codebook: Codebook) -> Iterator[Row]:
    """Places where a rule matches and what the claim asks for stands beside it, with how their values relate."""
    claims, beside = {claim.claim_id: claim for claim in codebook.claims}, Beside(tables)
    refuse_rules_without_bounds(tables, claims)
    for place in tables["tables/claims"]:
        claim = claims[place["claim_id"]]
        if beside.fulfils(place, claim):
            relation = claim.values[place["value"]].relation if place["value"] else None
            yield place | {"relation": relation, "origin": "codebook"}


def _discovered_statement(group: list[Unit], claim_id: str, articles: dict[str, Row]) -> Row:
    statement = " ".join(_nearest_to_all(group).text.split())
    reporting = [articles[unit.article_id] for unit in group]
    return {
        "claim_id": claim_id,
        "event_id": reporting[0]["event_id"],
        "statement": statement,
        "knowable_from": _knowable_from(reporting),
        "value": None,
        "voices": None,
        "origin": "discovered",
    }


def _knowable_from(reporting: list[Row]) -> str:
    """The earliest phase that reports it; where none is known the earliest day, else after the event."""
    phases = {article["written"] for article in reporting} & set(PHASES)
    days = [article["published"].isoformat() for article in reporting if article["published"]]
    return min(phases, key=PHASES.index, default=min(days, default=PHASES[-1]))


def _places(group: list[Unit], of_event: list[Unit], articles: dict[str, Row]) -> Iterator[Row]:
    """The clause of each sentence that is nearest to the sentences of other articles."""
    claim_id = f"{group[0].article_id}-{group[0].whole.start}"
    weights = feature_weights(of_event)
    for unit in group:
        part = best_clause(unit, (other for other in group if other.article_id != unit.article_id), weights)
        text = articles[unit.article_id]["text"][part.start : part.end]
        span = {"article_id": unit.article_id, "start": part.start, "end": part.end, "text": text}
        yield {"claim_id": claim_id, **span, "value": None, "relation": None, "origin": "discovered"}


def _is_covered(group: list[Unit], places: list[Row]) -> bool:
    """Whether the codebook brings most pairs of the group together under one of its claims."""
    codes = [
        {p["claim_id"] for p in places if p["article_id"] == u.article_id and u.whole.start <= p["start"] < u.whole.end}
        for u in group
    ]
    pairs = list(combinations(codes, 2))
    return 2 * sum(bool(a & b) for a, b in pairs) > len(pairs)


def _nearest_to_all(group: list[Unit]) -> Unit:
    """The sentence that shares most with the others and adds least."""

    def overlap(unit: Unit) -> float:
        others = [other.whole.features for other in group if other is not unit]
        return sum(len(unit.whole.features & other) / len(unit.whole.features | other) for other in others)

    return max(group, key=lambda unit: (overlap(unit), unit.key))
