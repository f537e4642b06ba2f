"""Affiliations: whom somebody speaks for, where a text says so, and on whose behalf a source speaks."""

import pytest
from conftest import article_row

from parallax.extractors import attributions, mentions
from parallax.linkers import actors, speakers


@pytest.fixture
def linked(parse, codebook):
    """Texts on one event → the tables of the speakers linker, without a codebook."""

    def link(*texts):
        rows = [article_row(text, article_id=f"x{n}") for n, text in enumerate(texts)]
        tables = {"articles": rows, "tables/mentions": [], "tables/attributions": []}
        for row in rows:
            doc = parse(row["text"])
            tables["tables/mentions"] += mentions.rows(doc, row, codebook())
            tables["tables/attributions"] += attributions.rows(doc, row, codebook())
        tables["tables/mentions"].sort(key=lambda row: (row["article_id"], row["start"], row["end"]))  # as in its file
        tables["links/actor_mentions"] = actors.link(tables, codebook())["actor_mentions"]
        return speakers.link(tables, codebook())

    return link


def stated(found):
    return {(row["actor_id"], row["relation"], row["for_actor_id"]) for row in found["affiliations"]}


def behalf(found, article_id="x0"):
    return [(row["actor_id"], row["for_actor_id"]) for row in found["speakers"] if row["article_id"] == article_id]


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("The Red Cross met. Lis Holm, a spokeswoman for the Red Cross, said no.",
         ("lis-holm", "spokesperson", "red-cross")),
        ("The Tern Foundation met. Tern Foundation President Ann Lee said no.",
         ("ann-lee", "office", "tern-foundation")),
        ("Norvik Energy met. Norvik's chief executive, Sofia Brandt, said no.",
         ("sofia-brandt", "office", "norvik-energy")),
        ("Denmark was silent. Danish Prime Minister Mette Holm resigned.", ("mette-holm", "office", "denmark")),
        ("Democrats objected. Rep. Jay Lund, D-Wash., said no.", ("jay-lund", "member", "democrats")),
        ("Republicans objected. Senator Ann Lee (R-Ohio) said no.", ("ann-lee", "member", "republicans")),
        ("Democrats objected. Senator Ann Lee, Democrat of Vermont, said no.", ("ann-lee", "member", "democrats")),
        ("Republicans objected. Republican candidate Ann Lee said no.", ("ann-lee", "member", "republicans")),
        ("Peter Klein spoke. The Klein campaign said no.", ("peter-klein", "namesake", "klein-campaign")),
    ],
)  # fmt: skip
def test_text_says_whom_somebody_speaks_for_or_belongs_to(linked, text, affiliation):
    assert affiliation in stated(linked(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Tern Foundation met. Former Tern Foundation president Ann Lee said no.",
        "The Tern Foundation met. Tern Foundation critic Ann Lee said no.",
        "Democrats objected. Senator Ann Lee, I-Maine, said no.",
        "Republicans objected. Ann Lee, the Republicans' opponent, said no.",
    ],
)
def test_who_left_or_opposes_is_not_affiliated(linked, text):
    assert not [row for row in stated(linked(text)) if row[0] == "ann-lee"]


def test_manager_of_a_campaign_speaks_for_the_campaign_and_not_for_the_candidate(linked):
    found = linked("Peter Klein spoke. The Klein campaign was glad. Klein campaign manager Ann Lee said it rained.")
    assert behalf(found) == [("ann-lee", "klein-campaign")]


def test_unnamed_official_speaks_for_the_body_all_the_same(linked):
    found = linked("The White House was silent. A White House spokesman said it rained.")
    assert behalf(found) == [(None, "white-house")]


def test_pronoun_and_surname_speak_for_whom_the_full_name_does(linked):
    found = linked("The Red Cross met. Lis Holm, a spokeswoman for the Red Cross, said it rained. She added it hailed.")
    assert behalf(found) == [("lis-holm", "red-cross")] * 2


def test_another_text_on_the_event_may_say_it(linked):
    title = "The Red Cross met. Red Cross spokeswoman Lis Holm said it rained."
    assert behalf(linked("Lis Holm said it snowed.", title)) == [("lis-holm", "red-cross")]


def test_article_goes_before_other_texts_and_a_spokeswoman_before_a_party(linked):
    here = "Democrats and the Red Cross met. Democrat Lis Holm, a spokeswoman for the Red Cross, said it rained."
    there = "Tern Aid met. Lis Holm, a spokeswoman for Tern Aid, said it snowed."
    assert behalf(linked(here, there)) == [("lis-holm", "red-cross")]


def test_who_is_spoken_of_between_the_marks_is_not_the_one_who_speaks(linked):
    found = linked("Peter Klein urged Ann Lee to wait. “President Paul Roth has said that he will wait,” he said.")
    assert behalf(found)[-1][0] == "peter-klein"
