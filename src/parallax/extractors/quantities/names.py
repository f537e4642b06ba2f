"""Numbers in names: “S&P 500”, “iPhone 11”, “Boeing 787” count nothing."""

from spacy.tokens import Doc, Token

from parallax.extractors.quantities.amounts import Amount


def is_name(doc: Doc, text: str, amount: Amount) -> bool:
    """Whether a bare number in digits belongs to the name it stands behind."""
    if amount.unit or amount.scale != 1 or amount.form != "cardinal" or not text[amount.end - 1].isdigit():
        return False
    if text[amount.end : amount.end + 1] == "-" and text[amount.end + 1 : amount.end + 2].isupper():
        return True  # “UPDATE 2-Central bank cuts rates”
    span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
    if span is None or span.start == 0 or "," in span.text:
        return False
    return span[0].nbor(-1).pos_ == "PROPN" and text[span.start_char - 1] == " " and not _counts(span[-1])


def _counts(number: Token) -> bool:
    """Whether a number modifies a plural noun of which the name before it is no part: “in Ukraine 200 troops”."""
    head = number.head
    names = any(child.pos_ == "PROPN" and child.i < number.i for child in head.children)
    return number.dep_ == "nummod" and head.i > number.i and head.tag_ == "NNS" and not names
