"""Actors: one actor under all names, two people of one surname stay two."""

from parallax.linkers.actors import link

HEADER = "actor_id,name,kind,side,aliases,titles,metonyms,note\n"


def mention(article, at, text, chain=None, label="PERSON", kind="name"):
    row = {"article_id": article, "start": at, "end": at + len(text), "head": at, "text": text, "label": label}
    return row | {"kind": kind, "plural": False, "chain": str(chain or at), "reading": "actor", "role": "agent"}


def linked(mentions, codebook, events=None):
    articles = sorted({row["article_id"] for row in mentions})
    tables = {"articles": [{"article_id": a, "event_id": (events or {}).get(a, "event")} for a in articles]}
    found = link(tables | {"tables/mentions": mentions}, codebook)
    return found["actors"], {(row["article_id"], row["start"]): row["actor_id"] for row in found["actor_mentions"]}


def test_a_surname_joins_the_full_name_of_another_outlet(codebook):
    _, ids = linked([mention("a", 0, "Angela Klein"), mention("b", 0, "Klein")], codebook())
    assert ids["a", 0] == ids["b", 0]


def test_diacritics_and_case_do_not_split_an_actor(codebook):
    _, ids = linked([mention("a", 0, "Recep Erdogan"), mention("b", 0, "Recep Erdoğan")], codebook())
    assert ids["a", 0] == ids["b", 0]


def test_two_people_of_one_surname_stay_two(codebook):
    _, ids = linked([mention("a", 0, "Bill Clinton"), mention("b", 0, "Hillary Clinton")], codebook())
    assert ids["a", 0] != ids["b", 0]


def test_a_row_of_the_codebook_wins(codebook):
    book = codebook(**{"actors.csv": HEADER + "k,Angela Klein,person,x,Klein,the chancellor,,\n"})
    actors, ids = linked([mention("a", 0, "Klein"), mention("a", 9, "the chancellor", kind="nominal")], book)
    assert ids == {("a", 0): "k", ("a", 9): "k"}
    assert [(actor["origin"], actor["side"]) for actor in actors] == [("codebook", "x")]


def test_a_pronoun_alone_is_no_actor(codebook):
    actors, ids = linked([mention("a", 0, "he", kind="pronoun")], codebook())
    assert not actors and not ids
