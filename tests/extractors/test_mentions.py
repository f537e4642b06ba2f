"""Mentions: what is a name, who is who within an article, and how it is read."""

import pytest
from conftest import article_row

from parallax.extractors import labelling
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


def chains(found, *texts):
    return {by_text(found, text)["chain"] for text in texts}


def names(found):
    return [mention["text"] for mention in found if mention["kind"] == "name"]


def test_full_name_surname_and_pronoun_are_one_chain(mentions):
    found = mentions("Angela Klein resigned on Monday. Klein said she was tired.")
    assert len(chains(found, "Angela Klein", "Klein", "she")) == 1


def test_two_people_of_one_surname_are_two_chains(mentions):
    found = mentions("Angela Klein met her brother. Peter Klein was late. Mrs. Klein left.")
    assert len(chains(found, "Angela Klein", "Peter Klein")) == 2


def test_a_surname_that_stands_first_joins_its_full_name(mentions):
    found = mentions("Kim Jong-un will meet the president. Mr. Kim said so on Friday.")
    assert len(chains(found, "Kim Jong-un", "Kim")) == 1


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Ukraine’s chief negotiator Rustem Umerov said Kyiv had proposed a summit.", "Rustem Umerov", "PERSON"),
        ("Anthony Weiner resigned. Weiner wept. Weiner left. Weiner lied.", "Weiner", "PERSON"),
        ("The Ministry of Transport objected.", "Ministry of Transport", "ORG"),
        ("Heavy rain fell in the city of Lodz.", "Lodz", "GPE"),
        ("Most Germans agreed.", "Germans", "GROUP"),
    ],
)
def test_titles_and_type_words_decide_what_a_name_is(mentions, text, name, label):
    assert by_text(mentions(text), name)["label"] == label


def test_an_apposition_shares_the_chain_of_its_name(mentions):
    found = mentions("Russia's lead negotiator, Vladimir Medinsky, said the parties held discussions.")
    name = by_text(found, "Vladimir Medinsky")
    title = by_text(found, "Russia's lead negotiator")
    assert name["chain"] == title["chain"] and name["role"] == title["role"] == "agent"


def test_a_title_before_a_name_is_a_modifier_in_its_chain(mentions):
    found = mentions("Danish Prime Minister Mette Holm resigned.")
    title = by_text(found, "Danish Prime Minister")
    assert title["reading"] == "modifier" and title["chain"] == by_text(found, "Mette Holm")["chain"]


def test_a_description_joins_who_was_described_so_by_noun_and_country(mentions):
    found = mentions("Danish leader Mette Holm met Finnish leader Aino Salo. The Danish leader was pleased.")
    assert len(chains(found, "Mette Holm", "The Danish leader")) == 1
    assert len(chains(found, "Aino Salo", "The Danish leader")) == 2


@pytest.mark.parametrize(
    ("second", "body"),
    [
        ("The port authority urged dockers to return.", "The port authority"),
        ("Later the authority raised its offer.", "the authority"),
    ],
)
def test_a_body_is_described_by_its_own_name(mentions, second, body):
    found = mentions(f"The Harbour Port Authority met strikers. {second}")
    assert len(chains(found, "Harbour Port Authority", body)) == 1


@pytest.mark.parametrize(
    ("second", "body"),
    [("The tax authority objected.", "The tax authority"), ("Peru's authority objected.", "Peru's authority")],
)
def test_another_body_of_the_same_kind_is_not_the_named_one(mentions, second, body):
    found = mentions(f"The Harbour Port Authority met strikers. {second}")
    assert len(chains(found, "Harbour Port Authority", body)) == 2


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("Norvik Energy runs the dam. Norvik declined to comment.", "Norvik Energy", "Norvik"),
        ("Norvik Energy runs the dam. The company declined to comment.", "Norvik Energy", "The company"),
        ("Wal-Mart Stores won in court. Wal-Mart said it was glad.", "Wal-Mart Stores", "Wal-Mart"),
    ],
)
def test_a_firm_is_known_by_the_front_of_its_name_and_as_the_company(mentions, text, full, short):
    assert len(chains(mentions(text), full, short)) == 1


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("The Senate Judiciary Committee met. The Senate votes on Monday.", "The Senate Judiciary Committee", "Senate"),
        ("The Transport Ministry objected. The company denied it.", "Transport Ministry", "The company"),
        ("The company denied it. Norvik Energy runs the dam.", "Norvik Energy", "The company"),
    ],
)
def test_a_committee_is_not_its_house_and_a_ministry_no_company(mentions, text, full, short):
    assert len(chains(mentions(text), full, short)) == 2


def test_a_source_without_a_name_is_no_one_else(mentions):
    found = mentions("Angela Klein spoke. A source told reporters the deal was off. The source said no more.")
    assert len(chains(found, "A source", "The source")) == 1
    assert len(chains(found, "Angela Klein", "The source")) == 2


@pytest.mark.parametrize(
    ("text", "name", "reading", "role"),
    [
        ("Fighting went on in Ukraine.", "Ukraine", "place", "other"),
        ("Ukrainian soldiers retreated.", "Ukrainian", "modifier", "other"),
        ("Ukraine rejected the demand.", "Ukraine", "actor", "agent"),
        ("The villages were taken by Russia.", "Russia", "actor", "agent"),
        ("Russia was condemned.", "Russia", "actor", "patient"),
        ("The court fined Angela Klein.", "Angela Klein", "actor", "patient"),
        ("Klein and Angela Weber signed the letter.", "Angela Weber", "actor", "agent"),
    ],
)
def test_a_name_is_read_as_actor_place_or_modifier(mentions, text, name, reading, role):
    mention = by_text(mentions(text), name)
    assert (mention["reading"], mention["role"]) == (reading, role)


def test_the_longest_alias_wins_and_another_actor_inside_it_is_kept(mentions):
    found = mentions(
        "Denmark's Ministry of Silly Walks spoke.",
        "m,Ministry,organisation,,,,,\nw,Denmark's Ministry of Silly Walks,organisation,,,,,\nd,Denmark,state,,,,,\n",
    )
    assert names(found) == ["Denmark's Ministry of Silly Walks", "Denmark"]


def test_an_alias_in_capitals_is_not_a_pronoun(mentions):
    found = mentions("They told us that the US would pay.", "us,United States,state,,US,,,\n")
    assert [mention["start"] for mention in found if mention["kind"] == "name"] == [22]


def test_an_unresolved_we_is_nobody_else(mentions):
    found = mentions("“We agreed to go on,” Angela Klein said.")
    assert by_text(found, "We")["chain"] != by_text(found, "Angela Klein")["chain"]


def test_it_that_stands_for_nothing_is_no_mention(mentions):
    assert "It" not in [mention["text"] for mention in mentions("It is clear that prices rose.")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Conan O'Brien resigned on Monday.", "Conan O'Brien"),
        ("Ursula von der Leyen spoke in Brussels.", "Ursula von der Leyen"),
        ("Egyptian President Abdel Fattah al-Sisi resigned.", "Abdel Fattah al-Sisi"),
        ("Jean-Claude Juncker resigned.", "Jean-Claude Juncker"),
        ("Mr. Q met the minister.", "Q"),
        ("Angela Klein 😀 resigned.", "Angela Klein"),
    ],
)
def test_odd_names_stay_whole(mentions, text, name):
    assert name in names(mentions(text))


def test_two_names_at_one_hyphen_are_two(mentions):
    found = mentions("Angela Klein met Peter Weber. The Klein-Weber meeting was short.")
    assert names(found) == ["Angela Klein", "Peter Weber", "Klein", "Weber"]


def test_a_headline_in_capitals_makes_no_names_but_known_ones(mentions):
    found = mentions("KLEIN RESIGNS AS PRICES STALL\n\nAngela Klein resigned on Monday.")
    assert names(found) == ["KLEIN", "Angela Klein"]
    assert len(chains(found, "KLEIN", "Angela Klein")) == 1


@pytest.mark.parametrize("text", ["", "😀 😀", "X", "Q met Z.", "ПУТИН met 习近平 and Ana.", "WAR GOES ON AS TALKS STALL"])
def test_odd_texts_give_rows_that_fit_the_schema(mentions, text):
    for mention in mentions(text):
        assert set(mention) == set(SCHEMA.names)
        assert text[mention["start"] : mention["end"]] == mention["text"]
        assert mention["start"] <= mention["head"] < mention["end"]


def test_no_two_mentions_have_the_same_span(mentions):
    found = mentions("The Klein campaign and Danish Prime Minister Mette Holm, a critic of it, met U.S. officials.")
    spans = [(mention["start"], mention["end"]) for mention in found]
    assert len(spans) == len(set(spans))


def test_chaining_leaves_the_mentions_of_a_doc_as_another_extractor_finds_them(parse, codebook):
    text = "Anna Klein, the negotiator, left. She said the ministry had told her to."
    doc, article, book = parse(text), article_row(text), codebook()
    labelled = list(labelling.rows(doc, article, book))
    first = list(rows(doc, article, book))
    assert [mention["kind"] for mention in first].count("pronoun") == 2
    assert list(rows(doc, article, book)) == first
    assert list(labelling.rows(doc, article, book)) == labelled
