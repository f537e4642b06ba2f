"""A linear-chain conditional random field over hashed features: scores, marginals, best labels.

Lafferty, McCallum & Pereira (2001). All sequences of a batch are worked through together, one position at a time, so
that the work is done by numpy; positions are packed in time order, sequences sorted by falling length.
"""

from dataclasses import dataclass

import numpy as np

Array = np.ndarray


@dataclass(frozen=True)
class Chain:
    """Weights of features (a row each; the first row, all zeros, is for those never seen), of neighbouring labels, and
    of a sequence's first label. `rows` gives the row of each feature bucket."""

    rows: Array
    weights: Array
    transitions: Array
    starts: Array


def chain_of(buckets: int, kept: Array, weights: Array, transitions: Array, starts: Array) -> Chain:
    """A chain from the buckets that have weights, in rising order, and these."""
    rows = np.zeros(buckets, dtype=np.int32)
    rows[kept] = np.arange(1, len(kept) + 1, dtype=np.int32)
    nothing = np.zeros((1, weights.shape[1]), dtype=np.float32)
    return Chain(rows, np.concatenate([nothing, weights.astype(np.float32)]), transitions, starts)


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
        total += chain.weights[chain.rows[column]]
    return total.astype(np.float64)


def marginals(chain: Chain, emitted: Array, packing: Packing) -> Array:
    """Probability of each label for each item."""
    alpha, beta, _ = forward_backward(emitted[packing.order], chain.transitions, chain.starts, packing.sizes)
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


def forward_backward(emitted: Array, transitions: Array, starts: Array, sizes: Array) -> tuple[Array, Array, float]:
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
