"""A linear-chain conditional random field over hashed features: scores, marginals, best labels, training.

Lafferty, McCallum & Pereira (2001). All sequences of a batch are worked through together, one position at a time, so
that the work is done by numpy; positions are packed in time order, sequences sorted by falling length.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Array = np.ndarray


@dataclass(frozen=True)
class Chain:
    """Weights of features by bucket (buckets × labels), of neighbouring labels, and of a sequence's first label."""

    weights: Array
    transitions: Array
    starts: Array


@dataclass(frozen=True)
class Packing:
    """How sequences lie in a batch: `order` takes item rows into time order, `sizes` sequences alive at each step."""

    order: Array
    sizes: Array


def pack(lengths: Array) -> Packing:
    """The packing of sequences that lie one after another."""
    lengths = np.asarray(lengths, dtype=np.int64)
    longest_first = np.argsort(-lengths, kind="stable")
    starts = (np.cumsum(lengths) - lengths)[longest_first]
    sizes = np.array([np.sum(lengths > step) for step in range(lengths.max(initial=0))], dtype=np.int64)
    order = np.concatenate([starts[:size] + step for step, size in enumerate(sizes)] or [starts[:0]])
    return Packing(order, sizes)


def scores(chain: Chain, features: Array) -> Array:
    """Score of each label for each item: the sum of its features' weights."""
    total = np.zeros((len(features), chain.weights.shape[1]), dtype=np.float32)
    for column in features.T:
        total += chain.weights[column]
    return total.astype(np.float64)


def marginals(chain: Chain, emitted: Array, packing: Packing) -> Array:
    """Probability of each label for each item."""
    alpha, beta, _ = _forward_backward(emitted[packing.order], chain.transitions, chain.starts, packing.sizes)
    out = np.empty_like(alpha)
    product = alpha * beta
    out[packing.order] = product / product.sum(axis=1, keepdims=True)
    return out


def best_labels(chain: Chain, emitted: Array, packing: Packing) -> Array:
    """The most probable sequence of labels (Viterbi)."""
    packed, sizes = emitted[packing.order], packing.sizes
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    back = np.zeros(packed.shape, dtype=np.int64)
    best = packed.copy()
    for step, size in enumerate(sizes):
        here = slice(bounds[step], bounds[step] + size)
        if step == 0:
            best[here] += chain.starts
            continue
        before = best[bounds[step - 1] : bounds[step - 1] + size]
        options = before[:, :, None] + chain.transitions
        back[here] = options.argmax(axis=1)
        best[here] += options.max(axis=1)
    labels = np.zeros(len(packed), dtype=np.int64)
    for step in range(len(sizes) - 1, -1, -1):
        size, here = sizes[step], slice(bounds[step], bounds[step + 1])
        labels[here] = best[here].argmax(axis=1)
        if step + 1 < len(sizes):
            following = slice(bounds[step + 1], bounds[step + 2])
            rows = np.arange(sizes[step + 1])
            labels[bounds[step] : bounds[step] + sizes[step + 1]] = back[following][rows, labels[following]]
    out = np.empty_like(labels)
    out[packing.order] = labels
    return out


def train(features: Array, labels: Array, lengths: Array, settings: dict) -> Chain:
    """Maximum likelihood with a Gaussian prior, by L-BFGS from zero: the same data give the same weights.

    settings: buckets, labels (numbers of), fewest (times a feature must occur), penalty, steps.
    """
    packing = pack(lengths)
    features, labels = features[packing.order], labels[packing.order]
    counts = np.bincount(features.ravel(), minlength=settings["buckets"])
    kept = np.flatnonzero(counts >= settings["fewest"])
    matrix = _matrix(features, kept, settings["buckets"])
    problem = _Problem(matrix, matrix.T.tocsr(), labels, packing.sizes, settings)
    size = (len(kept) + settings["labels"] + 1) * settings["labels"]
    options = {"maxiter": settings["steps"], "maxcor": 8}
    solved = minimize(problem, np.zeros(size), jac=True, method="L-BFGS-B", options=options)
    weights, transitions, starts = problem.parts(solved.x)
    table = np.zeros((settings["buckets"], settings["labels"]), dtype=np.float32)
    table[kept] = weights
    return Chain(table, transitions, starts)


@dataclass(frozen=True)
class _Problem:
    """The penalised negative log-likelihood per item, and its gradient."""

    matrix: csr_matrix
    transposed: csr_matrix
    labels: Array
    sizes: Array
    settings: dict

    def parts(self, x: Array) -> tuple[Array, Array, Array]:
        k = self.settings["labels"]
        square = x[-(k + 1) * k : -k].reshape(k, k)
        return x[: -(k + 1) * k].reshape(-1, k), square, x[-k:]

    def __call__(self, x: Array) -> tuple[float, Array]:
        weights, transitions, starts = self.parts(x)
        emitted = (self.matrix @ weights.astype(np.float32)).astype(np.float64)
        alpha, beta, log_z = _forward_backward(emitted, transitions, starts, self.sizes)
        node = alpha * beta
        node /= node.sum(axis=1, keepdims=True)
        n, items = self.sizes[0], np.arange(len(self.labels))
        bounds = np.concatenate([[0], np.cumsum(self.sizes)])
        earlier = np.concatenate([np.arange(b, b + s) for b, s in zip(bounds, self.sizes[1:])] or [items[:0]])
        later = items[n:]
        gold = emitted[items, self.labels].sum() + starts[self.labels[:n]].sum()
        gold += transitions[self.labels[earlier], self.labels[later]].sum()
        expected = _pairs(alpha[earlier], emitted[later], beta[later], transitions)
        seen = np.bincount(self.labels[earlier] * len(starts) + self.labels[later], minlength=len(starts) ** 2)
        expected -= seen.reshape(expected.shape)
        first = node[:n].sum(axis=0) - np.bincount(self.labels[:n], minlength=len(starts))
        node[items, self.labels] -= 1
        slope = self.transposed @ node.astype(np.float32)
        penalty = self.settings["penalty"]
        gradient = np.concatenate([slope.ravel(), expected.ravel(), first]) + penalty * x
        scale = len(self.labels)
        return (log_z - gold + penalty / 2 * float(x @ x)) / scale, gradient / scale


def _matrix(features: Array, kept: Array, size: int) -> csr_matrix:
    column = np.full(size, -1, dtype=np.int32)
    column[kept] = np.arange(len(kept), dtype=np.int32)
    found = column[features]
    present = found >= 0
    pointers = np.concatenate([[0], np.cumsum(present.sum(axis=1))])
    data = np.ones(int(pointers[-1]), dtype=np.float32)
    return csr_matrix((data, found[present], pointers), shape=(len(features), len(kept)))


def _forward_backward(emitted: Array, transitions: Array, starts: Array, sizes: Array) -> tuple[Array, Array, float]:
    """Scaled forward and backward probabilities in packed order, and the log of the total of all sequences."""
    top = emitted.max(axis=1, keepdims=True, initial=-np.inf)
    local, moves = np.exp(emitted - top), np.exp(transitions)
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    alpha, beta = np.empty_like(local), np.ones_like(local)
    log_z = float(top.sum())
    for step, size in enumerate(sizes):
        here = slice(bounds[step], bounds[step] + size)
        before = np.exp(starts) if step == 0 else alpha[bounds[step - 1] : bounds[step - 1] + size] @ moves
        alpha[here] = local[here] * before
        total = alpha[here].sum(axis=1, keepdims=True)
        alpha[here] /= total
        log_z += float(np.log(total).sum())
    for step in range(len(sizes) - 2, -1, -1):
        following = slice(bounds[step + 1], bounds[step + 2])
        value = (local[following] * beta[following]) @ moves.T
        beta[bounds[step] : bounds[step] + sizes[step + 1]] = value / value.sum(axis=1, keepdims=True)
    return alpha, beta, log_z


def _pairs(alpha: Array, emitted: Array, beta: Array, transitions: Array) -> Array:
    """Expected number of each pair of neighbouring labels."""
    local = np.exp(emitted - emitted.max(axis=1, keepdims=True, initial=-np.inf)) * beta
    moves = np.exp(transitions)
    total = ((alpha @ moves) * local).sum(axis=1, keepdims=True)
    return moves * ((alpha / total).T @ local)
