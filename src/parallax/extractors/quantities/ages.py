"""Ages told by a bare number behind a person: “Ødegaard, 58, was …”, “widow Agnes Thoresen, 81”."""

from spacy.tokens import Doc, Token

from parallax.extractors.quantities.amounts import Amount

OLDEST = 119
NO_PERSONS = ("GPE", "LOC", "FAC", "DATE", "TIME", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW")
ENDS = (",", ".", ";", ":", ")", "—", "–", "-")


def is_age(doc: Doc, amount: Amount) -> bool:
    """Whether a bare number set off by commas tells how old the person named before it is."""
    if amount.unit or amount.form != "cardinal" or amount.scale != 1 or not 0 < amount.low <= OLDEST:
        return False
    span = doc.char_span(amount.start, amount.end)
    if span is None or len(span) != 1 or not span.text.isdigit() or span.start < 2:
        return False
    comma = span.start - 1 - (doc[span.start - 1].lower_ == "now")  # “Toft, now 27, said”
    if comma < 1 or doc[comma].text != "," or not _is_person(doc[comma - 1], span[0]):
        return False
    after = doc[span.end] if span.end < len(doc) else None
    return after is None or after.text in ENDS or after.is_space or after.pos_ in ("VERB", "AUX")


def _is_person(token: Token, number: Token) -> bool:
    """A name, if the model takes it for none of a place or the number for a time; a noun (“the striker, 23,”)."""
    if token.pos_ == "PROPN":
        return token.ent_type_ not in NO_PERSONS or number.ent_type_ == "DATE"
    return token.tag_ == "NN" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "appos", "ROOT", "pobj")
