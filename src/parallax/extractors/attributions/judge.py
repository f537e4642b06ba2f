"""The judge: how likely each candidate is right, from its own evidence, its rivals and the rules; calibrated."""

from collections.abc import Sequence

import numpy as np

from parallax.extractors.attributions.attribution import Attribution, Range
from parallax.extractors.attributions.candidates import Candidate
from parallax.extractors.attributions.columns import Columns, Numbers


def evidence(c: Columns, found: Sequence[Candidate], ruled: Sequence[Attribution]) -> Numbers:
    """One row of evidence per candidate; the last column is 1."""
    by_anchor = {attribution.anchor: attribution for attribution in ruled}
    covers = [_tokens(candidate.content) for candidate in found]
    rows = [_row(c, i, found, covers, by_anchor) for i in range(len(found))]
    return np.array(rows, dtype=np.float64).reshape(len(found), -1)


def probabilities(weights: Numbers, rows: Numbers) -> Numbers:
    """Probability that each candidate is right."""
    return 1 / (1 + np.exp(-(rows @ weights)))


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared tokens over all tokens of two contents."""
    return len(a & b) / len(a | b) if a and b else 0.0


def _tokens(pieces: Sequence[Range]) -> frozenset[int]:
    return frozenset(token for low, high in pieces for token in range(low, high))


def _row(c: Columns, i: int, found: Sequence[Candidate], covers: list, by_anchor: dict) -> list[float]:
    one, cover = found[i], covers[i]
    near = [j for j in range(max(0, i - 6), min(len(found), i + 7)) if j != i]
    stronger = [j for j in near if _strength(found[j]) > _strength(one)]
    rival = max((overlap(cover, covers[j]) for j in stronger), default=0.0)
    rule = by_anchor.get(one.anchor)
    agrees = overlap(cover, _tokens(rule.content)) if rule else 0.0
    quoted = float(np.mean(c.quote[sorted(cover)] >= 0))
    size = np.log(len(cover))
    logit = float(np.log(one.cue_probability / (1 - min(one.cue_probability, 0.999))))
    classes = [float(c.cue_class[one.anchor] == number) for number in (1, 2, 3)]
    return [
        logit, logit * logit / 10, one.content_mean, one.content_least, one.content_mean * logit, one.source_mean,
        float(one.source is None), size, size * size / 10, float(len(one.content) > 1), quoted, float(quoted > 0.9),
        float(c.quote[one.anchor] >= 0), rival, float(rival > 0.5), float(any(one.anchor in covers[j] for j in near)),
        float(rule is not None), agrees, rule.confidence if rule else 0.0, *classes, 1.0,
    ]  # fmt: skip


def _strength(candidate: Candidate) -> float:
    return candidate.cue_probability * candidate.content_mean
