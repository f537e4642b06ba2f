"""Frames: an expression's value is that of the expression in its context."""

import pytest
from conftest import article_row

from parallax.extractors.frames import check, rows
from parallax.study import StudyError

FRAMES = """frames:
  - id: outcome
    definition: how it ended
    unit: expression
    evaluated:
      - {id: earlier, definition: rounds before, terms: [earlier round, previous talks]}
      - {id: talks, definition: these talks, terms: [talk, negotiation]}
      - {id: exchange, definition: the exchange, terms: [prisoner exchange]}
    codes:
      - {id: success, definition: d, value: 2, terms: [breakthrough], examples: [A breakthrough.]}
      - {id: progress, definition: d, value: 1, terms: [progress, agreement], examples: [Some progress.],
         unless: [agreement with the wording]}
      - {id: failure, definition: d, value: -2, terms: [fruitless, deadlock, without ... compromise],
         examples: [Fruitless talks.]}
      - {id: stall, definition: d, value: -1, terms: [progress stalled, hopes ... dim], examples: [Progress stalled.]}
"""


@pytest.fixture
def expressions(parse, codebook):
    book = codebook(**{"frames.yaml": FRAMES, "spotlight.yaml": "expressions:\n  - term: fruitless\n"})

    def found(text: str) -> list[dict]:
        return list(rows(parse(text), article_row(text), book))

    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The talks brought progress.", 1),
        ("The talks ended without significant progress.", -1),
        ("The talks did not yield an agreement.", -1),
        ("No agreement was reached.", -1),
        ("The talks failed to produce a breakthrough.", -1),
        ("Moscow downplayed the chances of a breakthrough.", -1),
        ("He expressed skepticism about the potential for a breakthrough.", -1),
        ("The talks yielded only limited agreements.", -1),
        ("Zelensky welcomed the partial progress.", 1),
        ("The meeting could bring a breakthrough.", 1),
        ("A breakthrough came.", 2),
        ("The talks were fruitless.", -2),
        ("The talks were not fruitless.", 1),
        # a negation of another clause, and the modality of a verb above an attribute, do not reach the expression
        ("Moscow did not come, and the talks brought progress.", 1),
        ("They would use the same venue as the fruitless talks.", -2),
        # two negations give one back
        ("The talks did not fail to bring progress.", 1),
        # a noun hands its negation on to its “of” and “for” alone, a coordinated word none to its sister
        ("They made no headway on the deadlock.", -2),
        ("There is no sign of progress.", -1),
        ("They deplored the lack of trust and the mayor’s fruitless visit.", -2),
        ("The talks brought no trust or progress.", -1),
        ("Neither progress nor an agreement was reported.", -1),
        # what governs inside the expression does not act on it once more
        ("Hopes for peace dimmed.", -1),
        ("They met again after talks with shop owners had ended without a compromise.", -2),
        ("Talks that were to end the strike ended without a compromise.", -2),
        # a verb of saying negates that it is said; of something bad, a negated verb denies its existence alone
        ("He did not say that the talks brought progress.", 1),
        ("He did not think that the talks would bring progress.", -1),
        ("The deadlock did not surprise them.", -2),
        ("A deadlock is not expected.", 1),
        # what is overcome is gone, what shall be overcome or was not overcome is there
        ("They broke the deadlock.", 1),
        ("The deadlock was not broken.", -2),
        ("They managed to break the deadlock.", 1),
        ("They met in an effort to break the deadlock.", -2),
        # nobody is a negation too, and of “no small” only the size is denied
        ("Nobody should call it a breakthrough.", -1),
        ("No party expected progress.", -1),
        ("Few expected a breakthrough.", -1),
        ("None of the delegates saw progress.", -1),
        ("It was no small breakthrough.", 2),
        ("The talks brought no small progress.", 1),
        ("The talks brought no progress and small comforts.", -1),
        # “not” after a comma denies what follows
        ("It was a deadlock, not a defeat.", -2),
        ("It was a defeat, not a breakthrough.", -1),
        ("It was not a deadlock, she said.", 1),
        # “far from” and its like take away, “so far” does not
        ("The talks were far from fruitless.", 1),
        ("It was anything but a breakthrough.", -1),
        ("The talks were less than a breakthrough.", -1),
        ("The talks have brought progress so far.", 1),
        ("Less than a third of them expected progress.", 1),
        # what is described as something is it
        ("No one described the talks as a breakthrough.", -1),
        ("She did not hail it as a breakthrough.", -1),
        ("No one left before the breakthrough.", 2),
    ],
)
def test_value_is_that_of_the_expression_in_context(expressions, text: str, value: int) -> None:
    assert expressions(text)[0]["value"] == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He insisted that the senators bring progress.", 0),
        ("They called for a breakthrough.", 0),
        ("They urged him to end the deadlock.", 1),
        ("He insisted that the talks brought progress.", 1),
    ],
)
def test_success_that_is_demanded_is_none(expressions, text: str, found: int) -> None:
    assert len([row for row in expressions(text) if row["frame"] == "outcome"]) == found


def test_what_acts_on_an_expression_is_kept(expressions) -> None:
    (row,) = expressions("The talks yielded only limited agreements.")
    assert (row["negated"], row["restrictor"], row["hedge"]) == (False, "only", None)
    (row,) = expressions("The meeting could bring a breakthrough.")
    assert (row["negated"], row["restrictor"], row["hedge"]) == (False, None, "could")
    assert expressions("No agreement was reached.")[0]["negated"] is True


@pytest.mark.parametrize(
    ("text", "evaluated"),
    [
        ("The talks follow earlier rounds, which yielded agreements.", "earlier"),
        ("The talks brought progress on the prisoner exchange.", "exchange"),
        ("The talks ended. There was no progress.", "talks"),
        ("The war goes on. It rained. There was no progress.", None),
    ],
)
def test_evaluated_is_what_stands_nearest(expressions, text: str, evaluated: str | None) -> None:
    assert expressions(text)[0]["evaluated"] == evaluated


def test_the_longest_of_overlapping_expressions_counts_once(expressions) -> None:
    assert [row["code"] for row in expressions("The progress stalled.")] == ["stall"]


def test_unless_undoes_an_expression_in_the_same_clause_alone(expressions) -> None:
    assert expressions("There was agreement with the wording.") == []
    assert len(expressions("There was agreement with the wording, and an agreement was signed.")) == 1


def test_spotlight_stands_beside_the_outcome_with_its_value(expressions) -> None:
    outcome, spotlight = expressions("The talks were not fruitless.")
    assert (spotlight["frame"], spotlight["code"], spotlight["text"]) == ("spotlight", "fruitless", "fruitless")
    assert spotlight["value"] == outcome["value"] == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The dispute brought a new breakthrough for them.", 1),
        ("The talks took place in the Breakthrough Hotel.", 0),
        ("The Agreement and Progress Party won two seats.", 0),
        ("Breakthrough at Harbour Talks", 1),  # in a heading capitals say nothing
        ("Ministers meet to reach a breakthrough.", 0),
        ("They managed to reach a breakthrough.", 1),
        ("He was the first to make progress.", 1),
        ("They are trying to make progress.", 0),
        ("It depends on whether they make progress.", 0),
        ("They tried again, and the talks made progress.", 1),
        # what is bad counts also where it is a possibility
        ("He asked whether the talks were fruitless.", 1),
    ],
)
def test_neither_a_name_nor_a_success_that_is_aimed_at_evaluates(expressions, text: str, found: int) -> None:
    assert len([row for row in expressions(text) if row["frame"] == "outcome"]) == found


def test_a_name_can_be_an_expression_of_another_frame(parse, codebook) -> None:
    code = "{id: evil, definition: d, terms: [Nero], examples: [A Nero.]}"
    frame = f"  - {{id: tone, definition: d, unit: expression, codes: [{code}]}}\n"
    text = "The paper called him the Nero of our time."
    found = rows(parse(text), article_row(text), codebook(**{"frames.yaml": FRAMES + frame}))
    assert [row["frame"] for row in found] == ["tone"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The dam collapsed.", 0),
        ("The negotiations collapsed.", 1),
        ("The talks began. A dam collapsed.", 0),  # in its own sentence
        ("The prisoner exchange collapsed.", 1),
        ("It was a collapse.", 1),  # of what was spoken of before
        ("A dam broke. The engineers saw a collapse.", 0),
    ],
)
def test_an_ambiguous_expression_counts_where_its_sentence_names_what_is_evaluated(
    parse, codebook, text: str, found: int
) -> None:
    ambiguous = FRAMES.replace("terms: [fruitless,", "ambiguous: [collapse], terms: [fruitless,")
    book = codebook(**{"frames.yaml": ambiguous})
    assert len(list(rows(parse(text), article_row(text), book))) == found


def test_an_example_that_its_own_code_does_not_match_stops_the_run(codebook, tmp_path) -> None:
    book = codebook(**{"frames.yaml": FRAMES.replace("[A breakthrough.]", "[It worked.]")})
    with pytest.raises(StudyError, match="“It worked.” of “success” does not match its own code"):
        check(book, tmp_path / "examples.docs")


def test_a_code_that_matches_everything_is_refused_with_its_line(parse, codebook) -> None:
    book = codebook(**{"frames.yaml": FRAMES.replace("terms: [breakthrough]", "terms: [breakthrough, th*]")})
    doc = parse(" ".join(["Then they said that they saw the town."] * 20))
    with pytest.raises(StudyError, match=r"frames\.yaml, line 10: “success” matches 100 times in 20 sentences"):
        list(rows(doc, article_row(doc.text), book))
    few = parse("Then they said that they saw the town.")
    assert len(list(rows(few, article_row(few.text), book))) == 5
