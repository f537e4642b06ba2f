"""The rules of attribution: what they find without any model."""

import pytest
from conftest import marked

from parallax.extractors.attributions.cues import cue_words
from parallax.extractors.attributions.quotation import quotations
from parallax.extractors.attributions.rules import find, source_of


@pytest.fixture
def found(parse, codebook):
    """Source, cue and pieces of content of each attribution, as texts."""

    def attributions(text, **files):
        doc = parse(text)
        words = cue_words(codebook(**files))
        spans = find(doc, quotations(text), words)
        return [
            (_text(doc, a.source), _text(doc, a.cue), [_text(doc, piece) for piece in a.content], a.cue_class)
            for a in spans
        ]

    return attributions


def _text(doc, span):
    return doc[slice(*span)].text if span else None


@pytest.mark.parametrize(
    "sentence",
    [
        "<source>The minister</source> <cue>said</cue> that <content>the talks had failed</content>.",
        "<content>The talks had failed</content>, <source>the minister</source> <cue>said</cue>.",
        "<content>“The positions are distant,”</content> <source>he</source> <cue>told</cue> reporters.",
        '<content>"The positions are distant,"</content> <source>Ann Lee</source> <cue>said</cue>.',
        "<content>The army lost 71 drones</content>, <cue>according to</cue> <source>its air force</source>.",
        "<source>The envoy</source> <cue>downplayed</cue> <content>the chances of a breakthrough</content>.",
        "<source>Both camps</source> <cue>agreed</cue> <content>to continue contacts</content>.",
        "He was not there when <source>Ann Lee</source> <cue>said</cue> <content>it was over</content>.",
        "Trade talks to resume on Wednesday",
        "The talks ended in Geneva after three days.",
        "The “historic” palace was closed.",
    ],
)
def test_rule_finds_source_cue_and_content(found, sentence):
    text, spans = marked(sentence)
    expected = {tag: text[start:end] for tag, start, end in spans}
    rows = found(text)
    assert len(rows) == bool(expected)
    for source, cue, content, _ in rows:
        assert (source, cue) == (expected["source"], expected["cue"])
        assert [piece.removeprefix("that ") for piece in content] == [expected["content"]]


def test_quotation_broken_by_its_cue_is_one_attribution(found):
    rows = found("“Our aim is peace,” she said. “A truce will pave the way.”")
    assert [row[2] for row in rows] == [["“Our aim is peace,”", "“A truce will pave the way.”"]]


def test_quotation_closed_by_a_full_stop_does_not_take_the_next_sentences_verb(found):
    rows = found("He warned that “the positions are distant.” Both nations agreed to exchange prisoners.")
    assert [(row[1], row[2][0]) for row in rows] == [
        ("warned", "that “the positions are distant.”"),
        ("agreed", "to exchange prisoners"),
    ]


def test_headline_that_ends_in_a_dash_and_a_name(found):
    assert found("Peace talks to resume on Wednesday – Merkel\n\nIt was raining.")[0][:3] == (
        "Merkel", None, ["Peace talks to resume on Wednesday"],
    )  # fmt: skip


def test_headline_that_ends_in_a_dash_and_more_than_a_name_is_none(found):
    assert found("Peace talks to resume on Wednesday – and the rain goes on\n\nIt was raining.") == []


def test_codebook_decides_the_class_of_a_cue(found):
    cues = "cue,class,part,note\nsay,belief,verb,\n"
    assert found("Ann Lee said that it was over.")[0][3] == "report"
    assert found("Ann Lee said that it was over.", **{"cues.csv": cues})[0][3] == "belief"


def test_only_what_cannot_speak_infers(found):
    assert found("Recent comments suggest that hope is limited.")[0][3] == "inference"
    assert found("The president suggested that hope is limited.")[0][3] == "report"


def test_infinitive_ends_before_what_the_speaker_around_it_goes_on_to_say(found):
    rows = found("Ann Lee said both sides had promised to free prisoners and that Peru had offered help.")
    assert ("both sides", "promised", ["to free prisoners"], "report") in rows


def test_quotation_is_signed_in_the_line_below(found):
    rows = found("“Boeing and the other big ones pay no taxes at all.”\n\n- Sanders.\n\nIt was raining.")
    assert rows == [("Sanders", None, ["“Boeing and the other big ones pay no taxes at all.”"], "report")]


def test_quotation_is_signed_in_its_own_line(found):
    rows = found("“He is ignorant. She thinks he makes simple statements about people.” ― Pamela Padilla\n\nIt rained.")
    assert [row[:2] for row in rows if row[1] is None] == [("Pamela Padilla", None)]


def test_quotation_is_signed_by_the_name_and_the_colon_before_it(found):
    said = "“One of the biggest lessons was a simple one: ask more people.”"
    assert ("Carl Holm", None, [said], "report") in found(f"No agreement in sight - Carl Holm: {said}\n\nIt rained.")
    assert "Carl Holm" not in [row[0] for row in found(f"The lesson of Carl Holm: {said}")]


def test_hyphen_inside_a_word_makes_no_headline(found):
    assert found("Rubio's same second speech post-Debate Chat\n\nIt was raining.") == []


def test_as_reported_by_attributes_its_clause(found):
    rows = found("A further exchange has been agreed upon, as reported by CNN.")
    assert [row[:3] for row in rows] == [("CNN", "as reported by", ["A further exchange has been agreed upon"])]


def test_turns_of_a_transcript_are_their_speakers(found):
    rows = found("WALLACE: Why is that?\nPENCE: Look at the facts.\nWALLACE: Fine, but why?\n")
    assert [row[:3] for row in rows] == [
        ("WALLACE", None, ["Why is that"]), ("PENCE", None, ["Look at the facts"]), ("WALLACE", None, ["Fine, but why"]),
    ]  # fmt: skip


def test_dateline_is_no_turn(found):
    assert found("ISTANBUL: The talks ended after forty minutes.\nIt was raining.") == []


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Ann Lee left the room, calling the plan a farce.", "calling", "Ann Lee"),
        ("The mayor's claim that it was over was denied.", "claim", "The mayor's"),
        ("It was called a farce.", "called", None),
    ],
)
def test_source_that_syntax_names_for_a_cue(parse, text, cue, source):
    doc = parse(text)
    found = source_of(next(token for token in doc if token.text == cue))
    assert (doc[slice(*found)].text if found else None) == source
