"""The term language: what a term matches, and which terms are refused."""

import pytest

from parallax.codebook.terms import TermError, TermIndex, compile_term, matches_everything


@pytest.fixture
def found(parse):
    def matched(term: str, text: str) -> list[str]:
        doc = parse(text)
        return [doc.text[match.start : match.end] for match in TermIndex([("key", term)]).matches(doc)]

    return matched


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("propose", "Kyiv proposed a summit.", ["proposed"]),
        ("=propose", "Kyiv proposed a summit.", []),
        ("=proposed", "Kyiv Proposed a summit.", ["Proposed"]),
        ("propos*", "The proposals and what was proposed.", ["proposals", "proposed"]),
        ("direct talk", "He called for direct talks.", ["direct talks"]),
        ("direct talk", "The talks were direct.", []),
        ("50-day deadline", "a 50-day deadline to end the war", ["50-day deadline"]),
        ("yield ... agreement", "which yielded only limited agreements", ["yielded only limited agreements"]),
        ("yield ... agreement", "which yielded, after two long days, some agreements", []),
        ("summit | meeting", "A meeting before the summit.", ["meeting", "summit"]),
        # the shortest match, and never over the end of a sentence
        ("talk ... end", "The talks end at the end.", ["talks end"]),
        ("talk ... end", "It was talk. The end came.", []),
        # marks and apostrophes play no part
        ("unconditional ceasefire", 'a "complete and unconditional" ceasefire', ['unconditional" ceasefire']),
        ("leaders' summit", "a leaders’ summit", ["leaders’ summit"]),
    ],
)
def test_term_matches(found, term: str, text: str, expected: list[str]) -> None:
    assert found(term, text) == expected


@pytest.mark.parametrize("term", ["", "...", "talk ...", "... talk", "summit | ", "*", "a*", "su*mit", '"'])
def test_term_that_cannot_match_is_refused(term: str) -> None:
    with pytest.raises(TermError):
        compile_term(term)


def test_term_of_words_that_stand_everywhere_matches_everything() -> None:
    assert matches_everything("the") and matches_everything("summit | of the")
    assert not matches_everything("end of August") and not matches_everything("not")


def test_many_gaps_do_not_multiply_the_work(found) -> None:
    assert found(" ... ".join(["a"] * 30), "a " * 200) != []


def test_one_index_keeps_the_keys_of_all_terms_apart(parse) -> None:
    index = TermIndex([(1, "summit"), (2, "summit talk"), (3, "sum*")])
    assert sorted(match.key for match in index.matches(parse("The summit talks."))) == [1, 2, 3]
