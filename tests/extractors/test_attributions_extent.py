"""How far a content reaches: semicolons, quotations that are sentences, clauses broken by the cue or joined to it."""

import pytest

from parallax.extractors.attributions.attribution import Attribution
from parallax.extractors.attributions.quotation import quotations
from parallax.extractors.attributions.repair import repaired
from parallax.extractors.attributions.rules import token_range


@pytest.fixture
def contents(parse):
    """The content of a sentence's cue after repair, given the words that were found; all in the text's own words."""

    def run(text: str, cue: str, *found: str) -> list[str]:
        doc = parse(text)
        anchor = next(token.i for token in doc if token.text == cue)
        pieces = tuple(token_range(doc, text.index(words), text.index(words) + len(words)) for words in found)
        quotes = quotations(text)
        attribution = Attribution(anchor, (anchor, anchor + 1), None, pieces, "report", 0.5)
        ranges = [token_range(doc, quote.start, quote.end) for quote in quotes]
        done = repaired(doc, attribution, ranges, [quote.part_of for quote in quotes])
        return [doc[slice(*piece)].text for piece in done.content]

    return run


@pytest.mark.parametrize(
    ("text", "cue", "found", "expected"),
    [
        ("She declined to comment; Lima will deny it.", "declined", "to comment; Lima will deny it", "to comment"),
        ("She said that it was late; that nobody came.", "said", "that it was late; that nobody came", None),
        ("She invited Ann Lee, of Lima; and Bo Ek, of Oslo.", "invited", "Ann Lee, of Lima; and Bo Ek, of Oslo", None),
        (
            "“We go on,” she said. “We will go meeting by meeting.” But the bank implies two cuts.",
            "said",
            "“We will go meeting by meeting.” But the bank implies two cuts",
            "“We will go meeting by meeting.”",
        ),
        ("They say that “it is late” and that nobody came.", "say", "that “it is late” and that nobody came", None),
        (
            "The two clubs agreed a fee of 42 million euros on Monday, and Okonjo passed a medical.",
            "agreed",
            "a fee of 42 million euros on Monday, and Okonjo passed a medical",
            "a fee of 42 million euros on Monday",
        ),
        ("He said Ann left, and Bo came back.", "said", "Ann left, and Bo came back", None),
    ],
)
def test_content_ends_where_the_text_goes_on_in_its_own_voice(contents, text, cue, found, expected):
    assert contents(text, cue, found) == [expected or found]


def test_content_goes_on_after_a_cue_in_the_middle_of_it(contents):
    text = "Her account, they say, changed at least three times."
    assert contents(text, "say", "Her account") == ["Her account", "changed at least three times"]


def test_content_goes_on_with_a_second_that(contents):
    text = "They claim that the clause was known on Monday, a week before, and that the club ran out of money."
    (content,) = contents(text, "claim", "that the clause was known on Monday")
    assert content.endswith("and that the club ran out of money")


def test_where_it_was_said_is_no_content(contents):
    text, said = "“We could have moved,” Ann Lee admitted at a 50-minute press conference.", "“We could have moved,”"
    assert contents(text, "admitted", said, "a 50-minute press conference") == [said]


def test_what_it_was_said_about_stays(contents):
    text = "“We could have moved,” Ann Lee said of the interest rate."
    assert len(contents(text, "said", "“We could have moved,”", "the interest rate")) == 2


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("A guard told me money changed hands.", "me money changed hands", "money changed hands"),
        ("She told broadcaster NRK her country was ready.", "broadcaster NRK her country was ready",
         "her country was ready"),
        ("She told reporters the vote was lost.", "reporters the vote was lost", "the vote was lost"),
        ("She told the crowd that it was over.", "that it was over", "that it was over"),
        ("She told lies to the court.", "lies to the court", "lies to the court"),
    ],
)  # fmt: skip
def test_who_was_told_is_no_part_of_what_was_said(contents, text, found, expected):
    assert contents(text, "told", found) == [expected]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("“It works,” he snapped when asked about the collapse of the merger.",
         ("“It works,”", "the collapse of the merger"), ["“It works,”"]),
        ("“It works,” he snapped, and the merger would not collapse.",
         ("“It works,”", "the merger would not collapse"), ["“It works,”", "the merger would not collapse"]),
    ],
)  # fmt: skip
def test_what_somebody_was_asked_about_is_not_said_by_him(contents, text, found, expected):
    assert contents(text, "snapped", *found) == expected
