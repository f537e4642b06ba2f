"""Numerals in a text: digits, words and both mixed, each as an interval of values. Knows no units and no syntax.

Words and their values are data (number_words.csv). Digits may be those of any script; what is no number although it
is written in digits (an address, a telephone number, a score, a list) is passed over whole.
"""

import csv
import math
import re
from dataclasses import dataclass
from pathlib import Path

PLAIN = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d+(?:\.\d+)?|\.\d+"
RUN = r"[1-9]\d{0,2}(?:[ ]\d{3})+(?![\w.,]*\d)|\.?\d(?:\d|[.,:/](?=\d)|[-–—−](?=\.?\d))*"
FRACTION_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
DENOMINATORS = (2, 3, 4, 5, 6, 8, 10, 16)
LARGEST = 1e18  # beyond it stands no quantity of a news text, but a code or a key


@dataclass(frozen=True)
class Numeral:
    """A numeral at [start, end): its interval, its form, and the scale word it ends in (1 where there is none)."""

    start: int
    end: int
    low: float
    high: float
    form: str  # cardinal, ordinal, fraction, interval (tens of thousands), range (24-48) or pair (both)
    scale: float = 1.0


def _read_words() -> dict[str, dict[str, float]]:
    parts: dict[str, dict[str, float]] = {}
    with Path(__file__).with_name("number_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts.setdefault(row["part"], {})[row["word"]] = float(row["value"])
    return parts


WORDS = _read_words()
_SIMPLE = WORDS["unit"] | WORDS["ten"]
_SCALES = WORDS["scale"]


def _either(words: dict[str, float]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_CARDINAL = _either(_SIMPLE | _SCALES)
NUMERAL = re.compile(
    rf"""(?P<run>(?<![\d.,/])(?:[-−]|\bminus[ -])?(?P<digits>(?:{RUN})(?:[ ]?[½¼¾⅓⅔]|[ ]\d/\d\b)?)|(?<!\w)[½¼¾⅓⅔])
         (?P<tail>(?:[ -]?(?:{_either(_SCALES)})\b)*)
       | \b(?P<several>(?:several|few|many)[ ])?(?P<words>(?:an?[ ](?=(?:{_either(_SCALES)})\b))?(?:{_CARDINAL})
         (?:(?:[ -]|[ ]and[ ])(?:{_CARDINAL}))*)(?:\b|(?=fold\b))
         (?P<half>[ -]and[ -]a[ -]half(?:[ ](?:{_either(_SCALES)}))?\b)?
       | \b(?P<plural>(?:{_either(WORDS["plural"])})(?:[ ]of[ ](?:{_either(WORDS["plural"])}))*)\b
       | \b(?P<both>both)\b
       | \b(?P<ordinal>(?:(?:{_either(WORDS["ten"])})-)?(?:{_either(WORDS["ordinal"])}))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_SCALE = rf"[ ](?:of[ ])?(?:an?[ ])?(?:{_either(_SCALES)})\b"
_GOES_ON = "in to since from so on this last compared higher lower more less fewer above below and but over after as at"
_BARE = rf"(?=[.,;:)]|[ ](?:{_GOES_ON.replace(' ', '|')})\b)"
FRACTION = re.compile(
    rf"""\b(?P<top>an?|{_either(WORDS["unit"])})[ -](?P<bottom>{_either(WORDS["fraction"])})\b
         (?:{_OF_SCALE}|(?=[ ](?:of|the)\b)|(?<=-third)|(?<=thirds)|(?<=ths)|(?P<bare>{_BARE}))
       | \b(?P<part>half|quarter)(?:{_OF_SCALE}|(?P<bare_part>{_BARE})
         |(?=[ ](?:of|the|a|an|its|his|her|their|all)\b|-[a-z]))""",
    re.VERBOSE | re.IGNORECASE,
)
# what tells that a fraction of nothing named is one: “fell by a third”, not “a third in the series”
SHARE_OF_ALL = re.compile(
    r"\b(?:by|than|off|down|up|lost|about|around|almost|nearly|roughly|over|under|just|some) $", re.IGNORECASE
)
OUT_OF = re.compile(r"[ -](?:in|out of)(?: every)?[ -]")
YEAR = re.compile(r"(?:19|20)\d\d")
TIME = re.compile(r"[ -](?:second|minute|hour|day|night|week|month|year|decade)s?\b")
ORDINAL_DIGITS = re.compile(r"(?<![\w.,/-])(\d{1,3})(?:st|nd|rd|th)\b")


def find(text: str) -> list[Numeral]:
    """Numerals in order, none inside another. Never raises, whatever stands in the text."""
    found = [*_fractions(text), *_digit_ordinals(text)]
    for match in NUMERAL.finditer(text):
        found += _digits(match) if match["run"] else _worded(match)
    found = [numeral for numeral in found if math.isfinite(numeral.high) and numeral.high <= LARGEST]
    return _shares(text, _outermost(found))


def _digits(match: re.Match[str]) -> list[Numeral]:
    """A run of digits as number, range or fraction, with the scale words behind it; nothing where it is neither."""
    low, high, form = _run_values(match["digits"] or match["run"])
    if low is None:
        return []
    scale = math.prod(_SCALES[word.lower()] for word in re.findall(r"[A-Za-z]+", match["tail"]))
    sign = -1 if match["run"][0] in "-−mM" else 1
    values = sorted(round(sign * value * scale, 6) for value in (low, high))
    return [Numeral(match.start(), match.end(), *values, form, scale)]


def _run_values(run: str) -> tuple[float | None, float | None, str]:
    nothing = (None, None, "")
    if parts := re.fullmatch(rf"({PLAIN})?\s*(?:([½¼¾⅓⅔])|(\d)/(\d))", run):
        if parts[4] and (int(parts[4]) not in DENOMINATORS or int(parts[3]) >= int(parts[4])):
            return nothing
        part = FRACTION_SIGNS[parts[2]] if parts[2] else int(parts[3]) / int(parts[4])
        return (whole := _plain(parts[1] or "0") + part), whole, "fraction"
    if re.fullmatch(PLAIN, run) and not re.match(r"0\d", run):
        return (value := _plain(run)), value, "cardinal"
    if ends := re.fullmatch(rf"({PLAIN})[-–—−]({PLAIN})", run):
        low, high = _plain(ends[1]), _plain(ends[2])
        # a score (2–1), a tie or a telephone number rises no further than its first part, or starts with a nought
        return (low, high, "range") if low < high and not re.match(r"0\d", ends[2]) else nothing
    return nothing


def _plain(digits: str) -> float:
    return float(re.sub("[ ,]", "", digits))


def _worded(match: re.Match[str]) -> list[Numeral]:
    if match["both"]:
        return [Numeral(*match.span(), 2, 2, "pair")]
    if match["ordinal"]:
        value = sum(_lookup(word, "ordinal", "ten") for word in match["ordinal"].lower().split("-"))
        return [Numeral(*match.span(), value, value, "ordinal")]
    if match["plural"]:
        low = math.prod(WORDS["plural"][word] for word in match["plural"].lower().split(" of "))
        return [Numeral(*match.span("plural"), low, 10 * low, "interval", low)]
    cardinals = _compose(match)
    if match["several"] and match["words"].lower() in _SCALES:
        scale = cardinals[0].low
        return [Numeral(*match.span(), scale, 10 * scale, "interval", scale)]
    return cardinals


def _lookup(word: str, *parts: str) -> float:
    return next(WORDS[part][word] for part in parts if word in WORDS[part])


def _compose(match: re.Match[str]) -> list[Numeral]:
    """Cardinals of a row of number words: “two thousand three hundred and four” is one, “one two” are two."""
    numerals, group, total, scale, start, end, last = [], 0.0, 0.0, 1.0, None, None, math.inf
    for word in re.finditer(r"[A-Za-z]+", match["words"]):
        text, (at, to) = word[0].lower(), (match.start("words") + word.start(), match.start("words") + word.end())
        if text == "and":
            continue
        if text in _SIMPLE and start is not None and not _continues(text, last):
            numerals.append(_cardinal(start, end, total + group, scale))
            group, total, scale, start, last = 0.0, 0.0, 1.0, None, math.inf
        start, end = at if start is None else start, to
        if text in _SIMPLE:
            group, last = group + _SIMPLE[text], _SIMPLE[text]
        elif text in _SCALES:
            group = (group or 1.0) * _SCALES[text]
            scale = last = _SCALES[text]
            if scale >= 1000:
                group, total = 0.0, total + group
    numeral = _cardinal(start, end, total + group, scale)
    return numerals + [_and_a_half(match, numeral) if match["half"] else numeral]


def _continues(word: str, last: float) -> bool:
    """Whether a word under a hundred goes on with what stands before it: after a scale, or a unit after a ten."""
    return last >= 100 or (last >= 20 and _SIMPLE[word] < 10)


def _cardinal(start: int, end: int, value: float, scale: float) -> Numeral:
    return Numeral(start, end, value, value, "cardinal", scale)


def _and_a_half(match: re.Match[str], numeral: Numeral) -> Numeral:
    scale = _SCALES.get(match["half"].lower().split()[-1], 1.0)
    value = (numeral.low / numeral.scale + 0.5) * scale if scale > 1 else numeral.low + 0.5
    return Numeral(numeral.start, match.end("half"), value, value, "fraction", scale)


def _fractions(text: str) -> list[Numeral]:
    numerals = []
    for match in FRACTION.finditer(text):
        bare = match["bare"] is not None or match["bare_part"] is not None
        if bare and not SHARE_OF_ALL.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        top = 1.0 if (match["top"] or "a").lower() in ("a", "an") else _SIMPLE[match["top"].lower()]
        scale = _SCALES.get(match[0].lower().split()[-1], 1.0)
        value = top * WORDS["fraction"][(match["bottom"] or match["part"]).lower()] * scale
        numerals.append(Numeral(*match.span(), round(value, 6), round(value, 6), "fraction", scale))
    return numerals


def _shares(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """“one in five”, “two out of every three” made one; not “one in 2015” or “three in 10 days”."""
    told: list[Numeral] = []
    for numeral in numerals:
        if told and _is_share(text, told[-1], numeral):
            value = round(told[-1].low / numeral.low, 6)
            told[-1] = Numeral(told[-1].start, numeral.end, value, value, "fraction")
        else:
            told.append(numeral)
    return told


def _is_share(text: str, top: Numeral, bottom: Numeral) -> bool:
    whole = top.form == bottom.form == "cardinal" and 0 < top.low < bottom.low
    if not whole or not OUT_OF.fullmatch(text, top.end, bottom.start):
        return False
    return not YEAR.fullmatch(text, bottom.start, bottom.end) and not TIME.match(text, bottom.end)


def _digit_ordinals(text: str) -> list[Numeral]:
    return [Numeral(*m.span(), float(m[1]), float(m[1]), "ordinal") for m in ORDINAL_DIGITS.finditer(text)]


def _outermost(numerals: list[Numeral]) -> list[Numeral]:
    kept: list[Numeral] = []
    for numeral in sorted(numerals, key=lambda n: (n.start, -n.end)):
        if not kept or numeral.start >= kept[-1].end:
            kept.append(numeral)
    return kept
