"""Claims of the codebook: places where a rule's terms stand together in one clause or sentence, with their value.

Conditions on actors, dates or voice are no matter of words and are applied where tables are joined.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from parallax.codebook import Codebook
from parallax.codebook.codes import Claim
from parallax.codebook.examples import check_examples
from parallax.codebook.terms import Match, TermIndex
from parallax.syntax import clause_head, text_of
from parallax.tables import INT, TEXT, Row, schema

SCHEMA = schema(
    "One row per place where the codebook's rule for a claim matches.",
    article_id=(TEXT, "article"),
    start=(INT, "offset of the first matched word"),
    end=(INT, "offset after the last matched word"),
    claim_id=(TEXT, "claim of the codebook"),
    value=(TEXT, "label of the value that stands there, null where the claim has no values or none of them is said"),
    text=(TEXT, "the words from the first to the last matched one"),
)

Hits = dict[tuple[str, str], list[Match]]  # (part of the rule, term or label) → its matches in one clause or sentence


def rows(doc: Doc, article: dict[str, Any], codebook: Codebook) -> Iterator[Row]:
    """The claims of the article's event."""
    for claim, start, end, value in find(doc, codebook_index(codebook)):
        if claim.event_id == article["event_id"]:
            span = {"start": start, "end": end, "claim_id": claim.claim_id, "value": value}
            yield {"article_id": article["article_id"], **span, "text": text_of(doc)[start:end]}


def check(codebook: Codebook, examples: Path) -> None:
    """StudyError where an example does not match its own claim; their Docs are kept in the file."""
    check_examples(codebook.claims, lambda doc, claim: any(find(doc, index([claim]))), examples)


@lru_cache(maxsize=1)
def codebook_index(codebook: Codebook) -> TermIndex:
    """The terms of all claims of a codebook."""
    return index(codebook.claims)


def index(claims: Iterable[Claim]) -> TermIndex:
    """The terms of claims, each under its claim, the part of the rule it stands in, and itself."""
    terms: list[tuple[Any, str]] = []
    for claim in claims:
        for part in ("all", "any", "none"):
            terms += [((claim, part, term), term) for term in getattr(claim.rule, part)]
        terms += [((claim, "value", label), term) for label, value in claim.values.items() for term in value.terms]
    return TermIndex(terms)


def find(doc: Doc, terms: TermIndex) -> Iterator[tuple[Claim, int, int, str | None]]:
    """Every claim with the span of its nearest matched terms and its value, once a clause or sentence."""
    places: dict[tuple[int, int], tuple[Claim, Hits]] = {}
    for match in terms.matches(doc):
        claim, part, term = match.key
        reach = clause_head(match.first).i if claim.rule.within == "clause" else match.sentence
        _, hits = places.setdefault((id(claim), reach), (claim, defaultdict(list)))
        hits[part, term].append(match)
    for claim, hits in places.values():
        if found := _nearest(claim, hits):
            yield claim, min(match.start for match in found), max(match.end for match in found), _value(claim, hits)


def _nearest(claim: Claim, hits: Hits) -> list[Match]:
    """One match for each term of `all` and one for `any`, as near as can be to the first; empty where one lacks."""
    wanted = [hits.get(("all", term), []) for term in claim.rule.all]
    if claim.rule.any:
        wanted.append([match for term in claim.rule.any for match in hits.get(("any", term), [])])
    if not all(wanted) or any(("none", term) in hits for term in claim.rule.none):
        return []
    anchor = wanted[0][0]
    return [min(matches, key=lambda match: (abs(match.start - anchor.start), match.start)) for matches in wanted]


def _value(claim: Claim, hits: Hits) -> str | None:
    """The label whose words cover most: “at least 1,200” tells more than “1,200”; at a tie the codebook's order."""
    labels = [label for label in claim.values if ("value", label) in hits]
    longest = {label: max(match.end - match.start for match in hits["value", label]) for label in labels}
    return max(labels, key=longest.__getitem__, default=None)
