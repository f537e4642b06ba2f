"""Coverage by outlet: counts with their denominators, and one row for all outlets together."""

import math

import pytest
from given_rows import counted
from scipy import stats

N = [
    {"event_id": "e", "outlet_id": "x", "articles_n": 1, "clusters_n": 1, "words_n": 500},
    {"event_id": "e", "outlet_id": None, "articles_n": 2, "clusters_n": 2, "words_n": 2000},
]
IN_X = {"event_id": "e", "outlet_id": "x", "article_id": "x1", "counted": True}


def test_frames_are_counted_by_voice_and_what_is_evaluated_with_rates() -> None:
    place = IN_X | {"kind": "frame", "frame": "outcome", "code": "failure", "value": "-2", "evaluated": "talks"}
    places = [
        place | {"start": 1, "voice": "own"},
        place | {"start": 2, "voice": "own"},
        place | {"start": 3, "voice": "attributed"},
        place | {"start": 4, "voice": "own", "counted": False},
    ]
    rows = counted("frame_coverage", coverage_evidence=places, coverage_denominators=N)
    found = [(r["outlet_id"], r["voice"], r["value"], r["expressions"], r["articles"], r["per_1000"]) for r in rows]
    assert found == [
        ("x", "attributed", -2, 1, 1, 2.0),
        ("x", "own", -2, 2, 1, 4.0),
        (None, "attributed", -2, 1, 1, 0.5),
        (None, "own", -2, 2, 1, 1.0),
    ]


def test_speech_is_every_attribution_with_its_speaker_but_those_of_captions() -> None:
    said = {"article_id": "x1", "attribution": "14-18", "content_start": 0, "content_end": 29, "words": 4}
    caption = said | {"attribution": "99-99", "content_start": 40, "content_end": 50}
    (row,) = counted(
        "speech",
        main_articles=[{"event_id": "e", "outlet_id": "x", "article_id": "x1"}],
        main_zones=[{"article_id": "x1", "zone": "caption", "start": 40, "end": 60}],
        tables_attributions=[said, caption],
        links_speakers=[{"article_id": "x1", "attribution": a, "actor_id": "mayor"} for a in ("14-18", "99-99")],
    )
    assert (row["attribution"], row["actor_id"], row["words"]) == ("14-18", "mayor", 4)


SPEECH = [
    IN_X | {"attribution": "1", "actor_id": "mayor", "named": True, "type": "direct", "words": 30, "quoted_words": 20},
    IN_X | {"attribution": "2", "actor_id": "union", "named": True, "type": "indirect", "words": 10, "quoted_words": 0},
    IN_X | {"attribution": "3", "actor_id": None, "named": False, "type": "indirect", "words": 10, "quoted_words": 0},
]
SPEECH = [{key: value for key, value in row.items() if key != "counted"} for row in SPEECH]


def test_quotes_are_shares_of_all_words_attributed_in_the_outlet() -> None:
    rows = counted("quote_coverage", coverage_speech=SPEECH, coverage_denominators=N)
    found = {(r["outlet_id"], r["actor_id"]): (r["direct"], r["words"], r["words_n"], r["share"]) for r in rows}
    assert found["x", "mayor"] == (1, 30, 50, 0.6)
    assert found["x", None] == (0, 10, 50, 0.2)


def test_diversity_is_over_known_sources_and_shows_the_unnamed_beside() -> None:
    row = counted("source_diversity", coverage_speech=SPEECH)[0]
    assert (row["attributions"], row["named"], row["unnamed"], row["sources"]) == (3, 2, 1, 2)
    assert row["effective_sources"] == pytest.approx(2.0)
    assert row["effective_sources_mm"] > 2.0


def test_actor_that_speaks_and_is_never_mentioned_still_has_a_row() -> None:
    place = IN_X | {"kind": "mention", "code": "mayor", "start": 50, "sentence": 1, "zone": "headline", "role": "agent"}
    rows = counted(
        "actor_coverage",
        main_articles=[{"event_id": "e", "outlet_id": "x", "article_id": "x1", "text": "." * 100}],
        coverage_evidence=[place],
        coverage_speech=SPEECH,
        coverage_denominators=N,
        links_actors=[{"actor_id": "mayor", "name": "The mayor"}],
    )
    mayor, union = (next(r for r in rows if r["outlet_id"] == "x" and r["actor_id"] == a) for a in ("mayor", "union"))
    assert (mayor["mentions"], mayor["agent"], mayor["headline"], mayor["first_position"]) == (1, 1, 1, 0.5)
    assert (mayor["per_1000"], mayor["name"]) == (2.0, "The mayor")
    assert (mayor["quoted_words"], mayor["quoted_words_n"]) == (20, 20)
    assert (union["mentions"], union["attributions"], union["first_position"]) == (0, 1, None)


def test_pairs_of_numbers_are_counted_by_how_they_agree() -> None:
    number = {"group_id": "g", "kind": "quantity", "counted": "prisoner", "start": 5, "end": 9}
    pair = {"kind": "quantity", "article_a": "x1", "start_a": 5, "end_a": 9, "article_b": "y1", "relation": "conflict"}
    (row,) = counted(
        "quantity_agreement",
        main_articles=[{"article_id": f"{o}1", "outlet_id": o, "event_id": "e"} for o in "xy"],
        links_quantities=[number | {"article_id": a} for a in ("x1", "y1")],
        links_comparisons=[pair, pair | {"kind": "claim"}],
        coverage_denominators=N,
    )
    assert (row["articles"], row["articles_n"], row["outlets"], row["conflict"], row["same"]) == (2, 2, 2, 1, 0)


def test_a_duration_and_a_month_that_give_one_deadline_are_one_row() -> None:
    """“a 50-day deadline” against “a deadline of September” once were two rows, neither with the pair's relation."""
    days = {"article_id": "x1", "group_id": "g", "kind": "quantity", "counted": "deadline", "unit": "day"}
    days |= {"start": 5, "end": 9}
    month = {"article_id": "y1", "group_id": "g", "kind": "date", "counted": "set deadline", "start": 1, "end": 9}
    pair = {"kind": "date", "article_a": "x1", "start_a": 5, "end_a": 9, "article_b": "y1", "relation": "reconcilable"}
    (row,) = counted(
        "quantity_agreement",
        main_articles=[{"article_id": f"{o}1", "outlet_id": o, "event_id": "e"} for o in "xy"],
        links_quantities=[days, month],
        links_comparisons=[pair],
        coverage_denominators=N,
    )
    assert (row["kind"], row["counted"], row["articles"], row["reconcilable"]) == ("quantity", "deadline", 2, 1)


def test_labels_are_counted_with_the_relation_they_have_to_each_actor() -> None:
    """A word that describes one actor and says another's act is a label of both, once each."""
    label = {"article_id": "x1", "start": 0, "end": 5, "text": "brave", "lemma": "brave", "target_head": 6}
    labels = [label | {"relation": "adjective"}, label | {"target_head": 9, "relation": "agent_of"}]
    mention = {"article_id": "x1", "reading": "place"}
    rows = counted(
        "labelling_coverage", "spans", "evidence",
        main_articles=[{"article_id": "x1", "outlet_id": "x", "event_id": "e"}],
        tables_labelling=[*labels, label | {"target_head": 99, "relation": "title"}],
        links_actor_mentions=[mention | {"head": 6, "actor_id": "mayor"}, mention | {"head": 9, "actor_id": "town"}],
        coverage_denominators=N,
    )
    mayors, towns = [("mayor", "adjective", "brave", 1)], [("town", "agent_of", "brave", 1)]
    for outlet in ("x", None):
        of_outlet = [row for row in rows if row["outlet_id"] == outlet]
        assert [(r["actor_id"], r["relation"], r["lemma"], r["labels_n"]) for r in of_outlet] == mayors + towns


def test_keyness_shows_counts_direction_and_other_priors() -> None:
    texts = {"x": "bread bread bread bread water", "y": "water water water water stone"}
    rows = counted(
        "keyness",
        main_articles=[{"article_id": f"{o}1", "outlet_id": o, "event_id": "e"} for o in "xy"],
        tables_clauses=[{"article_id": f"{o}1", "start": 0, "end": 40, "lemmas": text} for o, text in texts.items()],
    )
    bread, mirrored = (next(r for r in rows if (r["outlet_id"], r["word"]) == (o, "bread")) for o in "xy")
    assert (bread["count"], bread["rest_count"], bread["words_n"], bread["rest_words_n"]) == (4, 0, 5, 5)
    assert mirrored["log_odds"] == pytest.approx(-bread["log_odds"])
    # 500 words of prior are 200 of “bread”: 4 of the 10 words are
    assert bread["z"] == pytest.approx(bread["log_odds"] / math.sqrt(1 / 204 + 1 / 200), abs=1e-5)
    # the larger the prior, the less so few words say
    sweep = [bread["log_odds_10"], bread["log_odds_100"], bread["log_odds"], bread["log_odds_1000"]]
    assert bread["prior"] == 500 and sweep == sorted(sweep, reverse=True) and sweep[-1] > 0
    # “stone” is too rare to be compared
    assert all(r["q"] > 0.05 and r["compared"] == 2 for r in rows) and not any(r["word"] == "stone" for r in rows)


def test_keyness_adjusts_p_over_the_words_of_an_outlet_as_benjamini_and_hochberg_do() -> None:
    texts = {"x": "bread " * 9 + "water " * 5 + "stone " * 4, "y": "water " * 9 + "bread " * 2 + "stone " * 5}
    rows = counted(
        "keyness",
        main_articles=[{"article_id": f"{o}1", "outlet_id": o, "event_id": "e"} for o in "xy"],
        tables_clauses=[{"article_id": f"{o}1", "start": 0, "end": 99, "lemmas": text} for o, text in texts.items()],
    )
    of_x = [row for row in rows if row["outlet_id"] == "x"]
    expected = stats.false_discovery_control([row["p"] for row in of_x])
    assert [row["q"] for row in of_x] == pytest.approx(list(expected), abs=5e-6) and len(of_x) == 3


WORDS = [f"w{first}{second}" for first in "abcdefghij" for second in "abcdefghij"]
ALIKE = " ".join(WORDS * 2)


@pytest.mark.parametrize(
    "x, y, kept",
    [(" ".join(WORDS[:30] * 40), " ".join(WORDS[30:60] * 40), WORDS[:60]), ("", "", WORDS[:25])],
    ids=["thirty differ in each direction", "none differs and all tie"],
)
def test_keyness_keeps_words_that_differ_or_are_furthest_from_zero(x: str, y: str, kept: list[str]) -> None:
    texts = {"x": f"{ALIKE} {x}", "y": f"{ALIKE} {y}"}
    rows = counted(
        "keyness",
        main_articles=[{"article_id": f"{o}1", "outlet_id": o, "event_id": "e"} for o in "xy"],
        tables_clauses=[{"article_id": f"{o}1", "start": 0, "end": 99, "lemmas": text} for o, text in texts.items()],
    )
    assert [row["word"] for row in rows if row["outlet_id"] == "x"] == kept
    assert {row["compared"] for row in rows} == {100}
