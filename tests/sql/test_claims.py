"""Claims by article and outlet: absence is not omission where an article could not know."""

import datetime

import pytest
from given_rows import counted

DAY = datetime.date(2025, 7, 23)
EVENT = {"event_id": "e", "starts": DAY, "ends": DAY}
BEFORE = ("claim_places", "knowledge")
STATEMENT = {"claim_id": "c", "event_id": "e", "statement": "It failed.", "knowable_from": "after"}
PLACE = {"kind": "claim", "code": "c", "event_id": "e", "start": 3, "end": 9, "counted": True, "voice": "own"}


def status(article: dict, place: dict | None = None, **statement: object) -> str:
    """The status of one claim in one article."""
    article = {"article_id": "x1", "outlet_id": "x", "event_id": "e"} | article
    (cell,) = counted(
        "claim_cells",
        *BEFORE,
        main_articles=[article],
        main_events=[EVENT],
        links_statements=[STATEMENT | statement],
        coverage_evidence=[PLACE | {"article_id": "x1"} | place] if place is not None else [],
    )
    return cell["status"]


@pytest.mark.parametrize(
    ("written", "knowable_from", "expected"),
    [
        ("after", "after", "absent"),
        ("during", "after", "not_yet_knowable"),
        ("before", "after", "not_yet_knowable"),
        ("before", "before", "absent"),
        ("unknown", "after", "not_yet_knowable"),
        ("unknown", "before", "absent"),
        ("unknown", "2025-07-20", "not_yet_knowable"),
        ("after", "2025-07-23", "absent"),
        ("after", "2025-07-24", "not_yet_knowable"),
        ("before", "2025-07-20", "not_yet_knowable"),
    ],
)
def test_silence_is_absence_only_where_the_article_could_know(written: str, knowable_from: str, expected: str) -> None:
    assert status({"written": written}, knowable_from=knowable_from) == expected


def test_day_of_publication_decides_where_the_claim_has_a_day() -> None:
    assert status({"written": "after", "published": DAY}, knowable_from="2025-07-23") == "absent"
    before = {"written": "before", "published": datetime.date(2025, 7, 22)}
    assert status(before, knowable_from="2025-07-21") == "absent"


def test_an_article_that_reports_the_claim_could_know_it() -> None:
    assert status({"written": "unknown"}, {}) == "reported"
    assert status({"written": "before"}, {}) == "reported"


def test_another_value_than_the_statements_is_different() -> None:
    assert status({"written": "after"}, {"value": "September"}, value="50 days") == "different"
    assert status({"written": "after"}, {"value": "50 days"}, value="50 days") == "reported"
    assert status({"written": "after"}, {"value": None}, value="50 days") == "reported"


def test_a_claim_in_a_caption_alone_is_not_reported() -> None:
    assert status({"written": "after"}, {"counted": False, "zone": "caption"}) == "absent"


def test_the_place_with_the_statements_own_value_stands_for_the_article() -> None:
    places = [
        PLACE | {"article_id": "x1", "start": 3, "value": "September"},
        PLACE | {"article_id": "x1", "start": 90, "value": "50 days"},
    ]
    (cell,) = counted(
        "claim_cells",
        *BEFORE,
        main_articles=[{"article_id": "x1", "outlet_id": "x", "event_id": "e", "written": "after"}],
        main_events=[EVENT],
        links_statements=[STATEMENT | {"value": "50 days"}],
        coverage_evidence=places,
        links_claims=[
            {"claim_id": "c", "article_id": "x1", "start": 3, "end": 9, "relation": "reconcilable"},
            {"claim_id": "c", "article_id": "x1", "start": 90, "end": 9, "relation": "same"},
        ],
    )
    assert (cell["status"], cell["start"], cell["relation"]) == ("reported", 90, "same")


def test_another_value_has_the_relation_the_codebook_gives_or_none() -> None:
    def relation(given: str | None) -> str | None:
        (cell,) = counted(
            "claim_cells",
            *BEFORE,
        *BEFORE,
            main_articles=[{"article_id": "x1", "outlet_id": "x", "event_id": "e", "written": "after"}],
            main_events=[EVENT],
            links_statements=[STATEMENT | {"value": "50 days"}],
            coverage_evidence=[PLACE | {"article_id": "x1", "value": "September"}],
            links_claims=[{"claim_id": "c", "article_id": "x1", "start": 3, "end": 9, "relation": given}],
        )
        assert cell["status"] == "different"
        return cell["relation"]

    assert [relation("reconcilable"), relation(None)] == ["reconcilable", None]


def coverage(*articles: tuple[str, str, str | None, str]) -> dict[str | None, dict]:
    """Coverage of one claim, by outlet; of each article its outlet, when it was written, its status and its cluster."""
    told = {"event_id": "e", "claim_id": "c"}
    rows = counted(
        "claim_coverage",
        "knowledge",
        main_articles=[{"article_id": a, "outlet_id": a, "event_id": "e", "written": w} for a, w, _, _ in articles],
        main_events=[EVENT],
        links_statements=[STATEMENT],
        coverage_claim_places=[told | {"article_id": a, "outlet_id": a, "status": s} for a, _, s, _ in articles if s],
        coverage_words=[{"article_id": a, "cluster_id": cluster} for a, _, _, cluster in articles],
    )
    return {row["outlet_id"]: row for row in rows}


def test_coverage_counts_clusters_of_those_that_could_know() -> None:
    rows = coverage(
        ("a", "after", "reported", "a"),
        ("b", "after", "different", "a"),
        ("c", "after", None, "c"),
        ("d", "before", None, "d"),
    )
    total, alone = rows[None], rows["d"]
    assert (total["reported"], total["different"], total["could_know"], total["not_yet_knowable"]) == (1, 1, 3, 1)
    assert (total["clusters"], total["clusters_n"], total["share"]) == (1, 2, 0.5)
    assert (round(total["low"], 3), round(total["high"], 3)) == (0.095, 0.905)
    assert (alone["could_know"], alone["share"], alone["low"]) == (0, None, None)


def test_who_reports_before_anybody_could_know_is_in_the_denominator_with_its_cluster() -> None:
    rows = coverage(("a", "before", "reported", "a"), ("b", "before", None, "b"), ("c", "unknown", "reported", "c"))
    counts = ("reported", "could_know", "not_yet_knowable", "undated", "clusters", "clusters_n")
    assert [rows[None][count] for count in counts] == [2, 2, 1, 0, 2, 2]
    assert [rows["b"][count] for count in counts] == [0, 0, 1, 0, 0, 0]


def discrepancies(*comparisons: dict, counts: bool = True) -> list[dict]:
    """Discrepancies of two sentences that state a claim, which count there or do not."""
    places = [{"article_id": f"{o}1", "start": 0, "end": 2, "kind": "claim", "counted": True} for o in "xy"]
    sentences = [{"article_id": f"{o}1", "start": 0, "end": 9, "text": f"It is {o}."} for o in "xy"]
    sides = {"article_a": "x1", "start_a": 0, "end_a": 2, "article_b": "y1", "start_b": 0, "end_b": 2}
    return counted(
        "discrepancies",
        main_articles=[{"article_id": f"{o}1", "outlet_id": o, "event_id": "e"} for o in "xy"],
        main_sentences=sentences,
        coverage_evidence=[places[0], places[1] | {"counted": counts}],
        links_comparisons=[sides | {"kind": "claim", "reason": "r"} | each for each in comparisons],
    )


def test_discrepancies_hold_both_sentences_and_leave_out_what_agrees() -> None:
    (row,) = discrepancies({"relation": "weaker"}, {"relation": "same"})
    assert (row["relation"], row["outlet_b"]) == ("weaker", "y")
    assert (row["sentence_a"], row["sentence_b"]) == ("It is x.", "It is y.")


def test_a_claim_in_a_voice_that_does_not_count_is_no_discrepancy() -> None:
    assert discrepancies({"relation": "weaker"}, counts=False) == []
    assert len(discrepancies({"relation": "weaker", "kind": "quote"}, counts=False)) == 1


def test_who_could_know_is_told_apart_from_whose_day_nobody_knows() -> None:
    (cell,) = counted(
        "claim_cells",
        *BEFORE,
        main_articles=[{"article_id": "x1", "outlet_id": "x", "event_id": "e", "written": "unknown"}],
        main_events=[EVENT],
        links_statements=[STATEMENT],
    )
    assert (cell["status"], cell["undated"]) == ("not_yet_knowable", True)
    total = coverage(("x", "unknown", None, "x"), ("y", "before", None, "y"))[None]
    assert (total["not_yet_knowable"], total["undated"]) == (2, 1)
