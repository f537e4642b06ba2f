"""Claims, frames and spotlight of a codebook: read, and refused with file, line and remedy."""

import pytest

from parallax.codebook.codes import Value
from parallax.study import StudyError

CLAIM = """claims:
  - id: summit
    event: event
    statement: A summit was proposed.
    include: any proposal
    exclude: demands
    example: Kyiv proposed a summit.
    knowable_from: after
    terms: {all: [propose, summit]}
"""
FRAME = """frames:
  - id: outcome
    definition: how it ended
    unit: expression
    codes:
      - id: failure
        definition: it failed
        value: -2
        terms: [fruitless]
        examples: [Fruitless talks.]
"""


def test_a_claim_is_read_whole(codebook) -> None:
    (claim,) = codebook(**{"claims.yaml": CLAIM + "    values: {'24': one day, 'two': two days}\n"}).claims
    assert (claim.claim_id, claim.rule.all, claim.rule.within) == ("summit", ("propose", "summit"), "sentence")
    assert claim.values == {"24": Value(("one day",), "same"), "two": Value(("two days",), None)}
    assert claim.examples == ("Kyiv proposed a summit.",)


def test_a_value_can_say_how_it_relates_to_the_statements_own(codebook) -> None:
    values = "    values: {May: May, spring: {terms: spring | springtime, relation: coarser}, June: {terms: June}}\n"
    (claim,) = codebook(**{"claims.yaml": CLAIM + values}).claims
    assert [(label, value.relation) for label, value in claim.values.items()] == [
        ("May", "same"),
        ("spring", "coarser"),
        ("June", None),
    ]
    assert claim.values["spring"].terms == ("spring | springtime",)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("June: {terms: June, relation: other}", "line 12: unknown relation “other”. Known are: same, finer"),
        ("June: {terms: June, relation: }", "line 12: unknown relation “”"),
        ("June: {relation: conflict}", "line 12: “entry” has no terms"),
        ("June: {terms: June, relatoin: conflict}", "line 12: unknown key “relatoin”. Did you mean “relation”"),
        ("June: {terms: '*'}", "line 12: term “*”"),
        ("June:", "line 11: value “June” has no term"),
    ],
)
def test_what_is_wrong_with_a_value_is_named_with_its_line(codebook, value: str, message: str) -> None:
    with pytest.raises(StudyError) as error:
        _ = codebook(**{"claims.yaml": f"{CLAIM}    values:\n      May: May\n      {value}\n"}).claims
    assert message in str(error.value)


def test_the_statements_own_value_has_no_relation_to_itself(codebook) -> None:
    values = "    values:\n      May: {terms: May, relation: conflict}\n"
    with pytest.raises(StudyError, match="line 11: “May” is the first label and so the statement's own value"):
        _ = codebook(**{"claims.yaml": CLAIM + values}).claims


def test_missing_and_empty_files_are_valid(codebook) -> None:
    assert codebook().claims == codebook().frames == codebook().spotlight == []
    assert codebook(**{"claims.yaml": "# nothing yet\n", "frames.yaml": "frames: []\n"}).frames == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("statement:", "statment:", "line 2: unknown key “statment”. Did you mean “statement”"),
        ("    exclude: demands\n", "", "line 2: “summit” has no exclude"),
        ("knowable_from: after", "knowable_from: later", "line 2: knowable_from “later” is neither phase nor date"),
        ("{all: [propose, summit]}", "{none: [summit]}", "line 9: the rule is empty"),
        ("{all: [propose, summit]}", "{all: []}", "line 9: the rule is empty"),
        ("{all: [propose, summit]}", "{any: [the]}", "line 9: the rule matches everything"),
        ("{all: [propose, summit]}", "{all: [propose], near: 3}", "line 9: unknown key “near”"),
        ("{all: [propose, summit]}", "{all: [propose], within: page}", "line 9: unknown within “page”"),
        ("{all: [propose, summit]}", "{all: ['*']}", "line 9: term “*”"),
        ("{all: [propose, summit]}", "propose summit", "line 2: terms is no mapping"),
        ("    include: any proposal", "    include: [", "this is no YAML"),
        ("    include: any proposal", "    id: summit", "line 5: key “id” is given twice"),
        ("claims:", "claim:", "line 1: unknown key “claim”"),
        ("claims:", "claims: 3\nfoo:", "unknown key"),
    ],
)
def test_what_is_wrong_with_a_claim_is_named_with_its_line(codebook, old: str, new: str, message: str) -> None:
    with pytest.raises(StudyError) as error:
        _ = codebook(**{"claims.yaml": CLAIM.replace(old, new)}).claims
    assert "claims.yaml" in str(error.value) and message in str(error.value)


def test_an_id_that_stands_twice_is_refused_with_both_lines(codebook) -> None:
    again = CLAIM + CLAIM.removeprefix("claims:\n")
    with pytest.raises(StudyError, match="line 10: id “summit” stands in line 2 too"):
        _ = codebook(**{"claims.yaml": again}).claims


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("definition: it failed\n", "include: x\n", "“failure” has no definition"),
        ("value: -2", "value: -3", "value of “failure” is -3"),
        ("        value: -2\n", "", "value of “failure” is None"),
        ("[fruitless]", "[of the]", "“failure” matches everything"),
        ("        examples: [Fruitless talks.]\n", "", "“failure” has terms and no example"),
        ("unit: expression", "unit: page", "unknown unit “page”"),
        ("[fruitless]", "[[fruitless]]", "terms holds what is no text"),
    ],
)
def test_what_is_wrong_with_a_code_is_named(codebook, old: str, new: str, message: str) -> None:
    with pytest.raises(StudyError, match=r"frames\.yaml, line \d+: " + message):
        _ = codebook(**{"frames.yaml": FRAME.replace(old, new)}).frames


def test_spotlight_terms_are_read(codebook) -> None:
    book = codebook(**{"spotlight.yaml": "expressions:\n  - term: fruitless\n    note: why\n"})
    assert book.spotlight == ["fruitless"]
