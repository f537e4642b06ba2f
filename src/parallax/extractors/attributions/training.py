"""Training of the model of attributions: cues, spans around them, the judge; each on what the last has not seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from spacy.tokens import Doc

from parallax.codebook import Codebook
from parallax.crf import Chain
from parallax.crf.training import Settings, train
from parallax.extractors.attributions.attribution import Attribution
from parallax.extractors.attributions.candidates import (
    CONTENT,
    CUE,
    LABELS,
    SOURCE,
    Candidate,
    candidates,
    cue_probabilities,
)
from parallax.extractors.attributions.columns import Columns, columns
from parallax.extractors.attributions.cues import cue_words
from parallax.extractors.attributions.features import BUCKETS, cue_features
from parallax.extractors.attributions.judge import evidence, overlap, probabilities
from parallax.extractors.attributions.model import Model
from parallax.extractors.attributions.polnear import CorpusArticle, Offsets
from parallax.extractors.attributions.quotation import quotations
from parallax.extractors.attributions.rules import find
from parallax.extractors.attributions.window_features import token_features
from parallax.extractors.attributions.windows import windows

FOLDS = 3  # cue probabilities of a text come from a model that did not see it
HELD_OUT = 5  # the judge and its threshold come from every fifth text, which the spans' model has not seen
FEWEST = 0.92  # share of the true number of attributions that must be found
CUES = Settings(buckets=BUCKETS, labels=2, fewest=3, penalty=1.0, steps=50)
PENALTY = 1.0  # of the judge's weights
SPANS = Settings(buckets=BUCKETS, labels=len(LABELS), fewest=3, penalty=1.0, steps=60)


@dataclass(frozen=True)
class Example:
    """One text of the corpus as numbers: its columns, what the rules find, and each gold attribution's tokens (content,
    cue, source: boolean, one entry per token) by the token that carries its cue."""

    columns: Columns
    ruled: list[Attribution]
    gold: dict[int, tuple[np.ndarray, np.ndarray, np.ndarray]]


def example(doc: Doc, article: CorpusArticle) -> Example:
    """A Doc and its gold attributions as numbers."""
    quotes = quotations(doc.text)
    starts = np.array([token.idx for token in doc])
    ends = starts + np.array([len(token) for token in doc])
    c = columns(doc, quotes)
    gold = {}
    for one in article.gold:
        content, cue, source = (_touched(starts, ends, spans) for spans in (one.content, one.cue, one.source))
        if cue.any():
            gold.setdefault(_anchor(c, cue), (content, cue, source))
    return Example(c, find(doc, quotes, cue_words(Codebook(Path()))), gold)


def trained(examples: Sequence[Example]) -> Model:
    """The cue model, the span model on probabilities out of fold, the judge on texts the span model has not seen."""
    likely = [np.zeros(0)] * len(examples)
    for fold in range(FOLDS):
        model = train_cues([one for i, one in enumerate(examples) if i % FOLDS != fold])
        for i in range(fold, len(examples), FOLDS):
            likely[i] = cue_probabilities(model, examples[i].columns)
    both = list(zip(examples, likely))
    seen = [pair for i, pair in enumerate(both) if i % HELD_OUT]
    judge, threshold = train_judgement(train_spans(seen), both[::HELD_OUT])
    return Model(train_cues(examples), train_spans(both), judge, threshold)


def train_cues(examples: Sequence[Example]) -> Chain:
    """Which tokens are heads of cues."""
    features = np.concatenate([cue_features(one.columns) for one in examples])
    lengths = np.concatenate([np.bincount(one.columns.sentence) for one in examples])
    labels = np.concatenate([np.isin(np.arange(len(one.columns.lemma)), list(one.gold)) for one in examples])
    return train(features, labels.astype(np.int64), lengths, CUES)


def train_spans(examples: Sequence[tuple[Example, np.ndarray]]) -> Chain:
    """Which tokens around a cue are its source and content; from gold cues only."""
    parts = []
    for one, likely in (pair for pair in examples if pair[0].gold):
        w = windows(one.columns, np.array(sorted(one.gold)))
        labels = np.concatenate([
            span_labels(*(mask[token] for mask in one.gold[cue]))
            for cue, token in zip(sorted(one.gold), np.split(w.token, np.cumsum(w.lengths)[:-1]))
        ])  # fmt: skip
        parts.append((token_features(one.columns, w, likely), labels, w.lengths))
    features, labels, lengths = (np.concatenate(column) for column in zip(*parts))
    return train(features, labels, lengths, SPANS)


def span_labels(content: np.ndarray, cue: np.ndarray, source: np.ndarray) -> np.ndarray:
    """One label per token of a window; the first token of a content and of a source has its own."""
    labels = np.where(cue, CUE, np.where(source, SOURCE, np.where(content, CONTENT, 0)))
    before = np.concatenate([[0], labels[:-1]])
    return labels - (np.isin(labels, (CONTENT, SOURCE)) & (labels != before))


def train_judgement(spans: Chain, examples: Sequence[tuple[Example, np.ndarray]]) -> tuple[np.ndarray, float]:
    """The judge's weights and its threshold."""
    rows, right, wanted = [], [], 0
    for one, likely in examples:
        found = candidates(spans, one.columns, likely)
        wanted += len(one.gold)
        if found:
            rows.append(evidence(one.columns, found, one.ruled))
            right.append(rightness(found, one.gold.values()))
    table, truth = np.concatenate(rows), np.concatenate(right)
    judge = _logistic(table, truth)
    return judge, _threshold(probabilities(judge, table), truth, wanted)


def _logistic(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Logistic regression with a Gaussian prior, from zero."""

    def loss(x: np.ndarray) -> tuple[float, np.ndarray]:
        score = rows @ x
        value = np.logaddexp(0, score).sum() - score @ right + PENALTY / 2 * float(x @ x)
        return value, rows.T @ (1 / (1 + np.exp(-score)) - right) + PENALTY * x

    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


def _threshold(sure: np.ndarray, truth: np.ndarray, wanted: int) -> float:
    """The best F1 among thresholds that find about as many attributions as there are: shares are compared later."""
    counts = {t / 100: int(np.sum(sure >= t / 100)) for t in range(10, 60)}
    fair = [t for t, n in counts.items() if FEWEST <= n / wanted <= 1 / FEWEST]
    f1 = {t: 2 * truth[sure >= t].sum() / (counts[t] + wanted) for t in fair}
    best = max(fair, key=lambda t: f1[t])
    print(f"texts held out: F1 {f1[best]:.3f} at {best}, {counts[best]} found of {wanted}")
    return best


def rightness(found: Sequence[Candidate], gold: Iterable[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> np.ndarray:
    """1 where half of a candidate's content is that of a gold attribution, best pairs first, and its source fits."""
    wanted = [(_tokens(content), _tokens(source)) for content, _, source in gold]
    covers = [frozenset(t for piece in one.content for t in range(*piece)) for one in found]
    pairs = [(-overlap(a, b), i, j) for i, a in enumerate(covers) for j, (b, _) in enumerate(wanted)]
    right, used = np.zeros(len(found)), (set(), set())
    for _, i, j in sorted(pair for pair in pairs if pair[0] <= -0.5):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            source = frozenset(range(*found[i].source)) if found[i].source else frozenset()
            right[i] = bool(source & wanted[j][1]) or not (source or wanted[j][1])
    return right


def _tokens(mask: np.ndarray) -> frozenset[int]:
    return frozenset(np.flatnonzero(mask).tolist())


def _touched(starts: np.ndarray, ends: np.ndarray, spans: Offsets) -> np.ndarray:
    """Which tokens the spans touch."""
    touched = np.zeros(len(starts), dtype=bool)
    for start, end in spans:
        touched |= (starts < end) & (ends > start)
    return touched


def _anchor(c: Columns, cue: np.ndarray) -> int:
    """The first token of a cue whose head stands outside it."""
    tokens = np.flatnonzero(cue)
    outside = [token for token in tokens if not cue[c.head[token]] or c.head[token] == token]
    return int(outside[0] if outside else tokens[0])
