"""Claims over outlets: the codebook's, and those that only the outlets' agreement shows."""

import datetime
from collections import defaultdict
from typing import Any

import pytest

from parallax.extractors import clauses
from parallax.linkers.claims import link
from parallax.linkers.claims.groups import groups
from parallax.study import StudyError

TEXTS = {
    "x1": "Police arrested 40 students at the harbour on Monday. The mayor denied any knowledge of the order.",
    "y1": "The weather was mild. Forty students were arrested by police at the harbour, a witness said.",
    "z1": "Shops stayed closed. Fishermen sold their catch in the market.",
}
BOOK = """claims:
  - {id: c, event: event, statement: s, include: i, exclude: e, example: x, knowable_from: after,
     terms: {all: [arrest]}, values: {forty: "40", many: {terms: many, relation: coarser}}}
"""


@pytest.fixture
def linked(parse, codebook):
    def run(
        texts: dict[str, str], claims=(), zones=(), written: str = "after", published=None, **files: str
    ) -> dict[str, list]:
        tables: dict[str, list[dict[str, Any]]] = {"links/quantities": [], "links/actor_mentions": []}
        tables |= {"zones": list(zones), "tables/claims": list(claims), "articles": [], "sentences": []}
        tables["tables/clauses"] = []
        for article_id, text in texts.items():
            doc = parse(text)
            row = {"article_id": article_id, "event_id": "event", "text": text}
            row |= {"written": written, "published": published}
            tables["articles"].append(row)
            for sentence in doc.sents:
                span = {"start": sentence.start_char, "end": sentence.end_char, "text": sentence.text}
                tables["sentences"].append({"article_id": article_id} | span)
            tables["tables/clauses"] += clauses.rows(doc, row, None)
            if "40" in text or "Forty" in text:
                start = text.lower().find("40" if "40" in text else "forty")
                number = {"article_id": article_id, "start": start, "kind": "quantity", "low": 40.0, "group_id": "g"}
                tables["links/quantities"].append(number | {"earliest": None, "latest": None})
        return link(tables, codebook(**files))

    return run


def test_sentences_that_share_words_and_a_number_are_one_discovered_claim(linked) -> None:
    found = linked(TEXTS)
    (statement,) = found["statements"]
    assert (statement["origin"], statement["knowable_from"]) == ("discovered", "after")
    assert statement["claim_id"] == "x1-0-y1-22"
    assert [(row["article_id"], "arrested" in row["text"]) for row in found["claims"]] == [("x1", True), ("y1", True)]


def test_offsets_of_a_discovered_claim_open_in_the_text(linked) -> None:
    for row in linked(TEXTS)["claims"]:
        assert TEXTS[row["article_id"]][row["start"] : row["end"]] == row["text"]


def test_sentences_on_the_same_persons_and_occasion_that_say_other_things_are_none(linked) -> None:
    texts = {
        "x1": "Shops stayed closed near the harbour. Nobody had expected the minister at the talks so early."
        " Three ferries left when the talks began. Speaking after the talks, the minister opened a school.",
        "y1": "Rain fell on the northern hills. Farmers blocked the road to the talks with their cattle."
        " Drivers shouted at the minister from their buses. The minister, who came after the talks, praised the army.",
    }
    assert linked(texts)["claims"] == []


def test_sentence_with_two_claims_stands_in_two_groups_which_are_not_closed_into_one(linked) -> None:
    texts = {
        "x1": "Police arrested 40 students at the harbour, and the mayor denied any knowledge of the order.",
        "y1": "Shops stayed closed in the town. Police arrested 40 students at the harbour.",
        "z1": "Fishermen sold their catch. The mayor denied any knowledge of the order.",
    }
    articles = defaultdict(set)
    for row in linked(texts)["claims"]:
        articles[row["claim_id"]].add(row["article_id"])
    assert sorted(map(sorted, articles.values())) == [["x1", "y1"], ["x1", "z1"]]


def test_two_claims_that_meet_in_one_sentence_have_a_statement_each(linked) -> None:
    texts = {
        "x1": "Police arrested 40 students at the harbour, and the mayor denied any knowledge of the order.",
        "y1": "Shops stayed closed in the town. Police arrested 40 students at the harbour.",
        "z1": "Fishermen sold their catch. The mayor denied any knowledge of the order.",
    }
    statements = [row["statement"] for row in linked(texts)["statements"]]
    assert len(statements) == len(set(statements)) == 2


def test_a_claim_whose_sentences_are_statements_already_is_told_by_its_clause(linked, monkeypatch) -> None:
    sentence = "Police arrested 40 students at the harbour, and the mayor denied any knowledge of the order."
    pairs = {(("x1", 0), ("y1", 0)): 0.9, (("x1", 0), ("z1", 0)): 0.8}
    monkeypatch.setattr("parallax.linkers.claims.likely_pairs", lambda *_: pairs)
    first, second = (row["statement"] for row in linked(dict.fromkeys(["x1", "y1", "z1"], sentence))["statements"])
    assert first == sentence
    assert second in sentence and second != sentence


def test_sentences_of_one_article_are_of_one_claim_where_all_others_say_what_both_say() -> None:
    pairs = {(("x", 0), ("y", 0)): 0.9, (("x", 5), ("y", 0)): 0.8, (("x", 0), ("z", 0)): 0.7}
    assert list(groups(pairs).values()) == [[("x", 0), ("x", 5), ("y", 0)], [("x", 0), ("z", 0)]]


def test_what_the_codebook_already_brings_together_is_not_discovered_again(linked) -> None:
    places = [
        {"article_id": a, "start": TEXTS[a].find("arrested"), "end": TEXTS[a].find("arrested") + 8, "claim_id": "c"}
        for a in ("x1", "y1")
    ]
    places = [place | {"value": None, "text": "arrested"} for place in places]
    found = linked(TEXTS, places, **{"claims.yaml": BOOK})["claims"]
    assert {row["origin"] for row in found} == {"codebook"}


def test_a_place_beside_which_a_condition_lacks_states_no_claim(linked) -> None:
    place = {"article_id": "x1", "start": 7, "end": 15, "claim_id": "c", "value": None, "text": "arrested"}
    for number, expected in (("40", 1), ("50", 0)):
        book = BOOK.replace("terms: {all", f"where: {{quantity: {{low: {number}}}, voice: own}}, terms: {{all")
        found = linked({"x1": TEXTS["x1"]}, [place], **{"claims.yaml": book})
        assert (len(found["claims"]), found["statements"][0]["voices"]) == (expected, ["own"])


def test_what_a_claim_of_another_event_asks_for_need_not_be_known_in_this_one(linked) -> None:
    book = BOOK.replace("terms: {all", "where: {actor: [stranger]}, terms: {all")
    elsewhere = linked(TEXTS, **{"claims.yaml": book.replace("event: event", "event: other")})
    assert {row["origin"] for row in elsewhere["statements"]} == {"discovered"}
    with pytest.raises(StudyError, match="stranger"):
        linked(TEXTS, **{"claims.yaml": book})


def test_what_stands_in_a_caption_or_a_repeated_standfirst_states_no_claim_a_second_time(linked) -> None:
    place = {"article_id": "x1", "start": 7, "end": 15, "claim_id": "c", "value": None, "text": "arrested"}
    for zone, expected in (("headline", 1), ("repeat", 0), ("caption", 0)):
        zones = [{"article_id": "x1", "start": 0, "end": 46, "zone": zone}]
        found = linked({"x1": TEXTS["x1"]}, [place], zones=zones, **{"claims.yaml": BOOK})
        assert len(found["claims"]) == expected


def test_place_of_a_codebook_claim_has_the_relation_of_its_value(linked) -> None:
    place = {"article_id": "x1", "start": 0, "end": 3, "claim_id": "c", "text": "Man"}
    claims = [place | {"value": value} for value in ("forty", "many", None)]
    found = linked({"x1": TEXTS["x1"]}, claims, **{"claims.yaml": BOOK})["claims"]
    assert [row["relation"] for row in found] == ["same", "coarser", None]


def test_claim_is_knowable_from_the_earliest_phase_known(linked) -> None:
    assert linked(TEXTS, written="before")["statements"][0]["knowable_from"] == "before"
    assert linked(TEXTS, written="unknown")["statements"][0]["knowable_from"] == "after"
    day = datetime.date(2025, 7, 22)
    assert linked(TEXTS, written="unknown", published=day)["statements"][0]["knowable_from"] == "2025-07-22"
