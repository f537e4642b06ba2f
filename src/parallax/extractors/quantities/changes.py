"""Change: whether an amount is by how much something goes up or down (“rose 3%”, “down by 12 points”).

The words right before the amount decide (changes.csv): some tell a change of anything, some only of what has a unit
(“gained 3%”, but “gained 3 players” and “added a 3 km run”), some only with “by” (“cut by 10%”).
"""

from spacy.tokens import Doc, Span

from parallax.extractors.quantities.amounts import Amount
from parallax.extractors.quantities.change_words import CHANGES

WORDS_BACK = 4
BETWEEN = ("ADV", "DET", "ADJ", "SCONJ", "PART")  # “rose by a further 3%”, “fell more than 3%”


def change(doc: Doc, amount: Amount, start: int) -> str | None:
    """up, down or null for an amount whose bound starts at an offset."""
    if amount.high < 0 and amount.unit and amount.unit.kind == "percent":
        return "down"  # “FTSE -0.6%”
    span = doc.char_span(start, amount.end, alignment_mode="expand")
    return _before(doc, amount, span) or (_by(doc, span) if amount.unit else None) if span else None


def _before(doc: Doc, amount: Amount, span: Span) -> str | None:
    """“rose 3%”, “by a further 3%”."""
    by = article = False
    for token in reversed(doc[max(0, span.start - WORDS_BACK) : span.start]):
        direction, where = CHANGES.get(token.lemma_.lower(), (None, None))
        if where == "unit" and token.pos_ == "NOUN":
            return None  # “contracts worth £3 million”
        if direction and token.dep_ == "prt" and amount.unit and amount.unit.kind == "money":
            return None  # “racked up $247 million”
        if direction:
            return direction if where == "any" or by or (where == "unit" and amount.unit and not article) else None
        by, article = by or token.lower_ == "by", article or token.pos_ == "DET"
        if token.lower_ != "by" and token.pos_ not in BETWEEN:
            return None
    return None


def _by(doc: Doc, span: Span) -> str | None:
    """“lowered its forecast for the year by 8%”."""
    by = doc[span.start - 1] if span.start else None
    if by is None or by.lower_ != "by":
        return None
    return CHANGES.get(by.head.lemma_.lower(), (None, None))[0]
