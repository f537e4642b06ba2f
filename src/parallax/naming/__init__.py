"""Names as strings: their normal form, their spelling in another transliteration, and whom two of them can name.

countries.csv lists the world's states (and the parts of the United Kingdom, Hong Kong and the European Union) with
their other names, demonyms, and capitals as news text uses them for a government. nicknames.csv lists common English
short forms of first names, first_names.csv first names that tell a gender. All were compiled for this project from
general knowledge.
"""

import csv
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz.fuzz import ratio

# letters that transliterations into English write differently, in the order they are replaced
FOLDED = tuple(
    pair.split(">")
    for pair in "iy>i yy>i ij>i yi>i ii>i ye>e kh>h ou>u oo>u ph>f ck>k dj>j dh>d th>t w>v q>k y>i ø>o ł>l".split()
)
SPELLING_LENGTH = 5  # shorter words that differ in a letter are mostly different names
SPELLING_RATIO = 84
WORDS_KEPT = 4_000  # of which forms are remembered: the names of an event come again and again


@lru_cache(WORDS_KEPT)
def normalised(name: str) -> str:
    """A name in lower case without diacritics, dots, hyphens, odd spaces, a leading article and a possessive."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i").replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "")
    plain = re.sub(r"'s?(?=\W|$)", "", plain)
    return " ".join(re.sub(r"[^\w']+", " ", plain).split()).removeprefix("the ")


@lru_cache(WORDS_KEPT)
def spelling(word: str) -> str:
    """A key that transliterations of one name share: “chaikovskyy”, “chaikovskiy” and “chaikovsky” give one."""
    for written, folded in FOLDED:
        word = word.replace(written, folded)
    return re.sub(r"(.)\1", r"\1", word)


def same_word(a: str, b: str) -> bool:
    """Whether two words in normal form spell one name: equal keys, or long and nearly equal from the first letter."""
    if spelling(a) == spelling(b):
        return True
    longest = min(len(a), len(b)) >= SPELLING_LENGTH and a[0] == b[0]
    return longest and ratio(spelling(a), spelling(b)) >= SPELLING_RATIO


def same_first_name(a: str, b: str) -> bool:
    """“r” and “robert”, “bob” and “robert”, two spellings of one name."""
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return same_word(a, b) or formal_name(a) == formal_name(b)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: the surname, first names that agree, middle initials that do not
    differ where both have some."""
    if len(a) < 2 or len(b) < 2:
        return False
    a, b = _without_suffix(a), _without_suffix(b)
    if "".join(a) == "".join(b):
        return True
    if len(a) > 2 and len(b) > 2 and a[1][0] != b[1][0]:
        return False
    return same_word(a[-1], b[-1]) and (same_first_name(a[0], b[0]) or a[-2:] == b or b[-2:] == a)


def acronym(words: tuple[str, ...]) -> str:
    """Initials of an organisation's name, small words left out: “federal bureau of investigation” → “fbi”."""
    return "".join(word[0] for word in words if word not in ("of", "the", "and", "for", "on", "in", "to", "de"))


def formal_name(first: str) -> str:
    """The full form of an English nickname, else the name itself."""
    return _nicknames().get(first, first)


def first_name_gender(first: str) -> str:
    """m or f where a first name in normal form tells it, else an empty string."""
    return _gendered_names().get(first, "")


def country(name: str) -> str | None:
    """The country that a normalised name, demonym or plural demonym denotes; None where it is none."""
    found = _countries().get(name)
    return found[0] if found and found[1] != "capital" else None


def capital_of(name: str) -> str | None:
    """The country whose government a normalised name of a capital can stand for."""
    found = _countries().get(name)
    return found[0] if found and found[1] == "capital" else None


def is_demonym(name: str) -> bool:
    """Whether a normalised name is a demonym: “german”, “danes”."""
    return _countries().get(name, ("", ""))[1] == "demonym"


def _without_suffix(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[:-1] if len(words) > 2 and words[-1] in ("jr", "sr", "ii", "iii", "iv") else words


@cache
def _nicknames() -> dict[str, str]:
    return {nickname.lower(): name.lower() for nickname, name in lines("nicknames.csv")}


@cache
def _gendered_names() -> dict[str, str]:
    return {name: gender for gender, names in lines("first_names.csv") for name in names.split()}


@cache
def _countries() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name, names, demonyms, capitals in lines("countries.csv"):
        for other in [name, *_several(names)]:
            found[normalised(other)] = (name, "name")
        for demonym in _several(demonyms):
            found[normalised(demonym)] = found[normalised(demonym) + "s"] = (name, "demonym")
        for capital in _several(capitals):
            found.setdefault(normalised(capital), (name, "capital"))
    return found


def _several(value: str) -> list[str]:
    return [part for part in value.split("|") if part]


def lines(file: str) -> list[list[str]]:
    """The rows of a list beside this module, without its header."""
    with Path(__file__).with_name(file).open(encoding="utf-8", newline="") as rows:
        return list(csv.reader(rows))[1:]
