"""All attributions of a Doc: by the learned model where there is one, joined with the rules; by rules alone without."""

import sys
from functools import cache

from spacy.tokens import Doc

from parallax.codebook import Codebook
from parallax.extractors.attributions.attribution import Attribution, Range
from parallax.extractors.attributions.candidates import Candidate
from parallax.extractors.attributions.columns import columns
from parallax.extractors.attributions.cues import UNLISTED, CueWords, class_with_source, cue_word, cue_words
from parallax.extractors.attributions.model import Model, load, predict
from parallax.extractors.attributions.quotation import Quotation
from parallax.extractors.attributions.repair import repaired
from parallax.extractors.attributions.rules import find, token_range


def find_attributions(doc: Doc, quotes: list[Quotation], codebook: Codebook) -> list[Attribution]:
    """In the order of their anchors; without the model's file by rules alone, with a word about it on standard error."""
    words = cue_words(codebook)
    if not any(not token.is_space for token in doc):
        return []
    ruled = find(doc, quotes, words)
    model = shipped_model()
    if model is None:
        return ruled
    found = [_attribution(doc, candidate, p, words) for candidate, p in predict(model, columns(doc, quotes), ruled)]
    ranges = [token_range(doc, quote.start, quote.end) for quote in quotes]
    parts = [quote.part_of for quote in quotes]
    found = [repaired(doc, attribution, ranges, parts) for attribution in found]
    found += _missed(found, ruled, {(cue.cue, cue.part) for cue in codebook.cues}, doc)
    return sorted((attribution for attribution in found if attribution.content), key=lambda one: one.anchor)


@cache
def shipped_model() -> Model | None:
    """The model of the package, read once."""
    model = load()
    if model is None:
        print("attributions: no model file, so by rules alone; see src/parallax/models/MODEL.md", file=sys.stderr)
    return model


def _attribution(doc: Doc, candidate: Candidate, confidence: float, words: CueWords) -> Attribution:
    source = doc[slice(*candidate.source)].root if candidate.source else None
    word = cue_word(doc[candidate.anchor], words) or UNLISTED
    class_ = class_with_source(word, source)
    return Attribution(candidate.anchor, candidate.cue, candidate.source, candidate.content, class_, confidence)


def _missed(found: list[Attribution], ruled: list[Attribution], own: set[tuple[str, str]], doc: Doc) -> list[Attribution]:
    """What only a rule finds: the study's own cues, headlines, whole quotations that nothing else covers."""
    anchors = {attribution.anchor for attribution in found}
    covered = {token for attribution in found for piece in attribution.content for token in range(*piece)}
    missed = []
    for attribution in (one for one in ruled if one.anchor not in anchors):
        token = doc[attribution.anchor]
        part = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}.get(token.pos_, "")
        uncovered = not any(token in covered for piece in attribution.content for token in range(*piece))
        if (token.lemma_.lower(), part) in own or (attribution.cue is None and uncovered):
            missed.append(attribution)
    return missed
