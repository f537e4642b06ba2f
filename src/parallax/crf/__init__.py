"""A linear-chain conditional random field over hashed features: scores, marginals, best labels.

Lafferty, McCallum & Pereira (2001). All sequences of a batch are worked through together, one position at a time, so
that the work is done by numpy; positions are packed in time order, sequences sorted by falling length.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

BLOCK = 1_024  # items whose features are worked on together: they take a kilobyte each

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
    steps = np.arange(lengths.max(initial=0))
    sizes = np.searchsorted(-lengths[longest_first], -steps, side="left")
    alive = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return Packing(starts[alive] + np.repeat(steps, sizes), sizes)


def scores(chain: Chain, features: Array) -> Array:
    """Score of each label for each item: the sum of its features' weights."""
    out = np.empty((len(features), len(chain.starts)))
    for block in blocks(len(features)):
        out[block] = chain.weights.take(chain.rows.take(features[block].T), axis=0).sum(axis=0)
    return out


def blocks(items: int) -> Iterator[slice]:
    """Items, some at a time: a text has several of them for each of its words."""
    return (slice(start, start + BLOCK) for start in range(0, items, BLOCK))


def marginals(chain: Chain, emitted: Array, packing: Packing) -> Array:
    """Probability of each label for each item."""
    alpha, beta, _ = forward_backward(emitted[packing.order], chain.transitions, chain.starts, packing.sizes)
    out = np.empty_like(alpha)
    product = alpha * beta
    out[packing.order] = product / product.sum(axis=1, keepdims=True)
    return out


def best_labels(chain: Chain, emitted: Array, packing: Packing) -> Array:
    """The most probable sequence of labels (Viterbi)."""
    best, steps = emitted[packing.order], _steps(packing.sizes)
    back = np.zeros(best.shape, dtype=np.int64)
    best[: packing.sizes[:1].sum()] += chain.starts
    for (before, _), (low, high) in itertools.pairwise(steps):
        options = best[before : before + high - low, :, None] + chain.transitions
        back[low:high] = options.argmax(axis=1)
        best[low:high] += options.max(axis=1)
    labels = best.argmax(axis=1)
    for (before, _), (low, high) in reversed([*itertools.pairwise(steps)]):
        labels[before : before + high - low] = back[np.arange(low, high), labels[low:high]]
    out = np.empty_like(labels)
    out[packing.order] = labels
    return out


def forward_backward(emitted: Array, transitions: Array, starts: Array, sizes: Array) -> tuple[Array, Array, float]:
    """Scaled forward and backward probabilities in packed order, and the log of the total of all sequences.

    Both come of one pass: backward is forward through the mirrored sequences, the transitions turned round.
    """
    top, labels, mirror = emitted.max(axis=1, keepdims=True, initial=-np.inf), len(starts), _mirror(sizes)
    local, moves, steps = np.exp(emitted - top), np.exp(transitions), _steps(sizes)
    nothing = np.zeros_like(moves)
    turns = np.block([[moves, nothing], [nothing, moves.T]])
    states = np.concatenate([local, local[mirror]], axis=1)
    reached, totals = np.empty_like(states), np.empty((len(states), 2, 1))
    reached[: sizes[:1].sum()] = np.concatenate([np.exp(starts), np.ones(labels)])
    for step, (low, high) in enumerate(steps):
        if step:
            before = steps[step - 1][0]
            np.matmul(states[before : before + high - low], turns, out=reached[low:high])
        states[low:high] *= reached[low:high]
        ways = states[low:high].reshape(-1, 2, labels)
        ways /= np.add.reduce(ways, axis=2, keepdims=True, out=totals[low:high])
    return states[:, :labels], reached[mirror, labels:], float(top.sum() + np.log(totals[:, 0]).sum())


def _mirror(sizes: Array) -> Array:
    """For each row of a packed batch the row of the same sequence that is as far from its other end."""
    bounds = np.cumsum(sizes) - sizes
    sequence = np.arange(sizes.sum()) - np.repeat(bounds, sizes)
    last = np.searchsorted(-sizes, -sequence, side="left") - 1
    return bounds[last - np.repeat(np.arange(len(sizes)), sizes)] + sequence


def _steps(sizes: Array) -> list[tuple[int, int]]:
    """First and last row, half-open, of each step of a packed batch."""
    return list(itertools.pairwise([0, *np.cumsum(sizes).tolist()]))
