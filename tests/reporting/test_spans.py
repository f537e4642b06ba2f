"""A text cut at all boundaries: overlapping spans side by side, no character lost."""

from parallax.reporting.spans import blocks, cut

TEXT = "LATEST\n\nSilva said talks ended without progress. They meet again.\n\nRead more"
SENTENCES = [
    {"sentence": 0, "start": 8, "end": 48, "paragraph": 0},
    {"sentence": 1, "start": 49, "end": 65, "paragraph": 0},
]


def span(words: str, kind: str = "claim") -> dict:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "kind": kind}


def test_spans_that_overlap_are_pieces_side_by_side():
    claim, frame = span("talks ended without"), span("without progress", "frame")
    pieces = cut(TEXT, 8, 48, [claim, frame])
    assert [(piece.text, [each["kind"] for each in piece.spans]) for piece in pieces] == [
        ("Silva said ", []),
        ("talks ended ", ["claim"]),
        ("without", ["claim", "frame"]),
        (" progress", ["frame"]),
        (".", []),
    ]


def test_a_span_over_two_sentences_is_shown_in_both_and_noted_once():
    (_, block, _) = blocks(TEXT, SENTENCES, [], [span("progress. They")])
    marked = [piece.text for sentence in block.sentences for piece in sentence.pieces if piece.spans]
    assert marked == ["progress.", "They"] and len(block.notes) == 1


def test_no_character_of_a_text_is_left_out_and_what_no_sentence_holds_is_set_apart():
    zones = [{"start": 0, "end": 6, "zone": "furniture", "reason": "a heading of links"}]
    found = blocks(TEXT, SENTENCES, zones, [span("talks")])
    shown = ["".join(piece.text for each in block.sentences for piece in each.pieces) for block in found]
    assert "".join("".join(shown).split()) == "".join(TEXT.split())
    assert [(block.zone, block.reason) for block in found] == [
        ("furniture", "a heading of links"),
        (None, None),
        ("furniture", None),
    ]


def test_a_zone_inside_a_sentence_is_a_piece_and_one_that_fills_a_block_its_name():
    dateline = {"start": 8, "end": 13, "zone": "dateline", "reason": "a place"}
    (_, block, _) = blocks(TEXT, SENTENCES, [dateline], [])
    assert block.zone is None and block.sentences[0].pieces[0].spans[0]["kind"] == "zone"
    (_, block, _) = blocks(TEXT, SENTENCES, [dateline | {"end": 65, "zone": "caption"}], [])
    assert block.zone == "caption"
