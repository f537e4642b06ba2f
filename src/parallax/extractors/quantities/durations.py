"""What lasts how long: “ceasefires lasting 24 to 48 hours”, “the war, which has dragged on for three years”."""

from spacy.tokens import Doc, Token

from parallax.extractors.quantities.amounts import Amount
from parallax.extractors.quantities.counted import NOTHING, Counted

LASTING = ("last", "take", "continue", "run", "drag", "go", "stretch", "endure")
APART = ("before", "after", "later", "earlier", "ago")  # “two days before the firm went bust”
MODIFIERS = ("amod", "compound", "nmod")


def lasting(doc: Doc, text: str, amount: Amount) -> Counted:
    """The noun phrase of what a duration is the length of, nothing where the text names none."""
    span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
    if span is not None and span.end < len(doc) and doc[span.end].lower_ in APART:
        return NOTHING
    noun = _noun(span.root.head) if span is not None else None
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return NOTHING
    words = (*sorted((child for child in noun.lefts if child.dep_ in MODIFIERS), key=lambda word: word.i), noun)
    first = words[0] if len(words) == 1 else words[0].left_edge  # “full-format meeting”
    return Counted(noun, words, text[first.idx : noun.idx + len(noun)])


def _noun(head: Token) -> Token | None:
    """From the head of the duration: the noun before “of”, or the subject of a verb of lasting."""
    if head.lower_ == "of":
        return head.head
    verb = head.head if head.lower_ == "for" else head
    if verb.lemma_ not in LASTING:
        return None
    if verb.dep_ in ("acl", "relcl"):
        return verb.head
    verbs = (verb, verb.head) if verb.dep_ == "conj" else (verb,)
    return next((child for one in verbs for child in one.lefts if child.dep_ == "nsubj"), None)
