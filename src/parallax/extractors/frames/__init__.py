"""Frames: the codebook's expressions, with their value in context and what they evaluate."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from parallax.codebook import Codebook
from parallax.codebook.codes import OUTCOME, Code, Frame
from parallax.codebook.examples import check_examples
from parallax.codebook.terms import Match, TermIndex
from parallax.extractors.frames.assertion import is_asserted
from parallax.extractors.frames.polarity import in_context
from parallax.extractors.frames.scope import root
from parallax.syntax import clause_head, text_of
from parallax.tables import BOOL, INT, TEXT, Row, schema

SPOTLIGHT = "spotlight"
FEWEST_SENTENCES = 20  # fewer say nothing of how much a code matches

SCHEMA = schema(
    "One row per expression of a frame's code.",
    article_id=(TEXT, "article"),
    start=(INT, "offset of the expression"),
    end=(INT, "offset after it"),
    text=(TEXT, "the expression"),
    frame=(TEXT, "frame of the codebook, or spotlight for an expression the study wants to compare"),
    code=(TEXT, "code of the frame, or the term in the spotlight"),
    value=(INT, "outcome evaluation in context, -2 to 2; null in other frames"),
    evaluated=(TEXT, "what is evaluated: the nearest term of its list in clause, sentence or the one before"),
    negated=(BOOL, "whether a negation or a downplaying word acts on the expression"),
    restrictor=(TEXT, "word that restricts it, such as “only”, or null"),
    hedge=(TEXT, "word that makes it a possibility, such as “could”, or null"),
)


def rows(doc: Doc, article: dict[str, Any], codebook: Codebook) -> Iterator[Row]:
    """The expressions of all frames, then those in the spotlight, which count as a frame of that name.

    StudyError where a code matches nearly everything.
    """
    outcome = []
    for frame, terms in frame_indexes(codebook):
        found = list(find(doc, terms))
        _refuse_codes_without_bounds(doc, Counter(code for _, code, _ in found))
        for expression, code, evaluated in found:
            row = _row(doc, expression, frame.frame_id, code.code_id, code.value, evaluated)
            outcome += [(expression, code, evaluated)] if frame.frame_id == OUTCOME else []
            yield {"article_id": article["article_id"], **row}
    for match in spotlight_index(codebook).matches(doc):
        overlapping = [found for found in outcome if found[0].start < match.end and match.start < found[0].end]
        value, evaluated = (overlapping[0][1].value, overlapping[0][2]) if overlapping else (None, None)
        yield {"article_id": article["article_id"], **_row(doc, match, SPOTLIGHT, match.key, value, evaluated)}


def _row(doc: Doc, expression: Match, frame: str, code: str, value: int | None, evaluated: str | None) -> Row:
    context = in_context(_tokens(expression), value)
    span = {"start": expression.start, "end": expression.end, "text": text_of(doc)[expression.start : expression.end]}
    return {**span, "frame": frame, "code": code, "evaluated": evaluated, **vars(context)}


def check(codebook: Codebook, examples: Path) -> None:
    """StudyError where an example does not match its own code; their Docs are kept in the file."""
    frames = {code: frame for frame in codebook.frames for code in frame.codes if code.terms or code.ambiguous}
    check_examples(list(frames), lambda doc, code: any(find(doc, index([code], frames[code].evaluated))), examples)


@lru_cache(maxsize=1)
def frame_indexes(codebook: Codebook) -> list[tuple[Frame, TermIndex]]:
    """Each frame with the terms of its codes."""
    return [(frame, index(frame.codes, frame.evaluated)) for frame in codebook.frames]


@lru_cache(maxsize=1)
def spotlight_index(codebook: Codebook) -> TermIndex:
    """The expressions a study wants to compare, each under itself."""
    return TermIndex((term, term) for term in codebook.spotlight)


def index(codes: Iterable[Code], evaluated: Iterable[Any]) -> TermIndex:
    """Terms under the part they play: expression, ambiguous, unless (each with its code), evaluated (with its id)."""
    terms: list[tuple[Any, str]] = []
    for code in codes:
        terms += [(("expression", code), term) for term in code.terms]
        terms += [(("ambiguous", code), term) for term in code.ambiguous]
        terms += [(("unless", code), term) for term in code.unless]
    terms += [(("evaluated", each.evaluated_id), term) for each in evaluated for term in each.terms]
    return TermIndex(terms)


def find(doc: Doc, terms: TermIndex) -> Iterator[tuple[Match, Code, str | None]]:
    """Expressions with their code and what they evaluate; of overlapping ones the longest."""
    matches: dict[str, list[Match]] = defaultdict(list)
    for match in terms.matches(doc):
        matches[match.key[0]].append(match)
    undone = {(clause_head(match.first).i, match.key[1].code_id) for match in matches["unless"]}
    told = [m for m in matches["ambiguous"] if _names_one(m, matches["evaluated"]) or _is_told_of_it(m)]
    candidates = matches["expression"] + told
    standing = [m for m in candidates if (clause_head(m.first).i, m.key[1].code_id) not in undone]
    for match in _longest(standing):
        if is_asserted(_tokens(match), match.key[1].value):
            yield match, match.key[1], _evaluated(match, matches["evaluated"])


def _refuse_codes_without_bounds(doc: Doc, found: Counter[Code]) -> None:
    often = {code: times for code, times in found.items() if times > FEWEST_SENTENCES}
    sentences = sum(1 for _ in doc.sents) if often else 0
    for code, times in often.items():
        if times > sentences >= FEWEST_SENTENCES:
            wrong = f"“{code.code_id}” matches {times} times in {sentences} sentences of one article: nearly everything"
            raise code.entry.error(wrong, "Write terms that name the expression")


def _tokens(match: Match) -> list[Token]:
    return list(match.first.doc[match.first.i : match.last.i + 1])


def _longest(matches: list[Match]) -> list[Match]:
    taken: set[int] = set()
    kept = []
    for match in sorted(matches, key=lambda match: (match.start - match.end, match.start)):
        places = set(range(match.first.i, match.last.i + 1))
        if not places & taken:
            taken |= places
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def _names_one(expression: Match, candidates: list[Match]) -> bool:
    """Whether a candidate stands in the sentence of an expression, outside it."""
    beside = (match for match in candidates if match.sentence == expression.sentence)
    return any(match.end <= expression.start or expression.end <= match.start for match in beside)


def _is_told_of_it(expression: Match) -> bool:
    """“It was a triumph”, “she called this a triumph”: what was spoken of before, and no thing that is named here."""
    top = root(_tokens(expression))
    said = {"attr": "nsubj", "acomp": "nsubj", "oprd": "dobj"}.get(top.dep_)
    beside = [*top.head.children] if said else [*top.children]
    return any(child.dep_ == (said or "nsubj") and child.lower_ in ("it", "this", "that") for child in beside)


def _evaluated(expression: Match, candidates: list[Match]) -> str | None:
    """The nearest candidate in the expression's clause, else its sentence, else the sentence before."""
    clause = clause_head(expression.first).i

    def distance(match: Match) -> tuple[int, bool, int, int]:
        apart = max(match.start - expression.end, expression.start - match.end, 0)
        return expression.sentence - match.sentence, clause_head(match.first).i != clause, apart, match.start

    near = [match for match in candidates if 0 <= expression.sentence - match.sentence <= 1]
    return min(near, key=distance).key[1] if near else None
