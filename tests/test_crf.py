"""The conditional random field against sums over every sequence of labels, written out."""

import itertools

import numpy as np
import pytest

from parallax import crf
from parallax.crf import training
from parallax.crf.training import Settings

LENGTHS = np.array([3, 1, 4])
LABELS = 3


@pytest.fixture
def chain():
    random = np.random.default_rng(1)
    weights = random.normal(size=(10, LABELS)).astype(np.float32)
    return crf.chain_of(10, np.arange(10), weights, random.normal(size=(LABELS, LABELS)), random.normal(size=LABELS))


@pytest.fixture
def emitted(chain):
    features = np.random.default_rng(2).integers(0, 10, size=(LENGTHS.sum(), 4))
    return crf.scores(chain, features)


def every_path(chain, emitted):
    """For each sequence: all label paths with their scores."""
    for low, high in itertools.pairwise([0, *np.cumsum(LENGTHS)]):
        paths = list(itertools.product(range(LABELS), repeat=high - low))
        yield paths, [_score(chain, emitted[low:high], path) for path in paths]


def _score(chain, emitted, path):
    moves = sum(chain.transitions[a, b] for a, b in itertools.pairwise(path))
    return chain.starts[path[0]] + moves + sum(emitted[i, label] for i, label in enumerate(path))


def test_best_labels_are_those_of_the_best_path(chain, emitted):
    best = [label for paths, values in every_path(chain, emitted) for label in paths[int(np.argmax(values))]]
    assert crf.best_labels(chain, emitted, crf.pack(LENGTHS)).tolist() == best


def test_marginals_are_sums_over_all_paths(chain, emitted):
    expected = []
    for paths, values in every_path(chain, emitted):
        weights = np.exp(values) / np.exp(values).sum()
        for i in range(len(paths[0])):
            expected.append([sum(w for w, path in zip(weights, paths) if path[i] == k) for k in range(LABELS)])
    assert np.allclose(crf.marginals(chain, emitted, crf.pack(LENGTHS)), expected)


def test_gradient_is_the_slope_of_the_loss():
    random = np.random.default_rng(3)
    features, labels = random.integers(0, 10, size=(LENGTHS.sum(), 4)), random.integers(0, LABELS, size=LENGTHS.sum())
    packing = crf.pack(LENGTHS)
    matrix = training._matrix(features[packing.order], np.arange(10), 10)
    settings = Settings(buckets=10, labels=LABELS, fewest=1, penalty=0.5, steps=1)
    problem = training._Problem(matrix, matrix.T.tocsr(), labels[packing.order], packing.sizes, settings)
    x = random.normal(size=(10 + LABELS + 1) * LABELS)
    slope = [(problem(x + step)[0] - problem(x - step)[0]) / 2e-3 for step in np.eye(len(x)) * 1e-3]
    assert np.allclose(problem(x)[1], slope, atol=1e-3)


def test_training_learns_what_follows_what():
    """The second label has no feature of its own: only the transition tells it."""
    features, labels = np.tile([[1], [2], [2]], (20, 1)), np.tile([1, 2, 0], 20)
    settings = Settings(buckets=10, labels=LABELS, fewest=1, penalty=0.1, steps=50)
    chain = training.train(features, labels, np.full(20, 3), settings)
    found = crf.best_labels(chain, crf.scores(chain, features), crf.pack(np.full(20, 3)))
    assert found.tolist() == labels.tolist()


def test_no_sequences_give_no_labels(chain):
    none = np.zeros((0, LABELS))
    assert crf.best_labels(chain, none, crf.pack(np.zeros(0, dtype=int))).tolist() == []
