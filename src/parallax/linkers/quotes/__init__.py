"""Linker quotes: the same utterance in several articles, word for word, cut short, or translated twice."""

from collections.abc import Iterator

from parallax.codebook import Codebook
from parallax.linkers.quotes.grouping import grouped
from parallax.linkers.quotes.quotation import Quotation, quotations
from parallax.parameters import read_parameters
from parallax.tables import TEXT, Row, schema

READS = ("articles", "tables/attributions", "tables/clauses", "links/speakers")
SCHEMAS = {
    "quotes": schema(
        "One row per attribution that quotes words; a group holds one utterance.",
        group_id=(TEXT, "article and id of the group's first quotation"),
        article_id=(TEXT, "article"),
        attribution=(TEXT, "attribution"),
        text=(TEXT, "the words between the quotation marks, pieces joined by …"),
        wording=(TEXT, "against the group's fullest: fullest, identical, part (its words cut short) or other"),
    )
}


def link(tables: dict[str, list[Row]], codebook: Codebook) -> dict[str, list[Row]]:
    """Groups of quotations of one event that share most of their weight or their very words."""
    limits = read_parameters("quotes", similarity=0.6, fewest_words=2)
    found = [one for one in quotations(tables) if len(one.words) >= max(1, limits["fewest_words"])]
    return {"quotes": [row for group in grouped(found, limits["similarity"]) for row in _rows(group)]}


def _rows(members: list[Quotation]) -> Iterator[Row]:
    group_id = f"{members[0].article_id}:{members[0].attribution}"
    fullest = max(members, key=lambda quote: len(quote.words))
    for quote in members:
        ids = {"group_id": group_id, "article_id": quote.article_id, "attribution": quote.attribution}
        yield ids | {"text": quote.text, "wording": _wording(quote, fullest)}


def _wording(quote: Quotation, fullest: Quotation) -> str:
    if quote is fullest:
        return "fullest"
    if quote.words == fullest.words:
        return "identical"
    return "part" if fullest.holds(quote.words) else "other"
