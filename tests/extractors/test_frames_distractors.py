"""Distractors: sentences on other events whose words look like outcome evaluation, under the frames of the seeds."""

from pathlib import Path

import pytest
from conftest import article_row

from parallax.codebook import Codebook
from parallax.extractors.frames import rows

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def evaluations(parse):
    book = Codebook(SEEDS)

    def found(text: str) -> list[str]:
        return [row["text"] for row in rows(parse(text), article_row(text), book) if row["frame"] == "outcome"]

    return found


@pytest.mark.parametrize(
    "text",
    [
        "The successful candidate will start in May.",
        "They walked through a fruitful orchard.",
        "The witness failed to appear in court.",
        "The Orvik dam collapsed on Wednesday.",
        "A spectator collapsed and was taken to hospital.",
        "Engineers had reported cracks in the wall.",
        "The dam gave way after two days of rain.",
        "The car broke down on the bridge.",
        "The market stalls opened at six.",
        "A tropical storm stalled over the coast.",
        "The train was delayed by snow.",
        "The concert was postponed after the singer fell ill.",
        "The rescue boat ran aground.",
        "The landmark building was sold to a hotel chain.",
        "He climbed over the fence and walked out of the station.",
        "The Peace and Progress Party nominated him.",
        "The talks took place in the Hope Hotel.",
        "Judge Constance Success chaired the panel.",
        "The Breakthrough Institute published the figures.",
        "He works at the Centre for Constructive Journalism.",
        "Delegates came to Geneva to end the strike.",
        "The ministry is aiming for progress.",
        "The train will pass the village at noon.",
        "The storm would pass by evening.",
        "The pilot reported an engine failure.",
        "This is hardly a surprise.",
        "His voice wavered.",
        "The film was approved by the censors.",
        "The town suffered a natural disaster.",
        "The letter deplored his failure to use her name.",
        "There is work to be done on the bridges.",
        "The records are inadequate, the lawyer said.",
        "The claim was rejected by the mayor.",
    ],
)
def test_words_that_evaluate_nothing_are_no_outcome(evaluations, text: str) -> None:
    assert evaluations(text) == []


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("The hostage talks collapsed.", "collapsed"),
        ("Negotiations over the budget broke down.", "broke down"),
        ("The pay talks stalled again.", "stalled"),
        ("It was a successful round of negotiations.", "successful"),
        ("The meeting was postponed.", "postponed"),
        ("The discussions were fruitful.", "fruitful"),
        ("The delegation walked out of the talks.", "walked out"),
        ("The talks were not a failure.", "failure"),
        ("It was no triumph for anybody.", "triumph"),
        ("The budget will pass before Easter.", "budget will pass"),
        ("Bus drivers ended a nine-day strike.", "ended a nine-day strike"),
        ("The islands had hoped for more money.", "had hoped for"),
        ("They wavered in the talks.", "wavered"),
        ("The panel approved on Monday the merger of the two banks.", "approved on Monday the merger"),
        ("The talks ended without a truce.", "without a truce"),
        ("The ministers deplored the failure of the talks.", "failure"),
        ("She called it a small triumph.", "triumph"),
    ],
)
def test_the_same_words_said_of_a_process_are(evaluations, text: str, expression: str) -> None:
    assert expression in evaluations(text)
