"""Frames: the codebook's expressions, with their value in context and what they evaluate."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc

from parallax.codebook import Codebook
from parallax.codes import Code, Frame
from parallax.examples import check_examples
from parallax.extractors.frames.polarity import in_context
from parallax.syntax import clause_head
from parallax.tables import BOOL, INT, TEXT, Row, schema
from parallax.terms import Match, TermIndex

SCHEMA = schema(
    "One row per expression of a frame's code.",
    article_id=(TEXT, "article"),
    start=(INT, "offset of the expression"),
    end=(INT, "offset after it"),
    text=(TEXT, "the expression"),
    frame=(TEXT, "frame of the codebook"),
    code=(TEXT, "code of the frame"),
    value=(INT, "outcome evaluation in context, -2 to 2; null in other frames"),
    evaluated=(TEXT, "what is evaluated: the nearest term of the frame's list in the clause, else in the sentence"),
    negated=(BOOL, "whether a negation or a downplaying word acts on the expression"),
    restrictor=(TEXT, "word that restricts it, such as “only”, or null"),
    hedge=(TEXT, "word that makes it a possibility, such as “could”, or null"),
)


def rows(doc: Doc, article: dict[str, Any], codebook: Codebook) -> Iterator[Row]:
    """The expressions of all frames; StudyError where an example does not match its own code."""
    for frame, terms in checked_indexes(codebook):
        for expression, code, evaluated in find(doc, terms):
            words = list(doc[expression.first.i : expression.last.i + 1])
            context = in_context(words, code.value)
            span = {"start": expression.start, "end": expression.end, "text": doc.text[expression.start : expression.end]}
            coded = {"frame": frame.frame_id, "code": code.code_id, "evaluated": evaluated}
            yield {"article_id": article["article_id"], **span, **coded, **vars(context)}


@lru_cache(maxsize=1)
def checked_indexes(codebook: Codebook) -> list[tuple[Frame, TermIndex]]:
    """Each frame with the terms of its codes, after every example has been tried."""
    for frame in codebook.frames:
        codes = [code for code in frame.codes if code.terms]
        check_examples(codes, lambda doc, code: any(find(doc, index([code], ()))))
    return [(frame, index(frame.codes, frame.evaluated)) for frame in codebook.frames]


def index(codes: Iterable[Code], evaluated: Iterable[Any]) -> TermIndex:
    """Terms under the part they play: expression, unless (each with its code), evaluated (with its id)."""
    terms: list[tuple[Any, str]] = []
    for code in codes:
        terms += [(("expression", code), term) for term in code.terms]
        terms += [(("unless", code), term) for term in code.unless]
    terms += [(("evaluated", each.evaluated_id), term) for each in evaluated for term in each.terms]
    return TermIndex(terms)


def find(doc: Doc, terms: TermIndex) -> Iterator[tuple[Match, Code, str | None]]:
    """Expressions with their code and what they evaluate; of overlapping ones the longest."""
    matches: dict[str, list[Match]] = defaultdict(list)
    for match in terms.matches(doc):
        matches[match.key[0]].append(match)
    undone = {(clause_head(match.first).i, match.key[1].code_id) for match in matches["unless"]}
    standing = [m for m in matches["expression"] if (clause_head(m.first).i, m.key[1].code_id) not in undone]
    for match in _longest(standing):
        yield match, match.key[1], _evaluated(match, matches["evaluated"])


def _longest(matches: list[Match]) -> list[Match]:
    taken: set[int] = set()
    kept = []
    for match in sorted(matches, key=lambda match: (match.start - match.end, match.start)):
        places = set(range(match.first.i, match.last.i + 1))
        if not places & taken:
            taken |= places
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def _evaluated(expression: Match, candidates: list[Match]) -> str | None:
    clause = clause_head(expression.first).i

    def distance(match: Match) -> tuple[bool, int, int]:
        apart = max(match.start - expression.end, expression.start - match.end, 0)
        return clause_head(match.first).i != clause, apart, match.start

    near = [match for match in candidates if match.sentence == expression.sentence]
    return min(near, key=distance).key[1] if near else None
