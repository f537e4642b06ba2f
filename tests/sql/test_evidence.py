"""Spans get voice, speaker, zone and sentence; what is not running text is kept and not counted."""

from given_rows import counted

SPAN = {"kind": "frame", "frame": "outcome", "code": "failure", "article_id": "x1", "text": "failed", "value": "-2"}
ARTICLE = {"article_id": "x1", "outlet_id": "x", "event_id": "e", "written": "after", "text": "It failed. He said no."}
SENTENCES = [
    {"article_id": "x1", "sentence": 0, "start": 0, "end": 10, "text": "It failed."},
    {"article_id": "x1", "sentence": 1, "start": 11, "end": 22, "text": "He said no."},
]


def evidence(span: dict, voice: str = "own", attribution: str | None = None, **given: list) -> dict:
    """The evidence of a span of that voice under that attribution."""
    governed = {key: span[key] for key in ("article_id", "start", "end")} | {"voice": voice, "attribution": attribution}
    given |= {"coverage_spans": [span], "coverage_voice": [governed] if voice != "own" else []}
    (row,) = counted("evidence", main_articles=[ARTICLE], main_sentences=SENTENCES, **given)
    return row


def test_own_expression_has_its_sentence_and_nobody_behind_it() -> None:
    row = evidence({**SPAN, "start": 3, "end": 9})
    assert (row["voice"], row["actor_id"], row["sentence_text"]) == ("own", None, "It failed.")
    assert (row["zone"], row["counted"], row["written"]) == (None, True, "after")


def test_attributed_expression_is_given_to_the_speaker_in_the_texts_words_too_and_the_agency() -> None:
    said = {"article_id": "x1", "attribution": "14-18", "source": "He"}
    speaker = {"article_id": "x1", "attribution": "14-18", "actor_id": "mayor", "for_actor_id": "town"}
    speaker |= {"via_id": "agency"}
    span = {**SPAN, "start": 19, "end": 21}
    row = evidence(span, "attributed", "14-18", tables_attributions=[said], links_speakers=[speaker])
    assert (row["actor_id"], row["source"], row["for_actor_id"], row["via_id"]) == ("mayor", "He", "town", "agency")
    assert row["sentence"] == 1


def test_caption_is_kept_and_not_counted_and_a_headline_is_counted() -> None:
    for zone, is_counted in (("caption", False), ("repeat", False), ("headline", True), ("subhead", True)):
        row = evidence(
            {**SPAN, "start": 3, "end": 9},
            main_zones=[{"article_id": "x1", "start": 0, "end": 10, "zone": zone}],
        )
        assert (row["zone"], row["counted"]) == (zone, is_counted)


def test_a_claim_counts_only_in_the_voices_it_asks_for() -> None:
    claim = {"kind": "claim", "code": "c", "article_id": "x1", "start": 3, "end": 9}
    for voices, is_counted in ((None, True), (["own", "ambiguous"], True), (["own"], False)):
        row = evidence(claim, "ambiguous", links_statements=[{"claim_id": "c", "voices": voices}])
        assert row["counted"] is is_counted
    # a code of a frame may have the claim's name
    statement = {"claim_id": "c", "voices": ["own"]}
    of_frame = evidence({**claim, "kind": "frame"}, "ambiguous", links_statements=[statement])
    assert of_frame["counted"] is True


def test_reported_speech_is_its_own_attribution_and_carries_the_speaker_as_code() -> None:
    said = {"article_id": "x1", "attribution": "14-18", "cue_class": "inference"}
    row = evidence(
        {"kind": "quote", "code": "14-18", "article_id": "x1", "start": 19, "end": 21},
        tables_attributions=[said],
        links_speakers=[{"article_id": "x1", "attribution": "14-18", "actor_id": "mayor"}],
    )
    assert (row["code"], row["voice"]) == ("mayor", "own_inference")


def test_spans_of_every_kind_are_collected_once() -> None:
    mention = {"article_id": "x1", "start": 11, "end": 13, "head": 11, "actor_id": "mayor", "reading": "actor"}
    mention |= {"text": "He", "role": "agent"}
    number = {"start": 0, "end": 2, "group_id": "g", "kind": "quantity", "text": "It"}
    label = {"start": 3, "end": 9, "text": "failed", "lemma": "fail", "target_head": 11, "relation": "agent_of"}
    spans = counted(
        "spans",
        main_articles=[ARTICLE],
        tables_frames=[{"article_id": "x1", "start": 3, "end": 9, "frame": "outcome", "code": "failure", "value": -2}],
        links_claims=[{"article_id": "x1", "start": 0, "end": 9, "claim_id": "c", "text": "It failed"}],
        links_quantities=[number | {"article_id": "x1"}],
        links_actor_mentions=[mention, {**mention, "start": 0, "end": 2, "head": 0, "reading": "place"}],
        tables_attributions=[{"article_id": "x1", "attribution": "14-18", "text": "no"}],
        tables_labelling=[label | {"article_id": "x1"}],
    )
    found = [(row["kind"], row["code"], row["text"], row["value"], row["role"]) for row in spans]
    assert sorted(found, key=str) == [
        ("claim", "c", "It failed", None, None),
        ("frame", "failure", None, "-2", None),
        ("label", "mayor", "failed", "fail", "agent_of"),
        ("mention", "mayor", "He", None, "agent"),
        ("quantity", "g", "It", None, None),
        ("quote", "14-18", "no", None, None),
    ]
