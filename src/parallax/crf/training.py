"""Training of the conditional random field: maximum likelihood with a Gaussian prior, by L-BFGS from zero."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from parallax.crf import Array, Chain, chain_of, forward_backward, pack

SETTLED = 1e-6  # relative fall of the loss in one step below which training ends


@dataclass(frozen=True)
class Settings:
    """Numbers of feature buckets and of labels; how often a feature must occur; the prior's weight; steps at most."""

    buckets: int
    labels: int
    fewest: int
    penalty: float
    steps: int


def train(features: Array, labels: Array, lengths: Array, settings: Settings) -> Chain:
    """Weights from features (items × templates), a label per item and the lengths of the sequences they form.

    The same data give the same weights.
    """
    packing = pack(lengths)
    features, labels = features[packing.order], labels[packing.order]
    counts = np.bincount(features.ravel(), minlength=settings.buckets)
    kept = np.flatnonzero(counts >= settings.fewest)
    matrix = _matrix(features, kept, settings.buckets)
    problem = _Problem(matrix, matrix.T.tocsr(), labels, packing.sizes, settings)
    size = (len(kept) + settings.labels + 1) * settings.labels
    # the loss is a mean over items, so its gradient is small long before it has settled: only its fall tells
    options = {"maxiter": settings.steps, "maxcor": 8, "gtol": 0.0, "ftol": SETTLED}
    solved = minimize(problem, np.zeros(size), jac=True, method="L-BFGS-B", options=options)
    loss = f"loss {solved.fun:.4f} after {solved.nit} steps: {solved.message}"
    print(f"{len(labels)} items, {len(kept)} features, {loss}")
    return chain_of(settings.buckets, kept, *problem.parts(solved.x))


@dataclass(frozen=True)
class _Problem:
    """The penalised negative log-likelihood per item, and its gradient."""

    matrix: csr_matrix
    transposed: csr_matrix
    labels: Array
    sizes: Array
    settings: Settings

    def parts(self, x: Array) -> tuple[Array, Array, Array]:
        k = self.settings.labels
        square = x[-(k + 1) * k : -k].reshape(k, k)
        return x[: -(k + 1) * k].reshape(-1, k), square, x[-k:]

    def __call__(self, x: Array) -> tuple[float, Array]:
        weights, transitions, starts = self.parts(x)
        emitted = self.matrix @ weights
        alpha, beta, log_z = forward_backward(emitted, transitions, starts, self.sizes)
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
        slope = self.transposed @ node
        penalty = self.settings.penalty
        gradient = np.concatenate([slope.ravel(), expected.ravel(), first]) + penalty * x
        scale = len(self.labels)
        return (log_z - gold + penalty / 2 * float(x @ x)) / scale, gradient / scale


def _matrix(features: Array, kept: Array, size: int) -> csr_matrix:
    column = np.full(size, -1, dtype=np.int32)
    column[kept] = np.arange(len(kept), dtype=np.int32)
    found = column[features]
    present = found >= 0
    pointers = np.concatenate([[0], np.cumsum(present.sum(axis=1))])
    # sums over a million items: in single precision they mislead the line search, which then gives up early
    data = np.ones(int(pointers[-1]))
    return csr_matrix((data, found[present], pointers), shape=(len(features), len(kept)))


def _pairs(alpha: Array, emitted: Array, beta: Array, transitions: Array) -> Array:
    """Expected number of each pair of neighbouring labels."""
    local = np.exp(emitted - emitted.max(axis=1, keepdims=True, initial=-np.inf)) * beta
    moves = np.exp(transitions)
    total = ((alpha @ moves) * local).sum(axis=1, keepdims=True)
    return moves * ((alpha / total).T @ local)
