"""All attributions of a Doc: by the learned model where there is one, joined with the rules; by rules alone without."""

import sys
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from parallax.codebook import Codebook
from parallax.extractors.attributions.attribution import Attribution, Range, merged, shared
from parallax.extractors.attributions.candidates import Candidate
from parallax.extractors.attributions.columns import columns
from parallax.extractors.attributions.cues import (
    PARTS,
    UNLISTED,
    CueWords,
    class_with_source,
    cue_word,
    cue_words,
    is_mute,
    is_put_to,
    is_undergone,
)
from parallax.extractors.attributions.model import Model, load, predict
from parallax.extractors.attributions.quotation import Quotation
from parallax.extractors.attributions.repair import repaired, shared_out
from parallax.extractors.attributions.rules import FORMULAS, WHOLE, find, head_of, name_before, source_of, token_range

COVERED = 0.7  # share of what a rule found from which it is the same as what the model found


def find_attributions(doc: Doc, quotes: list[Quotation], codebook: Codebook) -> list[Attribution]:
    """In the order of their anchors; without the model's file by rules alone, and standard error says so."""
    words = cue_words(codebook)
    if not any(not token.is_space for token in doc):
        return []
    ruled = find(doc, quotes, words)
    model = shipped_model()
    cued = _learned(doc, quotes, ruled, words, model) if model else [one for one in ruled if one.cue]
    own = {(cue.cue, cue.part) for cue in codebook.cues}
    spoken = merged([token_range(doc, quote.start, quote.end) for quote in quotes])
    cued = _with_quotations(doc, cued, ruled)
    found = _with_missed(doc, cued, [one for one in ruled if one.cue is None or _is_asked(doc, one, own, spoken)])
    return sorted((attribution for attribution in found if attribution.content), key=lambda one: one.anchor)


@cache
def shipped_model() -> Model | None:
    """The model of the package, read once."""
    model = load()
    if model is None:
        print("attributions: no model file, so by rules alone; see src/parallax/models/MODEL.md", file=sys.stderr)
    return model


def _learned(
    doc: Doc, quotes: list[Quotation], ruled: list[Attribution], words: CueWords, model: Model
) -> list[Attribution]:
    """What the model finds, with the source that syntax names where it saw none, and contents of whole quotations."""
    c, sources = columns(doc, quotes), {one.anchor: one.source for one in ruled}
    found = [
        _attribution(doc, replace(one, source=one.source or sources.get(one.anchor) or _named(doc, one)), p, words)
        for one, p in predict(model, c, ruled)
    ]
    ranges = [token_range(doc, quote.start, quote.end) for quote in quotes]
    parts = [quote.part_of for quote in quotes]
    found = [one for one in found if not is_mute(doc[one.anchor], head_of(doc, one.source))]
    found = [replace(one, source=None) if is_put_to(doc[one.anchor]) else one for one in found]
    found = [repaired(doc, attribution, ranges, parts) for attribution in found]
    return _with_whole_cues(doc, shared_out([one for one in found if one.content], c.sentence))


def _with_whole_cues(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """Without those that a longer cue attributes to the same source: the “dismissing” of “ruled out dismissing him”;
    and without participles inside another one's source."""
    cues: dict[tuple, list[Range]] = {}
    for one in found:
        cues.setdefault((one.source, one.content), []).append(one.cue)
    whole = [one for one in found if not any(_holds(cue, one.cue) for cue in cues[one.source, one.content])]
    return [one for one in whole if not any(_describes(doc, one, other) for other in whole)]


def _describes(doc: Doc, one: Attribution, other: Attribution) -> bool:
    """Whether a participle only says what a source is: the “seen” of “documents seen by this paper show that …”."""
    cue, source = doc[one.anchor], other.source
    return (
        source is not None
        and cue.dep_ == "acl"
        and one.confidence < other.confidence
        and source[0] <= cue.i < source[1]
        and shared(other.content, one.content) >= COVERED
    )


def _holds(longer: Range, cue: Range) -> bool:
    return longer[0] <= cue[0] and cue[1] <= longer[1] and longer != cue


def _named(doc: Doc, candidate: Candidate) -> Range | None:
    """The source that syntax names for the cue, where it stands outside the content."""
    source = source_of(doc[candidate.anchor]) or name_before(doc[candidate.anchor])
    return None if source is None or shared(merged([*candidate.content]), (source,)) else source


def _attribution(doc: Doc, candidate: Candidate, confidence: float, words: CueWords) -> Attribution:
    word = cue_word(doc[candidate.anchor], words) or UNLISTED
    class_ = class_with_source(word, head_of(doc, candidate.source))
    return Attribution(candidate.anchor, candidate.cue, candidate.source, candidate.content, class_, confidence)


def _is_asked(doc: Doc, ruled: Attribution, own: set[tuple[str, str]], spoken: tuple[Range, ...]) -> bool:
    """Whether a rule's find may be added: a formula, or a cue that the study lists, and no speaker's in a quotation."""
    token = doc[ruled.anchor]
    listed = (token.lemma_.lower(), PARTS.get(token.pos_, "")) in own
    told = not _is_relative(doc, ruled.content) and not is_undergone(token)
    return token.lower_ in FORMULAS or (listed and told and not shared(spoken, ((token.i, token.i + 1),)))


def _is_relative(doc: Doc, content: tuple[Range, ...]) -> bool:
    """A mere “whom” or “what”: the judge “whom” somebody described said nothing of it."""
    return all(high - low == 1 and doc[low].tag_ in ("WP", "WDT") for low, high in content)


def _with_quotations(doc: Doc, found: list[Attribution], ruled: list[Attribution]) -> list[Attribution]:
    """With the whole quotations that nothing covers and a rule gives to a found cue: ““No,” he said. “We …””."""
    covered = merged([piece for attribution in found for piece in attribution.content])
    missed = {
        one.anchor: [piece for piece in one.content if _is_whole(doc, piece) and not shared(covered, (piece,))]
        for one in ruled
        if one.cue
    }
    return [replace(one, content=merged([*one.content, *missed.get(one.anchor, [])])) for one in found]


def _is_whole(doc: Doc, piece: Range) -> bool:
    """A sentence or more between quotation marks."""
    first = doc[piece[0]]
    return first.is_quote and bool(first.is_sent_start) and piece[1] - piece[0] >= WHOLE


def _with_missed(doc: Doc, found: list[Attribution], ruled: list[Attribution]) -> list[Attribution]:
    """With what only a rule finds: the study's cues; headlines, formulas, whole quotations that nothing else covers."""
    anchors = {attribution.anchor for attribution in found}
    covered = merged([piece for attribution in found for piece in attribution.content])
    for attribution in (one for one in ruled if one.anchor not in anchors):
        uncovered = shared(covered, attribution.content) < COVERED
        if attribution.cue is None and uncovered:
            found = _continued(doc, found, attribution)
        elif attribution.cue and (uncovered or doc[attribution.anchor].lower_ not in FORMULAS):
            found = [*found, attribution]
    return found


def _continued(doc: Doc, found: list[Attribution], quotation: Attribution) -> list[Attribution]:
    """A quotation without cue or source goes on with the one quoted last, here or in the paragraph before; where that
    one was not quoted, it is another attribution to the same source."""
    start = quotation.content[0][0]
    before = [i for i, one in enumerate(found) if one.content and max(one.anchor, one.content[-1][1] - 1) < start]
    last = max(before, key=lambda i: max(found[i].anchor, found[i].content[-1][1]), default=None)
    if last is None or quotation.source:
        return [*found, quotation]
    end = found[last].content[-1][1]
    if sum("\n" in token.text for token in doc[end:start]) > 1:
        return [*found, quotation]
    if any(token.is_quote for token in doc[slice(*found[last].content[-1])]):
        return [one.with_content(quotation.content[0]) if i == last else one for i, one in enumerate(found)]
    return [*found, replace(quotation, source=found[last].source)]
