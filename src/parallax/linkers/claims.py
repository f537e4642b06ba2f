"""Linker claims: every place that states a claim, from the codebook or discovered by aligning clauses of outlets."""

from parallax.codebook import Codebook
from parallax.tables import TEXT, INT, Row, schema

READS = ("articles", "tables/claims")
SCHEMAS = {
    "statements": schema(
        "One row per claim of an event.",
        claim_id=(TEXT, "claim"),
        event_id=(TEXT, "event"),
        statement=(TEXT, "the claim in a neutral sentence; of a discovered one, its fullest wording"),
        knowable_from=(TEXT, "before, during or after the event, or a day: from when an article can report it"),
        value=(TEXT, "label of the value the statement itself gives, null where the claim has no values"),
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
        origin=(TEXT, "codebook or discovered"),
    ),
}


def link(tables: dict[str, list[Row]], codebook: Codebook) -> dict[str, list[Row]]:
    """The codebook's claims, then those that no code covers."""
    events = {article["event_id"] for article in tables["articles"]}
    statements = [
        {
            "claim_id": claim.claim_id,
            "event_id": claim.event_id,
            "statement": claim.statement,
            "knowable_from": claim.knowable_from,
            "value": next(iter(claim.values), None),
            "origin": "codebook",
        }
        for claim in codebook.claims
        if claim.event_id in events
    ]
    return {"statements": statements, "claims": [row | {"origin": "codebook"} for row in tables["tables/claims"]]}
