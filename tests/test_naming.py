"""Names as strings: normal forms, spellings, countries, and whom two names can name."""

import pytest

from parallax.naming import acronym, capital_of, country, is_demonym, normalised, same_person, same_word


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("Erdoğan", "erdogan"),
        ("the F.B.I.’s", "fbi"),
        ("Kim Jong-un", "kim jong un"),
        ("O’Brien", "o'brien"),
        ("the James’ house", "james house"),
        ("Çırağan", "ciragan"),
        ("习近平", "习近平"),
        ("😀", ""),
    ],
)
def test_a_name_has_one_normal_form(name, normal):
    assert normalised(name) == normal


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("zelenskyy", "zelensky", True),
        ("chaikovskiy", "chaikovsky", True),
        ("gaddafi", "gadafi", True),
        ("klein", "klein", True),
        ("klein", "stein", False),
        ("king", "kind", False),
    ],
)
def test_transliterations_are_one_word_and_short_neighbours_are_not(a, b, same):
    assert same_word(a, b) == same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("bob w goodman", "robert goodman", True),
        ("j klein", "julia klein", True),
        ("martin klein jr", "martin klein", True),
        ("george h w bush", "george w bush", False),
        ("bill clinton", "hillary clinton", False),
        ("kim jong un", "kim jong il", False),
        ("klein", "klein", False),
    ],
)
def test_full_names_of_one_person_agree_in_surname_and_first_name(a, b, same):
    assert same_person(tuple(a.split()), tuple(b.split())) == same


def test_countries_are_known_by_names_demonyms_and_capitals():
    assert country("u s a") is None and country("usa") == country("americans") == "United States"
    assert country("tokyo") is None and capital_of("tokyo") == "Japan"
    assert is_demonym("danish") and not is_demonym("denmark")


def test_small_words_give_no_initial():
    assert acronym(("federal", "bureau", "of", "investigation")) == "fbi"
