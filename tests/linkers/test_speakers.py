"""Speakers: who stands behind a source, named or not, and who relays it."""

from parallax.linkers.speakers import link

TEXT = "Ann Lee said no. She said yes. “We wait,” she said. A source told Reuters it rained. Officials agreed."


def span(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def attribution(source, head=None, nth=0, content="no", via=None):
    start, end = span(source, nth) if source else (None, None)
    pieces = [dict(zip(("start", "end"), span(content)))]
    row = {"article_id": "x1", "attribution": f"{source}{nth}", "source_start": start, "source_end": end}
    row |= {"content_start": 0, "source_head": span(head or source, nth)[0] if source else None, "content": pieces}
    row |= {"quoted": pieces}
    return row | dict(zip(("via_start", "via_end"), span(via) if via else (None, None)))


def mention(words, kind, chain, nth=0, head=None):
    start, end = span(words, nth)
    at = span(head or words, nth)[0]
    row = {"article_id": "x1", "start": start, "end": end, "head": at, "kind": kind, "chain": chain}
    return row | {"plural": words.endswith("s"), "label": "PERSON", "text": words, "reading": "actor"}


MENTIONS = [
    mention("Ann Lee", "name", "1", head="Lee"),
    mention("She", "pronoun", "1"),
    mention("A source", "nominal", "2", head="source"),
    mention("Reuters", "name", "3"),
    mention("Officials", "nominal", "4"),
]


def speakers(*attributions, actors=(("Lee", "lee"), ("Reuters", "reuters"))):
    rows = [
        {"article_id": "x1", "head": span(head)[0], "actor_id": actor, "reading": "actor"} for head, actor in actors
    ]
    tables = {"articles": [{"article_id": "x1", "text": TEXT}], "tables/mentions": MENTIONS}
    linked = link(tables | {"tables/attributions": list(attributions), "links/actor_mentions": rows}, None)
    return [(row["actor_id"], row["named"], row["via_id"]) for row in linked["speakers"]]


def test_name_is_joined_by_its_head():
    assert speakers(attribution("Ann Lee", head="Lee")) == [("lee", True, None)]


def test_pronoun_is_joined_by_its_chain():
    assert speakers(attribution("She")) == [("lee", True, None)]


def test_we_in_a_quotation_is_whoever_is_quoted():
    outer = attribution("She", content="We wait")
    assert speakers(attribution("We"), outer)[0] == ("lee", True, None)


def test_unnamed_source_is_said_to_be_unnamed_and_its_relay_is_known():
    assert speakers(attribution("A source", head="source", via="Reuters")) == [(None, False, "reuters")]


def test_name_that_no_actor_was_made_of_is_still_named():
    assert speakers(attribution("Ann Lee", head="Lee"), actors=()) == [(None, True, None)]


def test_officials_are_unnamed():
    assert speakers(attribution("Officials")) == [(None, False, None)]


def test_officials_are_unnamed_though_the_body_they_belong_to_is_known():
    assert speakers(attribution("Officials"), actors=(("Officials", "ministry"),)) == [("ministry", False, None)]


def test_attribution_without_source_is_neither_named_nor_unnamed():
    assert speakers(attribution(None)) == [(None, None, None)]


def test_he_or_she_whom_coreference_leaves_open_is_who_spoke_last():
    assert speakers(attribution("Ann Lee", head="Lee"), attribution("she", content="We wait"))[1] == ("lee", True, None)


def test_he_is_nobody_whom_the_article_calls_she(monkeypatch):
    monkeypatch.setitem(globals(), "TEXT", TEXT.replace("“We wait,” she", "“We wait,” he"))
    known = (("Lee", "lee"), ("She", "lee"))
    found = speakers(attribution("Ann Lee", head="Lee"), attribution("he", nth=1, content="We wait"), actors=known)
    assert found[1][0] is None


def test_it_is_not_who_spoke_last():
    assert speakers(attribution("Ann Lee", head="Lee"), attribution("it"))[1][0] is None
