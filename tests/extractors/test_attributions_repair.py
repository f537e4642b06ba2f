"""Repair of contents: whole quotations, one owner for each, numbers of tokens only."""

import pytest

from parallax.extractors.attributions.attribution import Attribution, merged, shared
from parallax.extractors.attributions.repair import repaired, shared_out


def attribution(anchor, *content):
    return Attribution(anchor, (anchor, anchor + 1), None, content, "report", 0.5)


# “ It is over , ” he said .   tokens 0…8
SENTENCE = "“It is over,” he said."


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (((1, 4),), ((0, 6),)),  # most of it: the whole with its marks
        (((0, 6),), ((0, 6),)),
        (((0, 2),), ((0, 6),)),  # what begins with its mark ends with its mark
        (((3, 4),), ((3, 4),)),  # one word of it stays one word
    ],
)
def test_content_that_holds_most_of_a_quotation_holds_it_all(parse, content, expected):
    doc = parse(SENTENCE)
    assert repaired(doc, attribution(7, *content), [(0, 6)], [0]).content == expected


def test_cue_inside_the_quotation_does_not_take_it_all(parse):
    assert repaired(parse(SENTENCE), attribution(2, (3, 5)), [(0, 6)], [0]).content == ((3, 4),)


def test_content_of_punctuation_only_is_dropped(parse):
    assert repaired(parse(SENTENCE), attribution(7, (4, 6)), [], []).content == ()


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The Saudis said that they would publish it, but there is anger.", "publish it"),
        ("The Saudis said that they would publish it, but that there is anger.", "is anger"),
    ],
)
def test_what_the_text_adds_in_its_own_voice_is_no_content(parse, text, end):
    doc = parse(text)
    said = next(token for token in doc if token.text == "said")
    (piece,) = repaired(doc, attribution(said.i, (said.i + 1, len(doc))), [], []).content
    assert doc[slice(*piece)].text.endswith(end)


def test_clause_that_says_when_it_was_said_is_no_content(parse):
    doc = parse("“You bet I would,” Ann Lee said when asked whether she would go.")
    said, when = (next(token.i for token in doc if token.text == word) for word in ("said", "when"))
    (piece,) = repaired(doc, attribution(said, (0, 7), (when, len(doc))), [(0, 7)], [0]).content
    assert doc[slice(*piece)].text == "“You bet I would,”"


def test_clause_after_a_cue_in_passing_is_no_content(parse):
    doc = parse("Lima and Quito will meet on Wednesday, Ann Lee said, after Lima had sent planes.")
    (piece,) = repaired(doc, attribution(10, (0, 7), (12, 17)), [], []).content
    assert doc[slice(*piece)].text == "Lima and Quito will meet on Wednesday"


def test_speaker_taken_for_content_is_the_source(parse):
    doc = parse("“They are under pressure,” said an old neighbour.")
    found = repaired(doc, attribution(7, (0, 7), (8, 11)), [(0, 7)], [0])
    assert (found.source, found.content) == ((8, 11), ((0, 7),))


def test_words_apart_from_the_cue_are_no_speaker(parse):
    doc = parse("“They are under pressure,” said yesterday, near midnight, an old neighbour.")
    assert repaired(doc, attribution(7, (0, 7), (13, 16)), [(0, 7)], [0]).source is None


def test_bare_pronoun_is_no_content(parse):
    doc = parse("He said what?")
    assert repaired(doc, attribution(1, (2, 3)), [], []).content == ()


def test_piece_goes_to_the_cue_of_its_own_sentence():
    sentence = [0] * 10 + [1] * 10
    first, second = attribution(2, (3, 9), (10, 15)), attribution(17, (10, 15))
    assert [one.content for one in shared_out([first, second], sentence)] == [((3, 9),), ((10, 15),)]


def test_part_of_a_longer_quotation_goes_to_who_says_it_all():
    sentence = [0] * 10 + [1] * 5 + [2] * 5
    first, second = attribution(2, (3, 9), (10, 15)), attribution(18, (10, 17))
    assert [one.content for one in shared_out([first, second], sentence)] == [((3, 9),), ((10, 17),)]


def test_last_piece_is_never_taken():
    sentence = [0] * 10 + [1] * 10
    first, second = attribution(2, (10, 15)), attribution(17, (10, 15))
    assert shared_out([first, second], sentence)[0].content == ((10, 15),)


def test_nested_attribution_leaves_the_outer_one_its_content():
    sentence = [0] * 20
    outer, inner = attribution(2, (3, 19)), attribution(5, (6, 19))
    assert [one.content for one in shared_out([outer, inner], sentence)] == [((3, 19),), ((6, 19),)]


def test_ranges_that_touch_become_one():
    assert merged([(5, 7), (0, 2), (2, 4), (6, 9)]) == ((0, 4), (5, 9))


@pytest.mark.parametrize(
    ("pieces", "expected"), [(((4, 5),), 0), (((3, 5),), 0.5), (((0, 4), (8, 12)), 5 / 8), (((0, 9),), 8 / 9)]
)
def test_share_of_pieces_that_lies_in_ranges(pieces, expected):
    assert shared(((0, 4), (5, 9)), pieces) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "source", "owner"),
    [
        ("They regretted his on-camera claim that it was over.", "his on-camera", "his"),
        ("They regretted the mayor's repeated claim that it was over.", "the mayor's repeated", "the mayor's"),
        ("They regretted the mayor's claim that it was over.", "the mayor's", "the mayor's"),
    ],
)
def test_source_of_a_noun_is_its_owner_without_what_describes_it(parse, text, source, owner):
    doc = parse(text)
    cue = next(token.i for token in doc if token.text == "claim")
    span = doc.char_span(text.index(source), text.index(source) + len(source))
    found = Attribution(cue, (cue, cue + 1), (span.start, span.end), ((cue + 1, len(doc) - 1),), "report", 0.5)
    assert doc[slice(*repaired(doc, found, [], []).source)].text == owner
