"""Labelling: the words attached to an actor or to the event."""

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
        ("The wounded and exhausted soldiers left.", ("soldiers", "adjective", "exhausted", False)),
        ("The full-scale invasion began.", ("invasion", "adjective", "full-scale", False)),
        ("The fruitless talks ended.", ("talks", "adjective", "fruitless", False)),
        ("Angela Klein, the chief economist, spoke.", ("Klein", "apposition", "the chief economist", False)),
        ("The chief economist, Angela Klein, spoke.", ("Klein", "apposition", "The chief economist", False)),
        ("Danish Prime Minister Mette Holm spoke.", ("Holm", "title", "Danish Prime Minister", False)),
        ("Angela Klein is a hero.", ("Klein", "predicate", "a hero", False)),
        ("Angela Klein is not popular.", ("Klein", "predicate", "popular", True)),
        ("The talks were difficult.", ("talks", "predicate", "difficult", False)),
        ("Angela Klein attacked the plan.", ("Klein", "agent_of", "attacked", False)),
        ("Angela Klein did not attack the plan.", ("Klein", "agent_of", "attack", True)),
        ("The court fined Angela Klein.", ("Klein", "patient_of", "fined", False)),
        ("The plan was attacked by Angela Klein.", ("Klein", "agent_of", "attacked", False)),
    ],
)
def test_a_label_has_its_target_relation_and_negation(labels, text, label):
    assert label in labels(text)


def test_an_apposition_is_one_label_and_not_its_adjectives_too(labels):
    assert [label for label in labels("Angela Klein, the chief economist, spoke.") if label[1] == "adjective"] == []


@pytest.mark.parametrize("text", ["Danish soldiers left.", "Several officials left.", "The second round began."])
def test_adjectives_of_states_and_quantifiers_are_no_labels(labels, text):
    assert [label for label in labels(text) if label[1] == "adjective"] == []


def test_words_for_things_are_not_labelled(labels):
    assert labels("The old table broke.") == []


@pytest.mark.parametrize("text", ["", "😀", "President Angela Klein denied it.", "X 习近平!"])
def test_rows_fit_the_schema(parse, codebook, text):
    for row in rows(parse(text), article_row(text), codebook()):
        assert set(row) == set(SCHEMA.names) and text[row["start"] : row["end"]] == row["text"]
