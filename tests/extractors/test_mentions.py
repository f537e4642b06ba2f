"""Mentions: what is a name, who is who within an article, and how it is read."""

import pytest
from conftest import article_row

from parallax.extractors.mentions import SCHEMA, rows

HEADER = "actor_id,name,kind,side,aliases,titles,metonyms,note\n"


@pytest.fixture
def mentions(parse, codebook):
    def found(text, actors=""):
        book = codebook(**({"actors.csv": HEADER + actors} if actors else {}))
        return list(rows(parse(text), article_row(text), book))

    return found


def by_text(found, text):
    return next(mention for mention in found if mention["text"] == text)


def test_full_name_surname_and_pronoun_are_one_chain(mentions):
    found = mentions("Angela Klein resigned on Monday. Klein said she was tired.")
    assert len({by_text(found, text)["chain"] for text in ("Angela Klein", "Klein", "she")}) == 1


def test_a_title_tells_a_person_from_an_organisation(mentions):
    found = mentions("Ukraine’s chief negotiator Rustem Umerov said Kyiv had proposed a summit.")
    assert by_text(found, "Rustem Umerov")["label"] == "PERSON"


def test_an_apposition_shares_the_chain_of_its_name(mentions):
    found = mentions("Russia's lead negotiator, Vladimir Medinsky, said the parties held discussions.")
    name = by_text(found, "Vladimir Medinsky")
    title = by_text(found, "Russia's lead negotiator")
    assert name["chain"] == title["chain"] and name["role"] == title["role"] == "agent"


@pytest.mark.parametrize(
    ("text", "name", "reading", "role"),
    [
        ("Fighting went on in Ukraine.", "Ukraine", "place", "other"),
        ("Ukrainian soldiers retreated.", "Ukrainian", "modifier", "other"),
        ("Ukraine rejected the demand.", "Ukraine", "actor", "agent"),
        ("The villages were taken by Russia.", "Russia", "actor", "agent"),
        ("Russia was condemned.", "Russia", "actor", "patient"),
    ],
)
def test_a_name_is_read_as_actor_place_or_modifier(mentions, text, name, reading, role):
    mention = by_text(mentions(text), name)
    assert (mention["reading"], mention["role"]) == (reading, role)


def test_the_longest_alias_of_the_codebook_wins(mentions):
    found = mentions(
        "The Ministry of Silly Walks spoke.",
        "m,Ministry,organisation,,,,,\nw,Ministry of Silly Walks,organisation,,,,,\n",
    )
    assert by_text(found, "Ministry of Silly Walks")["kind"] == "name"
    assert not [mention for mention in found if mention["text"] == "Ministry"]


@pytest.mark.parametrize("text", ["", "😀 😀", "X", "Q met Z.", "ПУТИН met 习近平 and Ana.", "WAR CONTINUES AS TALKS STALL"])
def test_odd_texts_give_rows_that_fit_the_schema(mentions, text):
    for mention in mentions(text):
        assert set(mention) == set(SCHEMA.names)
        assert text[mention["start"] : mention["end"]] == mention["text"]
        assert mention["start"] <= mention["head"] < mention["end"]
