"""Single casualties: “killing a child” counts one, though no number stands there.

Only an indefinite article before a person that a verb of harm or arrest is done to; both word lists are data
(casualties.csv).
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, Token

from parallax.extractors.quantities.numerals import Numeral


def _read() -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    with Path(__file__).with_name("casualties.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts.setdefault(row["part"], []).append(row["word"])
    return parts


_WORDS = _read()
VERBS = frozenset(_WORDS["verb"])
PERSON = re.compile(rf"\ban? (?:[\w-]+ ){{0,3}}?(?:{'|'.join(_WORDS['person'])})\b", re.IGNORECASE)


def find(doc: Doc, text: str) -> Iterator[Numeral]:
    """Noun phrases that count one in the Doc of a text, in order."""
    for match in PERSON.finditer(text):
        span = doc.char_span(*match.span())
        if span is not None and _is_harmed(span[-1]) and span[0].head.i == span[-1].i:
            yield Numeral(*match.span(), 1, 1, "article")


def _is_harmed(person: Token) -> bool:
    return person.dep_ in ("dobj", "nsubjpass") and person.head.lemma_.lower() in VERBS
