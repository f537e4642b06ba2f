"""Quotation marks: pairs, quotations left open, several paragraphs."""

import pytest

from parallax.extractors.attributions.quotation import quotations


def inside(text):
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("‘We won’t go,’ he said.", ["‘We won’t go,’"]),
        ("The parties’ talks and Russia’s demands", []),
        ("“She called it ‘a farce’ today,” he said.", ["“She called it ‘a farce’ today,”"]),
        ("a closing ” alone", []),
        ("“Apparently not,“ he said. “Never.”", ["“Apparently not,“", "“Never.”"]),
        ("”Fear. I am afraid,” he said.", ["”Fear. I am afraid,”"]),
        ("", []),
    ],
)
def test_quotations_of_a_line(text, expected):
    assert inside(text) == expected


def test_mark_left_open_ends_with_its_line():
    assert inside("He said “it goes on\nNobody knew.") == ["“it goes on"]


def test_utterance_of_two_paragraphs_is_known_as_one():
    first, second = quotations("“It goes on.\n\n“And on,” he said.")
    assert (first.part_of, second.part_of) == (0, 0)
    assert (first.closed, second.closed) == (False, True)


def test_two_closed_quotations_are_two_utterances():
    first, second = quotations("“It goes on.”\n\n“And on,” he said.")
    assert second.part_of == second.start != first.part_of


@pytest.mark.parametrize("text", ["“" * 50_000, '"' * 50_000, "'a " * 30_000, "‘a’b " * 20_000, "“a ” " * 25_000])
def test_any_heap_of_marks_gives_spans_inside_the_text(text):
    assert all(0 <= q.start < q.end <= len(text) for q in quotations(text))
