"""What an amount counts: the noun phrase it stands in, and of what there is so much for each (“from each side”)."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from parallax.extractors.quantities.amounts import Amount

NOUNS = ("NOUN", "PROPN")
TIMES = ("last", "next", "this", "today", "yesterday", "tomorrow", "tonight")  # “2.1 last year”
ARTICLES = ("a", "an")  # “1.4 billion a year earlier” counts no years
PER = re.compile(
    r"(?: more| extra| less)?[ -]?(?:(?:per[ -]|/ ?|(?:each|every|for every|for each) )"
    r"|an?[ -](?=(?:second|minute|hour|day|night|week|month|quarter|year|head|barrel|person|share|litre|liter|gallon"
    r"|pound|kilo|kilogram|tonne|ton|piece|dozen|mile|kilometre|kilometer)\b))"
    r"(?!(?:cent|by|in|of|from|to|for|and|or|on|at|with|as|than)\b)([A-Za-z]+)(?! (?:earlier|ago|before|later))\b",
)
# an adverb (“$20 million daily.”), and not what describes a noun (“20 daily flights”)
OFTEN = re.compile(
    r" (hourly|daily|weekly|monthly|yearly|annually)\b"
    r"(?:(?= (?:in|to|for|on|from|by|since|and|or|as)\b)|(?! ?[\w-]))",
)
EACH = re.compile(r"[^.;:,()\n“”\"]{0,40}?\b(?:from|for|to|on|by|in|at|of) each(?: of the)?(?: two)? ([a-z]+)")
EACH_NAMES = {"annum": "year", "capita": "person", "head": "person", "hourly": "hour", "daily": "day", "weekly": "week",
              "monthly": "month", "yearly": "year", "annually": "year"}
HARM = frozenset("dead killed wounded injured hurt missing homeless displaced".split())  # stand for persons
TOLL = re.compile(r"\b((?:[Dd]eath |[Cc]asualty )?[Tt]olls?)\b[^.;:“”\"]{0,40} $")
APIECE = re.compile(r"[^.;:,()\n]{0,20}? (each|apiece)\b(?! other)")


@dataclass(frozen=True)
class Counted:
    """The head noun of what is counted, the words of its phrase from left to right, and the phrase as written."""

    head: Token | None
    words: tuple[Token, ...]
    text: str | None

    @property
    def end(self) -> int | None:
        return max(word.idx + len(word) for word in self.words) if self.words else None


NOTHING = Counted(None, (), None)


def counted(doc: Doc, text: str, amount: Amount) -> Counted:
    """The noun phrase an amount belongs to: “the bodies of 3,000 soldiers” counts bodies, not soldiers."""
    span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
    if span is None:
        return NOTHING
    if amount.form == "article":
        return _phrase_after(doc, text, span.start + 1)
    phrase = NOTHING if PER.match(text, amount.end) else _phrase(doc, text, amount, span[-1])  # “five a day”
    if phrase.head is None and amount.unit is None and amount.form == "cardinal":
        phrase = _casualties(doc, text, span)
    return _climbed(doc, span[0], phrase) if amount.unit is None and amount.form != "pair" else phrase


def direct(doc: Doc, text: str, amount: Amount) -> Counted:
    """The noun phrase right behind an amount, without climbing."""
    span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
    return _phrase(doc, text, amount, span[-1]) if span else NOTHING


def _phrase(doc: Doc, text: str, amount: Amount, last: Token) -> Counted:
    if last.i + 1 < len(doc) and doc[last.i + 1].lower_ == "of":
        return _phrase_after(doc, text, _after_number(doc, last.i + 2) if amount.low != 1 else last.i + 2)
    if amount.form == "fraction" and " in" in text[amount.start : amount.end]:
        return _phrase_after(doc, text, last.i + 1)  # “nine in 10 voters”
    if amount.unit is None or amount.unit.kind == "duration" and _touches(doc, text, last):
        return _phrase_after(doc, text, last.i + 1, several=amount.unit is None and amount.low != 1)
    return NOTHING


def _after_number(doc: Doc, first: int) -> int:
    """Where the noun phrase goes on after a second number: “nine of 14 counts”, “half of the firm's 40 members”."""
    owner = next((token for token in doc[first : first + 5] if token.tag_ == "POS"), None)
    if owner is not None and owner.i + 1 < len(doc) and owner.nbor(1).pos_ == "NUM":
        first = owner.i + 1
    while first + 1 < len(doc) and (doc[first].pos_ in ("DET", "NUM") or doc[first].tag_ == "PRP$"):
        first += 1
    return first


def _casualties(doc: Doc, text: str, number: Span) -> Counted:
    """“38 dead”, “the death toll climbed to 41”."""
    after = doc[number.end] if number.end < len(doc) else None
    if after is not None and after.lower_ in HARM:
        return Counted(after, (after,), after.text)
    sentence = number.sent.start_char
    if toll := TOLL.search(text, sentence, number.start_char):
        noun = doc.char_span(*toll.span(1), alignment_mode="expand")
        return Counted(noun[-1], (), toll[1])
    return NOTHING


def _climbed(doc: Doc, first: Token, phrase: Counted) -> Counted:
    """A plural noun before “of” is what there is so much of; a singular one (a group, an exchange) holds it."""
    if not phrase.words or first.i < 2 or doc[first.i - 1].lower_ != "of" or doc[first.i - 2].tag_ != "NNS":
        return phrase
    noun = doc[first.i - 2]
    return Counted(noun, (noun, *phrase.words), f"{noun.text} of {phrase.text}")


def _touches(doc: Doc, text: str, last: Token) -> bool:
    """Whether a unit is tied to a noun: “a 50-day deadline”, and not “50 days”."""
    return "-" in text[max(0, last.idx - 2) : last.idx + 1] and last.i + 1 < len(doc) and doc[last.i + 1].pos_ in NOUNS


def _phrase_after(doc: Doc, text: str, first: int, several: bool = False) -> Counted:
    """The run of adjectives and nouns from a token on, up to its last noun, and a bare noun phrase behind “of”."""
    words = _run(doc, first)
    if not words:
        return NOTHING
    if several and words[0].tag_ == "NN" and words[0].i <= first + 1 and words[-1].tag_ in ("NN", "NNP"):
        words = words[:1]  # “a 12-page document” counts pages
    head, after = words[-1], words[-1].i + 1
    inner = doc[after + 1] if after + 1 < len(doc) and doc[after].lower_ == "of" else None
    if inner is not None and (inner.pos_ in NOUNS or _describes(inner)):
        words += _run(doc, after + 1)  # “prisoners of war”
    return Counted(head, tuple(words), text[words[0].idx : words[-1].idx + len(words[-1])])


def _run(doc: Doc, first: int) -> list[Token]:
    words: list[Token] = []
    for token in doc[first : first + 10]:
        if token.lower_ in TIMES:
            break
        if token.lower_ == "more" and not words:
            continue
        if token.pos_ in NOUNS or (_describes(token) and (not words or words[-1].pos_ not in NOUNS or _tied(token))):
            words.append(token)
        elif token.tag_ in ("HYPH", "POS") or token.lower_ in ("-", "'s", "’s") or _most(token):
            continue
        elif (token.pos_ == "DET" or token.tag_ == "PRP$") and not words and token.lower_ not in ARTICLES:
            continue
        elif not (token.lower_ in ("and", "or") and words and _goes_on(doc, token, words[-1])):
            break
    while words and words[-1].pos_ not in NOUNS:
        words.pop()
    return words


def _tied(token: Token) -> bool:
    """“36 state-wide recounts”: an adjective tied to the noun before it."""
    return token.nbor(-1).tag_ == "HYPH" or token.nbor(-1).text == "-"


def _most(token: Token) -> bool:
    """“the 20 most expensive restaurants”: an adverb before an adjective."""
    return token.pos_ == "ADV" and token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "ADJ"


def _describes(token: Token) -> bool:
    """An adjective, or a participle before its noun (“charging stations”)."""
    if token.pos_ == "ADJ":
        return True
    return token.tag_ in ("VBG", "VBN") and token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("ADJ", *NOUNS)


def _goes_on(doc: Doc, conjunction: Token, last: Token) -> bool:
    """Whether a phrase goes on after “and”: with an adjective after an adjective, or a plural after a noun."""
    after = conjunction.nbor(1) if conjunction.i + 1 < len(doc) else None
    if after is None or last.pos_ == "ADJ":
        return after is not None and after.pos_ in ("ADJ", "NOUN")
    if last.pos_ == "PROPN":
        return after.pos_ == "PROPN"  # “Kia and Hyundai vehicles”
    ends = after.i + 1 == len(doc) or after.nbor(1).pos_ in ("PUNCT", "ADP", "VERB", "AUX")
    return after.tag_ == "NNS" and ends


def per_each(text: str, amount: Amount, what: Counted) -> tuple[str | None, bool, int]:
    """Of what there is so much for each; whether that makes a rate (“$8 a month”); where the words of a rate end."""
    end = max(amount.end, what.end or 0)
    if match := PER.match(text, end) or PER.match(text, amount.end) or OFTEN.match(text, amount.end):
        return EACH_NAMES.get(match[1], match[1]), True, match.end() if match.start() == amount.end else amount.end
    if match := EACH.match(text, end):
        return match[1], False, amount.end
    if (amount.unit is None or amount.unit.kind == "money") and (match := APIECE.match(text, end)):
        return "each", False, amount.end
    return None, False, amount.end
