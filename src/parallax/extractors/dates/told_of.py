"""What a date or an amount is told of: the verb or noun it hangs on, with the nouns that take part in it."""

from spacy.tokens import Doc, Token

PARTICIPANTS = ("nsubj", "nsubjpass", "dobj", "attr")
RELATIVE = ("who", "which", "that", "whom")
SUMS = ("number", "total", "share", "percentage", "proportion", "figure", "majority")  # of what, is what matters


def told_of(doc: Doc, start: int, end: int) -> str | None:
    """Lemmas of what an expression at [start, end) belongs to, the head first: “resume negotiation”, “fall order”."""
    span = doc.char_span(start, end, alignment_mode="expand")
    head = _event(span.root, span.start, span.end) if span is not None else None
    if head is None:
        return None
    nouns = _participants(head) if head.pos_ in ("VERB", "AUX") else _complements(head)
    outside = [noun for noun in nouns if not span.start <= noun.i < span.end]
    return " ".join(word.lemma_.lower() for word in (head, *outside))


def _event(token: Token, first: int, last: int) -> Token | None:
    """The nearest verb or common noun above a token that stands outside the expression; of an object, its verb."""
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "NOUN", "AUX") and not first <= token.i < last:
            return token.head if token.dep_ == "dobj" else token
    return token if token.pos_ in ("VERB", "AUX") else None


def _participants(verb: Token) -> list[Token]:
    """Subject and object of a verb, those it shares with a verb it is joined to, and the noun its clause modifies."""
    nouns = [child for child in verb.children if child.dep_ in PARTICIPANTS and child.lower_ not in RELATIVE]
    nouns += [word for child in verb.children if child.lower_ == "for" for word in child.rights if word.dep_ == "pobj"]
    if verb.dep_ in ("acl", "relcl"):
        nouns.append(verb.head)
    elif verb.dep_ == "xcomp" and not nouns:
        return _participants(verb.head)
    elif verb.dep_ == "conj" and not any(noun.dep_.startswith("nsubj") for noun in nouns):
        nouns += [child for child in verb.head.children if child.dep_.startswith("nsubj")]
    nouns += [word for noun in nouns if noun.lemma_ in SUMS for word in _members(noun)]
    return sorted((noun for noun in nouns if noun.pos_ in ("NOUN", "PROPN", "VERB")), key=lambda noun: noun.i)


def _members(total: Token) -> list[Token]:
    """What a total is of, and what was done to them: “the number of people killed”."""
    return [word for noun in _complements(total) for word in (noun, *noun.rights) if word.dep_ in ("pobj", "acl")]


def _complements(noun: Token) -> list[Token]:
    """What a noun is of: “rounds of talks”."""
    return [word for child in noun.rights if child.lower_ == "of" for word in child.children if word.dep_ == "pobj"]
