"""Words that tell a change (“rose”, “down”), read from changes.csv; which numbers are told of one."""

import csv
from pathlib import Path

from spacy.tokens import Doc


def _read() -> dict[str, tuple[str, str]]:
    with Path(__file__).with_name("changes.csv").open(encoding="utf-8", newline="") as file:
        return {row["lemma"]: (row["direction"], row["where"]) for row in csv.DictReader(file)}


CHANGES = _read()


def is_of_change(doc: Doc, offset: int) -> bool:
    """Whether what stands at an offset hangs on a verb of change, or on one with such a particle (“go up”)."""
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    token = span[0]
    while token.head.i != token.i and token.pos_ not in ("VERB", "AUX"):
        token = token.head
        if token.lemma_.lower() in CHANGES:
            return True
    return any(child.lemma_.lower() in CHANGES for child in (token, *token.children) if child.pos_ != "NOUN")
