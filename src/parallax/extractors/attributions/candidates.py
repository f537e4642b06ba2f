"""Candidates: for every token that may be a cue, the source and content its window holds, with what speaks for them."""

from dataclasses import dataclass

import numpy as np

from parallax import crf
from parallax.extractors.attributions.attribution import Range
from parallax.extractors.attributions.columns import Columns, Numbers
from parallax.extractors.attributions.features import cue_features
from parallax.extractors.attributions.window_features import token_features
from parallax.extractors.attributions.windows import windows

OUT, CUE, CONTENT_FIRST, CONTENT, SOURCE_FIRST, SOURCE = LABELS = range(6)
DOUBTFUL = 0.25  # probability of being content from which a token is taken where nothing better is found
LEAST = 0.1  # a token less likely than this to be a cue is not looked at


@dataclass(frozen=True)
class Candidate:
    """One possible attribution: its spans, and evidence: probabilities of being a cue, of the content's tokens (mean,
    lowest), of the source's, and of the window's labels that say nothing."""

    anchor: int
    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    cue_probability: float
    content_mean: float
    content_least: float
    source_mean: float


def cue_probabilities(chain: crf.Chain, c: Columns) -> Numbers:
    """For each token the probability that it is the head of a cue."""
    features = cue_features(c)
    return crf.marginals(chain, crf.scores(chain, features), crf.pack(np.bincount(c.sentence)))[:, 1]


def candidates(spans: crf.Chain, c: Columns, likely: Numbers) -> list[Candidate]:
    """Every likely cue whose window holds a content, in the order of the text."""
    cues = np.flatnonzero(likely >= LEAST)
    if not len(cues):
        return []
    w = windows(c, cues)
    packing = crf.pack(w.lengths)
    emitted = crf.scores(spans, token_features(c, w, likely))
    bounds = np.concatenate([[0], np.cumsum(w.lengths)])
    probable = crf.marginals(spans, emitted, packing)
    labels = _with_content(crf.best_labels(spans, emitted, packing), probable, bounds)
    sure = probable[np.arange(len(labels)), labels]
    found = (
        _candidate(int(cue), float(likely[cue]), w.token[low:high], labels[low:high], sure[low:high])
        for cue, low, high in zip(cues, bounds[:-1], bounds[1:])
    )
    return [candidate for candidate in found if candidate]


def _with_content(labels: Numbers, probable: Numbers, bounds: Numbers) -> Numbers:
    """The labels, and where a window has no content the tokens that might be some: the judge shall see them."""
    content = np.isin(labels, (CONTENT_FIRST, CONTENT))
    counts = np.add.reduceat(content, bounds[:-1])
    barren = np.repeat(counts == 0, np.diff(bounds))
    likely = probable[:, CONTENT_FIRST] + probable[:, CONTENT] >= DOUBTFUL
    return np.where(barren & (labels == OUT) & likely, CONTENT, labels)


def _candidate(anchor: int, probability: float, token: Numbers, labels: Numbers, sure: Numbers) -> Candidate | None:
    spans = (CONTENT_FIRST, CONTENT), (SOURCE_FIRST, SOURCE), (CUE,)
    content, source, cue = (_runs(labels, kinds) for kinds in spans)
    if not content:
        return None
    inside = np.concatenate([sure[low:high] for low, high in content])
    best = max(source, key=lambda run: float(sure[slice(*run)].mean()), default=None)
    span = (int(token[0]) + best[0], int(token[0]) + best[1]) if best else None
    own = next((run for run in cue if run[0] <= anchor - token[0] < run[1]), (anchor - token[0], anchor - token[0] + 1))
    first = int(token[0])
    return Candidate(
        anchor, (first + int(own[0]), first + int(own[1])), span,
        tuple((first + low, first + high) for low, high in content),
        probability, float(inside.mean()), float(inside.min()), float(sure[slice(*best)].mean()) if best else 0.0,
    )  # fmt: skip


def _runs(labels: Numbers, kinds: tuple[int, ...]) -> list[Range]:
    """Half-open ranges of neighbouring positions that bear one of these labels."""
    inside = np.zeros(len(labels) + 2, dtype=bool)
    for kind in kinds:
        inside[1:-1] |= labels == kind
    change = np.flatnonzero(inside[1:] != inside[:-1])
    return [(int(low), int(high)) for low, high in zip(change[::2], change[1::2])]
