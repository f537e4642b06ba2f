"""Amounts: numerals with their unit, joined to ranges (“24 to 48 hours”, “$89 to $93 billion”)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from parallax.extractors.quantities import units
from parallax.extractors.quantities.change_words import is_of_change
from parallax.extractors.quantities.numerals import LARGEST, WORDS, Numeral
from parallax.extractors.quantities.units import Unit

_ABBREVIATED = "|".join(sorted(WORDS["abbreviation"], key=lambda word: (-len(word), word)))
ABBREVIATION = re.compile(rf" ?({_ABBREVIATED})(?![\w²³/])")
# “12.3m tonnes” are millions, “a 5m wall” and “5m long” metres: letters that are units too need a sum or a noun
MILLIONS = re.compile(r"(?! (?:wide|long|tall|high|deep|thick|away|from|in|of|by|below|above|and|or|to|at)\b)[ -][a-z]")
MANY_POUNDS = 1_000_000  # “361 million pounds” are money, unless of something
DECADE = re.compile(r"['’]?s\b")
TO = re.compile(r"\s*(?:-|–|—|−|to)\s*|\s+to-")
AND, OR = re.compile(r"\s+and\s+"), re.compile(r"\s+or\s+")
BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
BY = re.compile(r"\bby\s+$", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
ITEMS = re.compile(r",? (and|or) |, ?")
AGED = re.compile(r"\b(?:aged|ages?|age of)(?: between| from)? $", re.IGNORECASE)
IS = re.compile(r"\b(?:turn(?:s|ed|ing)?|(?:he|she|who|I)(?: is| was|['’]s| will be| am|['’]m)) $", re.IGNORECASE)
HYPHENED = re.compile(r"(?:half|quarter)-", re.IGNORECASE)
OF_ONE = re.compile(r"(?: of)? an?(?= )|-")  # “half a point”, “a quarter of a point”, “a half-point cut”
MAGNITUDE = re.compile(r"\bmagnitude(?: of)?(?: about| around)? $", re.IGNORECASE)
AGE_ENDS = re.compile(r" ?(?:[,.;:)]|$|(?:by|when|and|in|at|who|with|on)\b)")


@dataclass(frozen=True)
class Amount:
    """An interval of values in a unit at [start, end), sign of a currency and unit included."""

    start: int
    end: int
    low: float
    high: float
    form: str
    scale: float
    unit: Unit | None


def find(doc: Doc, text: str, numerals: Iterable[Numeral]) -> list[Amount]:
    """Amounts in order, ranges joined; a number that is part of a word (“V-12”, “1980s”, “9AB8”) is none."""
    amounts = [amount for numeral in numerals if (amount := _amount(text, numeral))]
    return _ranges(doc, text, _listed(text, amounts))


def _amount(text: str, numeral: Numeral) -> Amount | None:
    digits = bool(re.match(r"[-−.\d]|minus", text[numeral.start : numeral.start + 5], re.IGNORECASE))
    money = units.before(text, numeral.start) if digits else None
    start = money[1] if money else numeral.start
    if digits and not money and re.search(r"\w[-−+]?$", text[max(0, start - 2) : start]):
        return None
    scale, scaled = _abbreviated(text, numeral, bool(money)) if digits else (1.0, numeral.end)
    unit, end = _unit_behind(text, numeral, scaled)
    in_word = DECADE.match(text, scaled) or (end == scaled and text[end : end + 1].isalpha())
    if numeral.high * scale > LARGEST or (digits and scaled == numeral.end and in_word):
        return None
    if HYPHENED.fullmatch(text, numeral.start, numeral.end + 1) and unit is units.UNITS["share"]:
        return None  # “half-time”, “quarter-final”
    scale_of_all = numeral.scale * scale
    if money:
        unit, end = money[0], end if unit and unit.kind == "money" else scaled
    elif unit and unit.name == "pound-mass" and scale_of_all >= MANY_POUNDS and not text.startswith(" of", end):
        unit = units.UNITS["pound sterling"]
    return Amount(start, end, numeral.low * scale, numeral.high * scale, numeral.form, scale_of_all, unit)


def _abbreviated(text: str, numeral: Numeral, money: bool) -> tuple[float, int]:
    """The scale that letters behind a numeral abbreviate (1 where there are none), and where they end."""
    match = ABBREVIATION.match(text, numeral.end)
    if match and _is_scale(text, match, money):
        return WORDS["abbreviation"][match[1]], match.end()
    return 1.0, numeral.end


def _unit_behind(text: str, numeral: Numeral, end: int) -> tuple[Unit | None, int]:
    """The unit behind a numeral whose scale ends at an offset, and where the unit ends."""
    if numeral.form == "ordinal":
        return None, end
    of = len(" of") if numeral.form == "interval" and text.startswith(" of ", end) else 0  # “billions of dollars”
    unit, last = units.after(text, end + of) or (None, end)
    if (unit is None or unit.name == "year") and _is_age(text, numeral):
        return units.UNITS["year of age"], last
    if unit is None and MAGNITUDE.search(text[max(0, numeral.start - 20) : numeral.start]):
        return units.UNITS["magnitude"], last
    if unit is None and numeral.form == "fraction" and numeral.high < 1:
        one = OF_ONE.match(text, end)
        return one and units.after(text, one.end()) or (units.UNITS["share"], last)
    return unit, last


def _is_age(text: str, numeral: Numeral) -> bool:
    """“aged 35”, “the age of 5 years”, “who was 10.”"""
    before = text[max(0, numeral.start - 20) : numeral.start]
    if not 0 < numeral.low < 130:
        return False
    return bool(AGED.search(before) or (IS.search(before) and AGE_ENDS.match(text, numeral.end)))


def _is_scale(text: str, match: re.Match[str], money: bool) -> bool:
    """Whether letters behind digits abbreviate a scale word and not a unit (m, b, B)."""
    touching = match[0] == match[1]
    if money:
        return touching or match[1] not in ("m", "b", "B")
    if len(match[1]) > 1 or match[1] in "kK":
        return touching or len(match[1]) > 1
    return touching and match[1] in "mM" and bool(MILLIONS.match(text, match.end()))


def _listed(text: str, amounts: list[Amount]) -> list[Amount]:
    """Bare numbers of a list take the share told behind its last one: “15, 20 and 6 per cent”."""
    told, joined = list(amounts), False
    for i in reversed(range(len(told) - 1)):
        first, last = told[i], told[i + 1]
        gap = ITEMS.fullmatch(text, first.end, last.start)
        joined = bool(gap) and (joined or bool(gap[1]))
        if joined and first.unit is None and first.form == "cardinal" and last.unit and last.unit.kind == "percent":
            told[i] = replace(first, unit=last.unit)
    return told


def _ranges(doc: Doc, text: str, amounts: list[Amount]) -> list[Amount]:
    joined: list[Amount] = []
    for amount in amounts:
        whole = joined and _joined(text, joined[-1], amount)
        if not whole:
            joined.append(amount)
        elif FROM.search(text[: whole.start][-6:]) and is_of_change(doc, whole.start):
            joined[-1:] = [replace(joined[-1], low=whole.low, high=whole.low, unit=whole.unit), amount]
        else:
            joined[-1] = whole
    return joined


def _joined(text: str, first: Amount, last: Amount) -> Amount | None:
    """The range from one amount to the next, None where they are two."""
    if first.unit is units.UNITS["year of age"] and not last.unit:
        last = replace(last, unit=first.unit)  # “aged between 19 and 62”
    if first.unit and last.unit and first.unit.kind == last.unit.kind == "duration":
        first = replace(first, low=first.low * first.unit.factor / last.unit.factor, unit=last.unit)
    if {first.form, last.form} - {"cardinal", "fraction"} or (first.unit and last.unit and first.unit != last.unit):
        return None
    gap, before = text[first.end : last.start], text[max(0, first.start - 10) : first.start]
    if first.unit and not last.unit and last.scale == 1 and text[last.end : last.end + 1] != "-":
        return None  # “$160 to 20 people”
    share = first.scale == 1 and last.scale > 1 and first.low < last.low / last.scale
    low = first.low * last.scale if share else first.low
    if BY.search(before) and first.unit and first.scale == last.scale != 1:
        return None  # “rose by $3 billion to $9 billion”
    connected = TO.fullmatch(gap) or (AND.fullmatch(gap) and BETWEEN.search(before))
    either = OR.fullmatch(gap) and not first.unit and low < last.low <= low + max(1, low / 2)
    if not (connected or either) or low >= last.high:
        return None
    return replace(last, start=first.start, low=low, form="range")
