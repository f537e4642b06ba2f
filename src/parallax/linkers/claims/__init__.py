"""Linker claims: every place that states a claim, the codebook's first, then claims nobody wrote down.

A discovered claim is a group of sentences of different articles on one event that likely state the same. Of two
sentences in which the codebook finds its claims it has said what they share, so at least one has to be new to it.
"""

from collections.abc import Iterator

import pyarrow as pa

from parallax.codebook import Codebook
from parallax.codebook.codes import Claim
from parallax.linkers.claims.alignment import Measures, Pair, likely_pairs
from parallax.linkers.claims.beside import Beside, refuse_rules_without_bounds, refuse_unknown_actors
from parallax.linkers.claims.groups import groups
from parallax.linkers.claims.units import Unit, by_article, in_running_text, units
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
        statement=(TEXT, "the claim in a neutral sentence; of a discovered one, a sentence or clause that states it"),
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
    """The statements of all claims of an event, and where they stand."""
    articles = {article["article_id"]: article for article in tables["articles"]}
    events = {article["event_id"] for article in articles.values()}
    claims = [claim for claim in codebook.claims if claim.event_id in events]
    statements = [_codebook_statement(claim) for claim in claims]
    places = list(_codebook_places(tables, claims, {actor.actor_id for actor in codebook.actors}))
    said = {statement["statement"] for statement in statements}
    found, coded = units(tables), by_article(places)
    measures, by_key = Measures(found), {unit.key: unit for unit in found}
    known = {unit.key for unit in found if _is_coded(unit, coded)}
    pairs = {pair: p for pair, p in likely_pairs(found, measures).items() if not known.issuperset(pair)}
    for pair, keys in groups(pairs).items():
        group, claim_id = [by_key[key] for key in keys], _claim_id(pair)
        told = list(_places(group, claim_id, measures, articles))
        places += told
        statements.append(_discovered_statement(group, told, articles, said))
        said.add(statements[-1]["statement"])
    return {"statements": statements, "claims": places}


def _claim_id(pair: Pair) -> str:
    """Article and offset of the two sentences a claim was discovered by."""
    return "-".join(f"{article_id}-{start}" for article_id, start in pair)


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


def _codebook_places(tables: dict[str, list[Row]], claims: list[Claim], actors: set[str]) -> Iterator[Row]:
    """Places where a rule matches and what the claim asks for stands beside it, with how their values relate."""
    by_id, beside = {claim.claim_id: claim for claim in claims}, Beside(tables)
    refuse_rules_without_bounds(tables, by_id)
    mentioned = {row["actor_id"] for row in tables["links/actor_mentions"]} - {None}
    refuse_unknown_actors(claims, sorted(mentioned | actors))
    for place in in_running_text(tables, tables["tables/claims"]):
        claim = by_id[place["claim_id"]]
        if beside.fulfils(place, claim):
            relation = claim.values[place["value"]].relation if place["value"] else None
            yield place | {"relation": relation, "origin": "codebook"}


def _discovered_statement(group: list[Unit], told: list[Row], articles: dict[str, Row], said: set[str]) -> Row:
    """The sentence nearest to all others that is no other claim's statement; where there is none, its own clause."""
    sentences = [unit.text for unit in _nearest_to_all_first(group)]
    texts = [" ".join(text.split()) for text in (*sentences, *(place["text"] for place in told))]
    statement = next((text for text in texts if text not in said), texts[0])
    reporting = [articles[unit.article_id] for unit in group]
    return {
        "claim_id": told[0]["claim_id"],
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


def _places(group: list[Unit], claim_id: str, measures: Measures, articles: dict[str, Row]) -> Iterator[Row]:
    """The clause of each sentence that is nearest to the sentences of other articles."""
    for unit in group:
        part = measures.best_clause(unit, (other for other in group if other.article_id != unit.article_id))
        text = articles[unit.article_id]["text"][part.start : part.end]
        span = {"article_id": unit.article_id, "start": part.start, "end": part.end, "text": text}
        yield {"claim_id": claim_id, **span, "value": None, "relation": None, "origin": "discovered"}


def _is_coded(unit: Unit, places: dict[str, list[Row]]) -> bool:
    return any(unit.whole.start <= place["start"] < unit.whole.end for place in places[unit.article_id])


def _nearest_to_all_first(group: list[Unit]) -> list[Unit]:
    """The sentences in order, those first that share most with the others and add least."""

    def overlap(unit: Unit) -> float:
        others = [other.whole.features for other in group if other is not unit]
        return sum(len(unit.whole.features & other) / len(unit.whole.features | other) for other in others)

    return sorted(group, key=lambda unit: (overlap(unit), unit.key), reverse=True)
