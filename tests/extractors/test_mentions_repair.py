"""Mentions: sentences that once gave an actor where there was none, or the wrong one."""

import pytest
from conftest import article_row

from parallax.extractors import labelling
from parallax.extractors.mentions import rows


@pytest.fixture
def mentions(parse, codebook):
    def found(text, zones=()):
        return list(rows(parse(text), article_row(text) | {"zones": list(zones)}, codebook()))

    return found


def named(found):
    return [mention["text"] for mention in found if mention["kind"] == "name"]


def chain(found, text):
    return next(mention["chain"] for mention in found if mention["text"] == text)


def stands_for(found, word):
    """The names in the chain of the last mention that reads so."""
    own = [mention["chain"] for mention in found if mention["text"] == word]
    return {m["text"] for m in found if own and m["chain"] == own[-1] and m["kind"] == "name"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sen. Mary Holt (D-Mont.) objected.", ["Mary Holt"]),
        ("Sen. Mary Holt, R-Texas, objected.", ["Mary Holt"]),
        ("Rep. Peter Dunn (D-N.Y.) and Sen. Mary Holt (R-South Dakota) agreed.", ["Peter Dunn", "Mary Holt"]),
        ("Sen. Peter Dunn (I) agreed.", ["Peter Dunn"]),
        ("Sen. Mary Holt moved to Texas.", ["Mary Holt", "Texas"]),
    ],
)
def test_a_party_tag_names_nobody(mentions, text, names):
    assert named(mentions(text)) == names


def test_the_letter_of_a_party_is_no_pronoun(mentions):
    assert not [m for m in mentions("Sen. Peter Dunn (I-Vt.) agreed.") if m["kind"] == "pronoun"]


def test_what_follows_a_tag_describes_the_one_before_it(mentions, parse, codebook):
    text = "Sen. Mary Holt, D-Mont., the chairwoman, said she's not worried."
    found = mentions(text)
    assert chain(found, "the chairwoman") == chain(found, "Mary Holt") == chain(found, "she")
    holt = text.index("Holt")
    told = [r for r in labelling.rows(parse(text), article_row(text), codebook()) if r["relation"] == "apposition"]
    assert [(row["text"], row["target_head"]) for row in told] == [("the chairwoman", holt)]


def test_a_word_cut_by_an_editors_bracket_is_no_name(mentions):
    assert named(mentions('Mary Holt wrote, "[W]e agree with Norway."')) == ["Mary Holt", "Norway"]


def test_a_party_is_not_a_person_with_a_title(mentions):
    found = mentions("She has left the wing of the Republican Party that lost.")
    assert [(m["text"], m["label"]) for m in found if m["kind"] == "name"] == [("Republican Party", "ORG")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The tribe of American Indians sued the state.", "American Indians"),
        ("Most Indians voted on Sunday.", "Indians"),
        ("Congressional Republicans voted on Sunday.", "Republicans"),
    ],
)
def test_a_people_is_a_group_under_its_whole_name(mentions, text, name):
    found = [m for m in mentions(text) if m["label"] == "GROUP" and m["kind"] == "name"]
    assert [m["text"] for m in found] == [name]


def test_the_place_of_a_dateline_is_no_actor(mentions):
    text = "WASHINGTON — Mary Holt resigned. Washington objected."
    zone = {"start": 0, "end": 12, "zone": "dateline", "reason": ""}
    readings = {m["text"]: m["reading"] for m in mentions(text, [zone]) if m["label"] == "GPE"}
    assert readings == {"WASHINGTON": "place", "Washington": "actor"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway has opened the door. It is time for others to walk through.",
        "Norway left the pact. “I think it’s tragic that others followed,” Mary Holt said.",
        "If Norway leaves the pact, it would be a blow to others.",
        "Norway signed. It was not just ministers who cheered.",
        "Norway invited both sides. It lasted an hour.",
    ],
)
def test_it_that_stands_for_a_clause_or_an_event_stands_for_no_actor(mentions, text):
    assert stands_for(mentions(text), "It") == stands_for(mentions(text), "it") == set()


def test_it_is_the_nearest_thing_rather_than_an_actor_farther_off(mentions):
    assert stands_for(mentions("Norway was silent. The bill passed because it helps families."), "it") == set()
    assert stands_for(mentions("Norway said it would sign the pact."), "it") == {"Norway"}


def test_an_object_is_not_the_subject_that_governs_its_verb(mentions):
    found = mentions("Denmark was glad. Norway tried to persuade it.")
    assert stands_for(found, "it") == {"Denmark"}


def test_a_first_name_tells_whose_her_is_not(mentions):
    found = mentions("Mary Holt was ill. Peter Dunn visited the ward and saw her there.")
    assert stands_for(found, "her") == {"Mary Holt"}
    assert stands_for(mentions("Peter Dunn spoke of a worker over his or her lifetime."), "her") == set()


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Peter Dunn, the policy director, spoke. The president's budget director was silent.",
         "The president's budget director"),
        ("Peter Dunn is the latest Republican to leave. The No. 3 Republican stayed.", "The No. 3 Republican"),
        ("Peter Dunn, the finance minister, resigned. The defence minister stayed.", "The defence minister"),
    ],
)  # fmt: skip
def test_a_description_with_owner_or_rank_is_of_no_one_who_is_not_known_by_it(mentions, text, description):
    assert stands_for(mentions(text), description) == set()


@pytest.mark.parametrize("description", ["The director", "The budget director"])
def test_a_description_is_of_the_one_known_by_all_it_tells(mentions, description):
    found = mentions(f"Peter Dunn, the budget director, spoke. {description} was brief.")
    assert stands_for(found, description) == {"Peter Dunn"}


@pytest.mark.parametrize(
    "text", ["Hurricane Agatha hit the coast. Hurricane Agatha killed ten.", "The Oslo Summit failed."]
)
def test_what_happens_is_no_actor(mentions, text):
    assert not [m for m in mentions(text) if m["text"].startswith(("Hurricane", "Oslo Summit"))]


def test_a_building_one_is_in_is_a_place_and_one_that_speaks_an_actor(mentions):
    found = mentions("They met at the White House. The White House denied it.")
    assert [m["reading"] for m in found if m["text"] == "White House"] == ["place", "actor"]


def test_a_newspaper_is_called_by_its_last_word(mentions):
    found = mentions("The Boston Tribune praised her. The Tribune was alone.")
    assert stands_for(found, "Tribune") == {"Boston Tribune", "Tribune"}


def test_mr_alone_is_no_title(parse, codebook):
    text = "Mr. Dunn spoke. Ms. Holt and Mr. Dunn left."
    told = labelling.rows(parse(text), article_row(text), codebook())
    assert not [row for row in told if row["relation"] == "title"]


def test_who_is_spoken_of_is_not_the_speaker(mentions):
    found = mentions("Peter Klein spoke. Of Paul Roth, he said that it was late.")
    assert stands_for(found, "he") == {"Peter Klein"}


@pytest.mark.parametrize("name", ["Joaquim Ferrer i Puig", "José Ortega y Gasset", "Artur Costa e Silva"])
def test_a_name_joined_by_a_small_letter_is_one(mentions, name):
    found = mentions(f"The club's president {name} denied it. “We owe them nothing,” he told the radio.")
    assert name in named(found) and "i" not in [mention["text"] for mention in found]


def test_a_possessive_is_not_whom_it_describes(mentions):
    found = mentions("Peter Dunn has not trained. His agent, Marta Lindgren, said he was sad.")
    assert stands_for(found, "His") == {"Peter Dunn"}


@pytest.mark.parametrize(
    ("text", "short", "meant"),
    [
        ("Inter Sabadell lost. Sabadell denied it.", "Sabadell", {"Inter Sabadell", "Sabadell"}),
        ("Berlin City Council met. Council leaders voted.", "Council", set()),
    ],
)
def test_a_body_may_be_called_by_its_last_word_if_that_is_a_name(mentions, text, short, meant):
    assert stands_for(mentions(text), short) == meant


def test_time_zones_act_nowhere(mentions):
    assert "GMT" not in named(mentions("The window closes at 2300 GMT on Monday. It was late."))


def test_who_somebody_is_outweighs_what_the_parser_calls_the_name(mentions):
    found = mentions("Achebe leads businessman Esteban Quiroga by 214 votes. Quiroga, 47, refused to concede.")
    assert stands_for(found, "Quiroga") == {"Esteban Quiroga", "Quiroga"}
