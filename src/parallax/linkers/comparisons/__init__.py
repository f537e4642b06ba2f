"""Comparisons: how what two articles say of the same thing agrees, from the groups that the other linkers found."""

from parallax.codebook import Codebook
from parallax.linkers.comparisons import claims, quantities, quotes, titles
from parallax.tables import INT, TEXT, Row, schema

READS = (
    "articles",
    "sentences",
    "tables/attributions",
    "tables/clauses",
    "tables/labelling",
    "links/actors",
    "links/actor_mentions",
    "links/claims",
    "links/quantities",
    "links/quotes",
    "links/speakers",
)
SCHEMAS = {
    "comparisons": schema(
        "One row per pair of articles and thing that both tell.",
        kind=(TEXT, "quantity, date, quote, claim or title"),
        article_a=(TEXT, "article, the smaller id of the two"),
        start_a=(INT, "offset of the first character in it"),
        end_a=(INT, "offset after the last character in it"),
        article_b=(TEXT, "the other article"),
        start_b=(INT, "offset of the first character in it"),
        end_b=(INT, "offset after the last character in it"),
        relation=(
            TEXT,
            "a against b: same, finer, coarser, weaker, stronger, reconcilable, conflict, other_agent or wording; "
            "null where two values of a claim differ and the codebook does not say how",
        ),
        reason=(TEXT, "why, with the arithmetic"),
    )
}


def link(tables: dict[str, list[Row]], codebook: Codebook) -> dict[str, list[Row]]:
    """All comparisons, each kind from its own module."""
    return {"comparisons": [row for kind in (quantities, quotes, claims, titles) for row in kind.rows(tables)]}
