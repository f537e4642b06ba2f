"""The small charts of the first page: counts with their denominators, four voices kept apart."""

from drawn import rows_of, specification

from parallax.charts import summary
from parallax.charts.marks import UNIDENTIFIED


def told(**changes: object) -> dict:
    row = {"code": "silva", "actor": "Ana Silva", "outlet": "North", "article_id": "n1", "link": "article-n1.html#s0"}
    return row | {"sentence_text": "Silva said so.", "claim_id": "c1", "start": 0, "voice": "own"} | changes


def test_speakers_are_drawn_with_their_share_and_those_not_identified_as_one():
    rows = [{"named": True, "name": "Ana Silva", "words": 30}, {"named": None, "name": None, "words": 50}]
    drawn = rows_of(summary.heard([*rows, {"named": False, "name": None, "words": 20}], [told()]))
    assert [(row["speaker"], row["label"]) for row in drawn] == [
        (UNIDENTIFIED, "70 words, 70%"),
        ("Ana Silva", "30 words, 30%"),
    ]
    assert drawn[1]["links"] == ["article-n1.html#s0"]


def test_speakers_without_a_bar_are_counted():
    rows = [{"named": True, "name": f"Speaker {number}", "words": 9} for number in range(summary.MOST + 2)]
    assert "the 6 most heard of 8 speakers" in specification(summary.heard(rows, []))["description"]


def test_claims_nobody_could_know_are_in_no_bar():
    row = {"claim_id": "c1", "reported": 2, "different": 0, "could_know": 2}
    rows = [row, row | {"claim_id": "c2", "reported": 1, "different": 0}, row | {"claim_id": "c3", "could_know": 0}]
    drawn = rows_of(summary.reported(rows, [told(), told(claim_id="c2")]))
    assert [row["label"] for row in drawn] == ["1 of 2 claims", "1 of 2 claims"]
    assert [row["kind"] for row in drawn] == [summary.REPORTS[0], summary.REPORTS[2]]


def test_pairs_of_a_thing_that_one_text_numbers_do_not_count():
    row = {"group_id": "g", "articles": 2, "same": 3, "finer": 0, "reconcilable": 0, "conflict": 1}
    drawn = rows_of(summary.agreement([row, row | {"group_id": "h", "articles": 1}], [told(code="g")]))
    assert [row["label"] for row in drawn] == ["3 of 4 pairs", "1 of 4 pairs"]


def test_a_speaker_of_one_text_is_not_repeated():
    rows = [told(), told(article_id="n2"), told(actor="Jonas O'Brien"), told(actor=None)]
    assert [row["label"] for row in rows_of(summary.repeated(rows, 3))] == ["2 of 3 texts"]


def test_evaluations_are_counted_by_sign_within_each_voice():
    rows = [told(value="-2"), told(value="-1"), told(value="0", voice="attributed"), told(value=None)]
    drawn = {(row["speaks"], row["sign"]): row["n"] for row in rows_of(summary.evaluated(rows))}
    assert drawn == {("own voice", "negative"): 2, ("attributed to a source", "neither"): 1}


def test_a_question_without_anything_to_draw_says_so():
    charts = (summary.heard([], []), summary.reported([], []), summary.agreement([], []), summary.repeated([], 0))
    assert all("nothing of this kind" in specification(chart)["description"] for chart in charts)
    assert "No expression" in specification(summary.evaluated([]))["description"]
