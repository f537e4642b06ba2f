"""Mentions: descriptions that tell only a kind, names that other words tell, pronouns that are not who is quoted."""

import pytest
from conftest import article_row

from parallax.extractors.mentions import rows


@pytest.fixture
def stands_for(parse, codebook):
    """The names in the chain of the last mention that reads so."""

    def found(text, word):
        mentions = list(rows(parse(text), article_row(text), codebook()))
        own = [mention["chain"] for mention in mentions if mention["text"] == word]
        return {m["text"] for m in mentions if own and m["chain"] == own[-1] and m["kind"] == "name"}

    return found


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Maria Reyes left early. “I am tired,” the Peruvian said.", "the Peruvian", {"Maria Reyes"}),
        ("Peter Dunn met the Irish envoy Maeve Byrne. The Irishman and the German smiled.", "the German",
         {"Peter Dunn"}),
        ("Police held Peter Dunn. The 31-year-old was freed.", "The 31-year-old", {"Peter Dunn"}),
        ("Mary Holt wept. The mother of two had waited for weeks.", "The mother", {"Mary Holt"}),
        ("Peter Dunn wept. Mary Holt did not. The father of two left.", "The father", {"Peter Dunn"}),
        ("Wal-Mart sent its lawyers. The company says its rules are fair.", "The company", {"Wal-Mart"}),
        ("The Rail Safety Authority closed the line. The regulator gave no reason.", "The regulator",
         {"Rail Safety Authority"}),
        ("A group calling itself Northern Dawn claimed the attack.", "A group", {"Northern Dawn"}),
        ("The Premier Mark Solberg resigned. The prime minister wept.", "The prime minister", {"Mark Solberg"}),
    ],
)  # fmt: skip
def test_a_kind_is_the_one_spoken_of_last(stands_for, text, word, names):
    assert stands_for(text, word) == names


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ana Reyes left early. The Chinese rejected the plan.", "The Chinese"),  # a delegation
        ("Ana Reyes left early. The Peruvian delegation stayed.", "The Peruvian"),
        ("Mary Holt wept. The father of two left.", "The father"),
        ("Mary Holt wept. The mother of the boy left.", "The mother"),
        ("Solidarity, a trade union, called a strike. The operator regretted it.", "The operator"),
        ("Wal-Mart sent its lawyers. The regulator gave no reason.", "The regulator"),
        ("The train came at 10 pm.", "pm"),
        ("Peter Dunn told Reuters nothing. The company regretted it.", "The company"),
    ],
)
def test_what_is_no_such_kind_stands_for_no_name(stands_for, text, word):
    assert stands_for(text, word) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Peter Dunn was furious. “The mayor owes us an answer,” he wrote.", {"Peter Dunn"}),
        ("Peter Dunn smiled while Mark Solberg kept talking. He left before noon.", {"Peter Dunn"}),
        ("Peter Dunn said that Mark Solberg would keep his job. He left.", {"Peter Dunn"}),
    ],
)
def test_a_pronoun_is_who_acts_and_not_who_is_spoken_of(stands_for, text, names):
    assert stands_for(text, "he" if "he wrote" in text else "He") == names


def test_a_possessive_is_of_the_nearer_subject(stands_for):
    text = "Peter Dunn said it was unlikely that Mark Solberg would keep his job."
    assert stands_for(text, "his") == {"Mark Solberg"}


def test_a_name_whose_first_name_tells_a_gender_is_a_person(stands_for):
    assert stands_for("The Conservatives' Teresa Sousa said she was confident.", "she") == {"Teresa Sousa"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tamsin Okoro told them to leave.", ["Tamsin Okoro"]),
        ("The Desert Banner told them to leave.", []),  # nothing says what it is
        ("They left for Harbour Bay.", []),
        ("Okoro later denied that they had left.", ["Okoro"]),
        ("Okoro lies on the coast.", []),
        ("They sued the state utility Norvolt.", ["Norvolt"]),
    ],
)
def test_a_bare_name_that_acts_is_a_person_where_the_parser_says_nothing(parse, codebook, text, names):
    doc = parse(text).copy()
    doc.ents = []
    assert [m["text"] for m in rows(doc, article_row(text), codebook()) if m["kind"] == "name"] == names


def test_his_counterpart_of_a_country_is_its_minister(stands_for):
    text = "Omani Foreign Minister Salim Harthy spoke. Peter Dunn said his Omani counterpart had been fair."
    assert stands_for(text, "his Omani counterpart") == {"Salim Harthy"}


def test_words_in_lower_case_are_no_name(parse, codebook):
    text = "After eleven days of frozen feet, Peter Dunn is back."
    found = rows(parse(text), article_row(text), codebook())
    assert [mention["text"] for mention in found if mention["kind"] == "name"] == ["Peter Dunn"]
