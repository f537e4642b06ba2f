"""Claims: sentences that state one, values, and sentences that only hold its words."""

import pytest
from conftest import article_row

from parallax.extractors.claims import check, rows
from parallax.study import StudyError

HEAD = """claims:
  - id: c
    event: event
    statement: s
    include: i
    exclude: e
    knowable_from: after
"""


@pytest.fixture
def claims(parse, codebook):
    def found(rule: str, example: str, text: str) -> list[tuple[str, str | None]]:
        book = codebook(**{"claims.yaml": f"{HEAD}    example: {example}\n    {rule}\n"})
        return [(row["text"], row["value"]) for row in rows(parse(text), article_row(text), book)]

    return found


SUMMIT = ("terms: {all: [propose | call for, summit], none: [reject]}", "Kyiv proposed a summit.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv had proposed a leaders’ summit.", ["proposed a leaders’ summit"]),
        ("The mayor, who called for a summit, left.", ["called for a summit"]),
        ("Speaking after the summit, he left.", []),
        ("Kyiv proposed talks. The summit is far.", []),
        ("The idea of a summit that Kyiv proposed was rejected.", []),
        ("Kyiv proposed a summit. It proposed the summit again.", ["proposed a summit", "proposed the summit"]),
    ],
)
def test_rule_holds_within_a_sentence(claims, text: str, expected: list[str]) -> None:
    assert [words for words, _ in claims(*SUMMIT, text)] == expected


def test_within_a_clause_words_of_another_clause_do_not_count(claims) -> None:
    rule = "terms: {all: [propose, summit], within: clause}"
    text = "Kyiv proposed a truce before the summit began, and Moscow proposed a summit."
    assert [words for words, _ in claims(rule, SUMMIT[1], text)] == ["proposed a summit"]


def test_value_whose_words_cover_most_is_taken(claims) -> None:
    rule = "terms: {all: [exchange]}\n    values: {exact: '1,200', minimum: 'at least 1,200'}"
    example = "They will exchange prisoners."
    assert claims(rule, example, "They exchange 1,200 prisoners.") == [("exchange", "exact")]
    assert claims(rule, example, "They exchange at least 1,200 prisoners.") == [("exchange", "minimum")]
    assert claims(rule, example, "They exchange prisoners.") == [("exchange", None)]


def test_claims_of_another_event_are_not_looked_for(parse, codebook) -> None:
    book = codebook(**{"claims.yaml": f"{HEAD}    example: {SUMMIT[1]}\n    {SUMMIT[0]}\n"})
    assert list(rows(parse(SUMMIT[1]), article_row(SUMMIT[1], event_id="other"), book)) == []


@pytest.mark.parametrize(
    ("example", "counter_example", "wrong"),
    [
        ("Kyiv is far.", "The summit is far.", "“Kyiv is far.” of “c” does not match its own code"),
        (SUMMIT[1], "Moscow proposed a summit.", "“Moscow proposed a summit.” of “c” matches the code it must not"),
    ],
)
def test_an_example_that_the_rule_does_not_fit_stops_the_run(codebook, tmp_path, example, counter_example, wrong):
    entry = f"{HEAD}    example: {example}\n    counter_example: {counter_example}\n    {SUMMIT[0]}\n"
    with pytest.raises(StudyError, match=rf"claims\.yaml, line 2: {wrong}"):
        check(codebook(**{"claims.yaml": entry}), tmp_path / "examples.docs")
