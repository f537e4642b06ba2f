"""Clauses: their kinds, their spans, their own words and their negation."""

import pytest
from conftest import article_row

from parallax.extractors.clauses import SCHEMA, clauses, rows


def kinds(doc):
    return [(clause.kind, doc.text[clause.start : clause.end]) for clause in clauses(doc)]


def kind_of(doc, head):
    return next(clause.kind for clause in clauses(doc) if clause.head.text == head)


@pytest.mark.parametrize(
    ("text", "head", "kind"),
    [
        ("The minister said that the talks failed.", "failed", "complement"),
        ("The minister promised to visit the region.", "visit", "complement"),
        ("The claim that prices fell was wrong.", "fell", "complement"),
        ("The deal, which the union rejected, was signed.", "rejected", "relative"),
        ("Prices rose after the bank cut rates.", "cut", "adverbial"),
        ("The company dismissed an offer made in May.", "made", "modifier"),
        ("Ms. Klein, the chief economist, resigned.", "economist", "modifier"),
        ("The fruitless meetings ended.", "fruitless", "modifier"),
        ("The meetings ended.", "ended", "main"),
    ],
)
def test_a_clause_has_the_kind_its_relation_to_the_rest_gives_it(parse, text, head, kind):
    assert kind_of(parse(text), head) == kind


def test_a_clause_spans_over_the_clause_nested_in_it_and_keeps_its_own_words(parse):
    doc = parse("The deal, which the union rejected, was signed.")
    main = next(clause for clause in clauses(doc) if clause.kind == "main")
    assert doc.text[main.start : main.end] == "The deal, which the union rejected, was signed"
    assert main.lemmas == "deal sign"


def test_the_conjunction_to_the_next_clause_belongs_to_neither(parse):
    doc = parse("Wages fell but prices rose.")
    assert [text for _, text in kinds(doc)] == ["Wages fell", "prices rose"]


def test_every_word_stands_in_one_clause(parse):
    doc = parse("Speaking in Rome, the old minister said he hoped to win, although few voters, he added, knew him.")
    words = [word.i for clause in clauses(doc) for word in clause.words]
    assert sorted(words) == sorted(token.i for token in doc if not token.is_punct) and len(words) == len(set(words))


def test_a_subhead_without_a_finite_verb_is_a_fragment_and_an_order_is_not(parse):
    assert kind_of(parse("Challenges in the negotiations"), "Challenges") == "fragment"
    assert kind_of(parse("Stop the war."), "Stop") == "main"


def test_coordinated_verbs_are_clauses_of_one_kind(parse):
    doc = parse("The union said that wages fell and prices rose.")
    assert kind_of(doc, "fell") == kind_of(doc, "rose") == "complement"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The parties did not agree.", True),
        ("No deal was reached.", True),
        ("Nobody expects a breakthrough.", True),
        ("The ministry has never confirmed it.", True),
        ("They reached no agreement.", True),
        ("The parties agreed on a note.", False),
        ("Without a deal the parties left.", False),
    ],
)
def test_a_clause_is_negated_at_its_head_or_at_an_argument(parse, text, negated):
    [main] = [clause for clause in clauses(parse(text)) if clause.kind == "main"]
    assert main.negated == negated


def test_a_denied_report_is_not_a_denied_content(parse):
    doc = parse("The minister did not say that the talks failed.")
    assert {clause.head.text: clause.negated for clause in clauses(doc)} == {"say": True, "failed": False}


@pytest.mark.parametrize("text", ["", " \n ", "😀", "A", "ПРИВЕТ 你好!!!"])
def test_odd_texts_give_rows_that_fit_the_schema(parse, codebook, text):
    for row in rows(parse(text), article_row(text), codebook()):
        assert set(row) == set(SCHEMA.names) and text[row["start"] : row["end"]].strip()
