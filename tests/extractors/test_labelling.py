"""Labelling: the words attached to an actor."""

import pytest
from conftest import article_row

from parallax.extractors.labelling import SCHEMA, rows


@pytest.fixture
def labels(parse, codebook):
    def found(text):
        return [
            (text[row["target_head"] :].split()[0].strip(".,"), row["relation"], row["text"], row["negated"])
            for row in rows(parse(text), article_row(text), codebook())
        ]

    return found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The reclusive leader spoke.", ("leader", "adjective", "reclusive", False)),
        ("Angela Klein, the chief economist, spoke.", ("Klein", "apposition", "the chief economist", False)),
        ("Angela Klein is a hero.", ("Klein", "predicate", "a hero", False)),
        ("Angela Klein is not popular.", ("Klein", "predicate", "popular", True)),
        ("Angela Klein attacked the plan.", ("Klein", "agent_of", "attacked", False)),
        ("The court fined Angela Klein.", ("Klein", "patient_of", "fined", False)),
        ("The plan was attacked by Angela Klein.", ("Klein", "agent_of", "attacked", False)),
    ],
)
def test_a_label_has_its_target_relation_and_negation(labels, text, label):
    assert label in labels(text)


def test_rows_fit_the_schema(parse, codebook):
    text = "President Angela Klein denied it."
    for row in rows(parse(text), article_row(text), codebook()):
        assert set(row) == set(SCHEMA.names)
