"""Sentences made from tables: every count with its denominator, and a sentence also where there is nothing."""

from pathlib import Path
from typing import Any

import pytest

from parallax.reporting import findings


class GivenEvent:
    """An event whose tables are given as rows."""

    def __init__(self, **tables: list[dict]) -> None:
        self.tables = tables
        self.outlets = {"north": "North", "south": "South"}
        self.data = Path("no-data")

    def rows(self, table: str, **values: Any) -> list[dict]:
        given = self.tables.get(table.split(".")[1], [])
        return [row for row in given if all(row.get(name) == value for name, value in values.items())]


def article(article_id: str, outlet_id: str = "north", **changes: object) -> dict:
    row = {"article_id": article_id, "outlet_id": outlet_id, "outlet": outlet_id.title(), "written": "after"}
    return row | {"published": None} | changes


def claim(claim_id: str, reported: int, could_know: int, different: int = 0, undated: int = 0) -> dict:
    row = {"claim_id": claim_id, "statement": f"Claim {claim_id}.", "outlet_id": None, "reported": reported}
    return row | {"different": different, "could_know": could_know, "undated": undated}


def expression(value: str, voice: str, article_id: str = "n1", **changes: object) -> dict:
    row = {
        "kind": "frame",
        "frame": "outcome",
        "counted": True,
        "value": value,
        "voice": voice,
        "article_id": article_id,
    }
    return row | changes


def test_texts_are_counted_with_length_phase_and_missing_dates():
    articles = [article("n1"), article("n2", "south", published="2025-03-03", written="before")]
    event = GivenEvent(articles=articles, words=[{"words": 70}, {"words": 1200}])
    first, second, third = findings.texts(event).splitlines()
    assert first == "2 texts of 2 outlets on this event: 1,270 words, from 70 to 1,200 a text."
    assert second == "Written against the event: 1 before and 1 after; 1 of 2 without a day of publication."
    assert third == "Which texts repeat each other was not determined."


def test_a_text_of_no_phase_was_written_at_an_unknown_time_and_days_that_all_have_are_said_so():
    articles = [article("n1", published="2025-03-03"), article("n2", published="2025-03-03", written="unknown")]
    second = findings.texts(GivenEvent(articles=articles)).splitlines()[1]
    assert second == "Written against the event: 1 after and 1 at an unknown time; each with a day of publication."


def test_texts_that_share_words_are_one_witness():
    clusters = [{"cluster_id": "n1", "article_id": "n1"}, {"cluster_id": "n1", "article_id": "n2"}]
    clusters.append({"cluster_id": "z", "article_id": "of another event"})
    event = GivenEvent(articles=[article("n1"), article("n2", "south")], syndication=clusters)
    assert findings.witnesses(event) == (
        "By the words they share they form 1 cluster: "
        "North and South share long word sequences and count as one witness."
    )


def test_texts_that_share_little_are_said_to_and_a_single_text_has_none_to_share_with():
    clusters = [{"cluster_id": name, "article_id": name} for name in ("n1", "n2")]
    several = GivenEvent(articles=[article("n1"), article("n2")], syndication=clusters)
    assert findings.witnesses(several).endswith("so many words that they count as one witness: 2 clusters.")
    alone = GivenEvent(articles=[article("n1")], syndication=clusters[:1])
    assert findings.witnesses(alone) == "There is no other text that could share its words."


def test_a_large_cluster_is_told_by_its_numbers_and_two_texts_of_one_outlet_by_its_name_once():
    articles = [article(f"n{number}", "north" if number < 3 else "south") for number in range(6)]
    clusters = [{"cluster_id": "n0", "article_id": f"n{number}"} for number in range(6)]
    assert "1 cluster: 6 texts of 2 outlets share" in findings.witnesses(
        GivenEvent(articles=articles, syndication=clusters)
    )
    assert "2 texts of North share" in findings.witnesses(GivenEvent(articles=articles[:2], syndication=clusters[:2]))


def test_of_an_outlet_with_several_texts_one_in_a_cluster_is_called_a_text():
    articles = [article("n1"), article("n2"), article("s1", "south")]
    clusters = [{"cluster_id": "n1", "article_id": each} for each in ("n1", "s1")]
    told = findings.witnesses(GivenEvent(articles=articles, syndication=clusters))
    assert "1 cluster: a text of North and South share long word sequences" in told


def test_of_many_clusters_the_largest_are_told():
    clusters = [{"cluster_id": f"c{number // 2}", "article_id": f"n{number}"} for number in range(12)]
    clusters.append({"cluster_id": "c5", "article_id": "n12"})
    articles = [article(f"n{number}") for number in range(13)]
    told = findings.witnesses(GivenEvent(articles=articles, syndication=clusters))
    assert told.startswith("By the words they share they form 6 clusters: 3 texts of North share long")
    assert told.endswith("; so do 3 other clusters.") and told.count("one witness") == 3


def test_the_most_named_actors_are_given_with_their_texts():
    row = {"outlet_id": None, "articles_n": 3}
    rows = [
        row | {"name": "Silva", "mentions": 4, "articles": 3},
        row | {"name": "O'Brien", "mentions": 1, "articles": 1},
    ]
    expected = "2 actors are named 5 times; most often Silva (4 in 3 of 3 texts) and O'Brien (1 in 1 of 3 texts)."
    assert findings.actors(GivenEvent(actor_coverage=rows)) == expected


def test_words_of_sources_not_identified_are_summed_and_a_body_without_a_proper_name_is_identified():
    row = {"outlet_id": None, "articles_n": 3}
    rows = [row | {"name": "Silva", "named": True, "words": 30}, row | {"name": None, "named": False, "words": 50}]
    rows.append(row | {"name": "port workers", "named": False, "words": 20})
    heard = findings.speakers(GivenEvent(quote_coverage=rows))
    assert heard == (
        "Of 100 attributed words in 3 texts, most are given to sources not identified with 50 (50%), "
        "Silva with 30 (30%) and port workers with 20 (20%)."
    )


def test_claims_of_all_and_of_one_are_told_apart():
    rows = [claim("a", 2, 3, different=1), claim("b", 1, 3), claim("c", 0, 3), claim("d", 0, 0), claim("e", 1, 1)]
    first, second = findings.claims(GivenEvent(claim_coverage=rows)).splitlines()
    assert first == "Of 4 claims, 1 is reported by every text that could know it, 2 by only one text and 1 by none."
    assert second == "Reported by all: “Claim a.” (3 of 3, 1 with another value)."


def test_where_no_claim_is_reported_by_all_it_is_said_in_words():
    told = findings.claims(GivenEvent(claim_coverage=[claim("a", 2, 3), claim("b", 1, 3)]))
    assert told == "Of 2 claims, none is reported by every text that could know it, 1 by only one text."


def test_a_text_of_no_stated_phase_makes_no_claim_one_that_all_report():
    told = findings.claims(GivenEvent(claim_coverage=[claim("a", 2, 2, undated=1), claim("b", 2, 2)]))
    assert told.splitlines() == [
        "Of 2 claims, 1 is reported by every text that could know it.",
        "Reported by all: “Claim b.” (2 of 2).",
        "No phase is stated for 1 text: such a text counts only for what it reports.",
    ]


def test_pairs_of_numbers_are_counted_by_how_they_agree():
    row = {"articles": 2, "same": 2, "finer": 0, "reconcilable": 1, "conflict": 0}
    alone = row | {"articles": 1, "same": 9}
    assert findings.numbers(GivenEvent(quantity_agreement=[row, alone])) == (
        "1 thing is numbered or dated by at least two texts; of 3 pairs 2 are the same, "
        "0 agree but for detail, 1 differs and can be reconciled and 0 are in conflict."
    )


def test_a_single_pair_is_told_in_the_singular():
    row = {"articles": 2, "same": 1, "finer": 0, "reconcilable": 0, "conflict": 0}
    assert "of 1 pair 1 is the same, 0 agree" in findings.numbers(GivenEvent(quantity_agreement=[row]))


def test_sources_without_a_name_are_no_repeated_speaker():
    row = {"kind": "quote", "counted": True, "actor": None}
    unnamed = [row | {"article_id": article_id} for article_id in ("n1", "n2", "n3")]
    assert findings.repeated_words(GivenEvent(evidence=unnamed)).startswith("No identified speaker")
    named = [each | {"actor": "Silva"} for each in unnamed[:2]] + [unnamed[0] | {"actor": "O'Brien"}]
    assert findings.repeated_words(GivenEvent(evidence=[*unnamed, *named])) == (
        "1 of 2 identified speakers is heard in more than one text, most Silva (2 texts)."
    )


def test_evaluations_are_counted_by_sign_and_voice():
    rows = [
        expression("-2", "own"),
        expression("-1", "attributed", "n2"),
        expression("1", "own"),
        expression("0", "own"),
    ]
    rows.append(expression("-1", "own", counted=False))
    rows.append(expression("", "own"))
    event = GivenEvent(evidence=rows, articles=[article("n1"), article("n2"), article("n3")])
    assert findings.outcome(event).splitlines() == [
        "4 expressions in 2 of 3 texts evaluate the outcome or a part of it: 2 negatively, 1 positively and 1 neither.",
        "By voice: 3 own voice and 1 attributed.",
    ]


def test_a_compared_expression_is_given_with_all_texts_as_denominator():
    row = {"kind": "frame", "frame": "spotlight", "counted": True, "code": "fruitless", "article_id": "n1"}
    event = GivenEvent(articles=[article("n1"), article("n2")], evidence=[row, row])
    assert findings.spotlight(event) == "“fruitless” 2 times in 1 of 2 texts."


def test_an_outlet_is_measured_by_what_it_could_know():
    claims = [claim("a", 2, 2), claim("b", 0, 2, different=1), claim("c", 0, 2), claim("d", 0, 0)]
    claims = [each | {"outlet_id": "north"} for each in claims]
    articles = [article("n1"), article("n2", written="unknown"), article("s1", "south")]
    event = GivenEvent(articles=articles, words=[{"outlet_id": "north", "words": 70}], claim_coverage=claims)
    assert findings.outlet(event, "north").splitlines() == [
        "North: 2 texts, 70 words, written against the event: 1 after and 1 at an unknown time.",
        "It reports 2 of 3 claims that it could know (4 in all).",
    ]


def test_an_outlet_without_a_claim_to_know_is_not_said_to_report_none_of_none():
    event = GivenEvent(articles=[article("n1")], words=[{"outlet_id": "north", "words": 70}])
    assert findings.outlet(event, "north").splitlines()[1] == (
        "No claim was found on this event, and the codebook names none."
    )


def test_one_text_with_one_mention_is_told_in_the_singular():
    event = GivenEvent(articles=[article("n1")], words=[{"words": 70}])
    assert findings.texts(event).startswith("1 text of 1 outlet on this event: 70 words.")
    row = {"outlet_id": None, "articles_n": 1, "name": "Silva", "mentions": 1, "articles": 1}
    assert findings.actors(GivenEvent(actor_coverage=[row])) == (
        "1 actor is named 1 time; most often Silva (1 in 1 of 1 text)."
    )


def test_attributions_are_counted_by_kind_of_source():
    row = {"outlet_id": None, "attributions": 14, "named": 9, "unnamed": 5, "no_source": 0, "sources": 3}
    row |= {"effective_sources": 2.6, "effective_sources_mm": 2.9}
    assert findings.sources(GivenEvent(source_diversity=[row])) == (
        "14 attributions: 9 with a named source, 5 with an unnamed one and 0 with none to be found.\n"
        "Sources heard: 2.6 effective sources of 3 identified (Miller–Madow 2.9)."
    )


def test_words_that_differ_by_chance_are_not_named():
    rows = [{"outlet_id": "north", "word": "strike", "compared": 80, "q": 0.2, "prior": 500.0}]
    sentence = "Of 80 words compared, none differs from the other outlets at q < .05 (prior α0 = 500)."
    assert findings.keyness(GivenEvent(keyness=rows), "north") == sentence


EMPTY = [
    findings.texts,
    findings.witnesses,
    findings.actors,
    findings.speakers,
    findings.sources,
    findings.claims,
    findings.numbers,
    findings.repeated_words,
    findings.outcome,
    findings.spotlight,
]


@pytest.mark.parametrize("finding", EMPTY, ids=lambda finding: finding.__name__)
def test_without_rows_there_is_a_sentence_that_says_so(finding):
    assert finding(GivenEvent()).endswith((".", "”."))


def test_a_frame_that_the_codebook_lacks_is_told_from_one_that_was_not_found(tmp_path):
    event = GivenEvent(articles=[article("n1")])
    assert findings.outcome(event) == "The codebook has no frame “outcome”: no evaluation was looked for."
    (tmp_path / "report" / "tables").mkdir(parents=True)
    (tmp_path / "report" / "tables" / "codes.csv").write_text("frame,code\noutcome,\n")
    event.data = tmp_path
    assert findings.outcome(event) == "No expression that evaluates the outcome was found in 1 text."


def test_an_outlet_alone_has_nothing_to_compare_its_words_with():
    assert findings.keyness(GivenEvent(), "north") == (
        "There is no other outlet to compare its words with, or no word is frequent enough."
    )
