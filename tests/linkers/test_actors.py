"""Actors: one actor under all names over all outlets, two people of one surname stay two, the codebook wins."""

import pytest

from parallax.linkers.actors import SCHEMAS, link
from parallax.study import StudyError

HEADER = "actor_id,name,kind,side,aliases,titles,metonyms,note\n"


def mention(article, at, text, chain=None, label="PERSON", **changes):
    row = {"article_id": article, "start": at, "end": at + len(text), "head": at + len(text) - 1, "text": text}
    row |= {"label": label, "kind": "name", "plural": False, "chain": str(chain or at)}
    return row | {"reading": "actor", "role": "agent"} | changes


def described(article, text, **changes):
    """A description at the front of an article, whose head is its last word."""
    return mention(article, 0, text, "9", kind="nominal", head=text.rfind(" ") + 1, **changes)


def linked(mentions, codebook):
    found = link({"tables/mentions": mentions}, codebook)
    assert all(set(row) == set(SCHEMAS[table].names) for table, rows in found.items() for row in rows)
    return found["actors"], {(row["article_id"], row["start"]): row["actor_id"] for row in found["actor_mentions"]}


def ids_of(codebook, *names, label="PERSON"):
    """The actors of names that stand in an article each."""
    _, ids = linked([mention(f"a{i}", 0, name, label=label) for i, name in enumerate(names)], codebook())
    return [ids.get((f"a{i}", 0)) for i in range(len(names))]


@pytest.mark.parametrize(
    "names",
    [
        ("Angela Klein", "Klein"),
        ("Recep Erdogan", "Recep Erdoğan", "Erdogan"),
        ("Petro Chaikovskyy", "Petro Chaikovsky", "Chaikovskiy"),
        ("Robert W. Goodman", "Bob Goodman"),
        ("Kim Jong Un", "Kim Jong-un", "Kim"),
        ("Angela  Klein", "ANGELA KLEIN"),
    ],
)
def test_spellings_hyphens_spaces_and_surnames_are_one_person(codebook, names):
    assert len(set(ids_of(codebook, *names))) == 1


@pytest.mark.parametrize(
    "names",
    [("Bill Clinton", "Hillary Clinton"), ("George H. W. Bush", "George W. Bush"), ("Kim Jong Un", "Kim Jong Il")],
)
def test_two_people_of_one_surname_stay_two(codebook, names):
    assert len(set(ids_of(codebook, *names))) == 2


def test_a_party_is_one_group_by_adjective_and_noun(codebook):
    assert len(set(ids_of(codebook, "Democratic", "Democrats", "Democrat", label="GROUP"))) == 1
    assert len(set(ids_of(codebook, "Islamists", "Islamic", label="GROUP"))) == 2


def test_a_surname_that_two_share_is_given_to_neither(codebook):
    assert len(set(ids_of(codebook, "Bill Clinton", "Hillary Clinton", "Clinton"))) == 3


@pytest.mark.parametrize(
    "names",
    [
        ("Federal Bureau of Investigation", "FBI", "F.B.I."),
        ("Acme Corp.", "Acme"),
        ("Danish Defence Ministry", "Denmark’s Defence Ministry"),
    ],
)
def test_acronyms_legal_forms_and_genitives_are_one_organisation(codebook, names):
    assert len(set(ids_of(codebook, *names, label="ORG"))) == 1


def test_a_country_a_demonym_and_an_acting_capital_are_one_state(codebook):
    actors, ids = linked(
        [
            mention("a", 0, "Denmark", label="GPE"),
            mention("a", 10, "Danish", label="GPE", reading="modifier"),
            mention("b", 0, "Copenhagen", label="GPE"),
            mention("b", 20, "Copenhagen", chain=0, label="GPE", reading="place", role="other"),
        ],
        codebook(),
    )
    assert [(actor["actor_id"], actor["kind"]) for actor in actors] == [("denmark", "state")]
    assert set(ids) == {("a", 0), ("a", 10), ("b", 0)}


def test_a_city_where_things_happen_and_a_word_once_called_an_organisation_are_no_actors(codebook):
    mentions = [
        mention("a", 0, "Lodz", label="GPE", reading="place", role="other"),
        mention("a", 9, "Stall", label="ORG", role="other"),
        mention("a", 20, "he", kind="pronoun"),
        mention("a", 30, "reporters", label="GROUP", kind="nominal", plural=True),
    ]
    assert linked(mentions, codebook()) == ([], {})


def test_a_description_joins_the_one_whom_other_outlets_describe_so(codebook):
    _, ids = linked(
        [
            mention("a", 0, "Danish leader", chain=14, kind="nominal", reading="modifier"),
            mention("a", 14, "Mette Holm"),
            mention("b", 0, "Denmark's leader", kind="nominal"),
            mention("b", 40, "the source", kind="nominal"),
        ],
        codebook(),
    )
    assert ids["b", 0] == ids["a", 14] and ("b", 40) not in ids


@pytest.mark.parametrize(
    ("title", "told", "joined"),
    [
        ("Namibian Environment Minister", "the minister", True),
        ("Namibian Environment Minister", "the environment minister", True),
        ("Prime Minister", "the premier", True),
        ("Acme chief executive", "the chief executive", True),
        ("Namibian Environment Minister", "the finance minister", False),
        ("Namibian Environment Minister", "A minister", False),
        ("Prime Minister", "the minister", False),
        ("activist", "the activist", False),  # an event has many
    ],
)
def test_an_office_is_whose_it_is_in_other_texts(codebook, title, told, joined):
    rows = [described("a1", title, reading="modifier"), mention("a1", 30, "Ana Shikongo", "9")]
    told = described("a2", told)
    assert (linked([*rows, told], codebook())[1].get(("a2", 0)) == "ana-shikongo") == joined
    known = codebook(**{"actors.csv": f"{HEADER}host,Ana Shikongo,person,,,,,\n"})
    assert (linked([*rows, told], known)[1].get(("a2", 0)) == "host") == joined


def test_an_office_that_two_hold_is_given_to_neither(codebook):
    rows = [described(f"a{i}", "Minister") for i in (1, 2)]
    rows += [mention("a1", 30, "Ana Shikongo", "9"), mention("a2", 30, "Ida Rasmussen", "9")]
    assert ("a3", 0) not in linked([*rows, described("a3", "the minister")], codebook())[1]


def test_a_surname_taken_for_a_place_is_the_person_of_the_event(codebook):
    person, misread = mention("a1", 0, "Ana Dulska"), mention("a2", 0, "Dulska", label="GPE")
    assert linked([person, misread], codebook())[1]["a2", 0] == "ana-dulska"
    beside = mention("a1", 30, "Dulska", label="GPE")  # the article knows the person, and calls a place so
    assert linked([person, beside], codebook())[1].get(("a1", 30)) != "ana-dulska"


def test_a_body_named_after_someone_is_an_actor_of_its_own(codebook):
    actors, ids = linked(
        [
            mention("a", 0, "the Klein campaign", label="ORG", kind="nominal"),
            mention("a", 4, "Klein", reading="modifier", role="other"),
            mention("b", 0, "Klein campaign", label="ORG", kind="nominal"),
            mention("b", 0, "Klein", reading="modifier", role="other", chain=1),
        ],
        codebook(),
    )
    assert sorted(actor["name"] for actor in actors) == ["Klein", "Klein campaign"]


def test_a_row_of_the_codebook_wins(codebook):
    book = codebook(**{"actors.csv": HEADER + "k,Angela Klein,person,x,Klein,the chancellor,,\n"})
    actors, ids = linked([mention("a", 0, "Klein"), mention("a", 9, "the chancellor", kind="nominal")], book)
    assert ids == {("a", 0): "k", ("a", 9): "k"}
    assert [(actor["origin"], actor["side"]) for actor in actors] == [("codebook", "x")]


def test_a_title_of_the_codebook_does_not_take_a_person_of_another_name(codebook):
    book = codebook(**{"actors.csv": HEADER + "k,Angela Klein,person,x,,German leader,,\n"})
    mentions = [mention("a", 0, "German leader", chain=14, kind="nominal"), mention("a", 14, "Peter Weber")]
    assert linked(mentions, book)[1]["a", 14] == "peter-weber"


def test_a_discovered_actor_never_takes_an_id_of_the_codebook(codebook):
    book = codebook(**{"actors.csv": HEADER + "peter-weber,Someone Else,person,,,,,\n"})
    assert linked([mention("a", 0, "Peter Weber")], book)[1]["a", 0] == "peter-weber-discovered"


def test_a_metonym_that_is_read_as_a_place_is_no_mention(codebook):
    book = codebook(**{"actors.csv": HEADER + "d,Denmark,state,,,,Copenhagen,\n"})
    mentions = [
        mention("a", 0, "Copenhagen", label="GPE"),
        mention("a", 20, "Copenhagen", chain=0, label="GPE", reading="place"),
    ]
    assert set(linked(mentions, book)[1]) == {("a", 0)}


def test_an_alias_of_two_actors_is_refused_with_both_lines(codebook):
    book = codebook(**{"actors.csv": HEADER + "a,Angela Klein,person,,Klein,,,\nb,Peter Klein,person,,Klein,,,\n"})
    with pytest.raises(StudyError, match="line 3: alias “Klein” stands in line 2 too"):
        linked([mention("a", 0, "Klein")], book)
