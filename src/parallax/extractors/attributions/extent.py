"""Extent of contents: how far words reach that a cue attributes, by the punctuation and syntax around it."""

import bisect

from spacy.tokens import Span, Token

from parallax.extractors.attributions.attribution import Range, merged

STOPS = (".", "?", "!", "…")
TELLING = ("tell", "inform")
OBJECTS = ("me", "us", "him", "them")
NOMINAL = ("ADJ", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN")
OPENING = ("DT", "EX", "PRP", "PRP$")  # words that begin another phrase


def with_all_said(cue: Token, pieces: list[Range]) -> list[Range]:
    """With “…, and that …” that goes on with the clause said, and the rest of a clause that the cue interrupts."""
    return list(merged([*pieces, *_joined_clauses(cue, pieces), *_interrupted(cue, pieces)]))


def within_sentence(cue: Token, pieces: list[Range], quotes: list[Range]) -> list[Range]:
    """Without what lies beyond a semicolon, or beyond a quotation that ends with its sentence."""
    cut = (_to_semicolon(cue, _to_closing_mark(cue, piece, quotes), quotes) for piece in pieces)
    return [(low, high) for low, high in cut if low < high]


def without_addressee(cue: Token, pieces: list[Range]) -> list[Range]:
    """“She told [reporters] it was over”, “he told [me] money was paid”: who was told is no part of what was said."""
    told = cue.lemma_ in TELLING
    cut = ((_after_addressee(cue, low, high) if told and low == cue.i + 1 else low, high) for low, high in pieces)
    return [(low, high) for low, high in cut if low < high]


def _after_addressee(cue: Token, low: int, high: int) -> int:
    """Where the phrase right after a cue of telling ends, if another begins there that has a verb after it."""
    doc = cue.doc
    if doc[low].lower_ in OBJECTS:
        return low + 1
    for i in range(low, high):
        if i > low and doc[i].tag_ in OPENING and doc[i - 1].pos_ in ("NOUN", "PROPN"):
            return i if any(token.pos_ in ("AUX", "VERB") for token in doc[i:high]) else low
        if doc[i].pos_ not in NOMINAL:
            return low
    return low


def _joined_clauses(cue: Token, pieces: list[Range]) -> list[Range]:
    """“They claim that it was disclosed, a week before, [and that the club ran out of money]”."""
    said = [clause for clause in cue.children if clause.dep_ == "ccomp" and _is_in(clause.i, pieces)]
    joined = [verb for clause in said for verb in clause.children if verb.dep_ == "conj" and verb.i > cue.i]
    that = [verb for verb in joined if any(word.dep_ == "mark" and word.lower_ == "that" for word in verb.lefts)]
    return [(verb.head.i, verb.right_edge.i + 1) for verb in that]


def _interrupted(cue: Token, pieces: list[Range]) -> list[Range]:
    """“Her account, they say, [changed at least three times]”: begun before the cue, its verb after it."""
    verb = cue.head
    if cue.dep_ != "parataxis" or verb.i < cue.i or verb.sent != cue.sent:
        return []
    comma = next((token for token in cue.doc[cue.i + 1 : verb.i] if token.text == ","), None)
    begun = any(child.i < cue.i and _is_in(child.i, pieces) for child in verb.children)
    return [(comma.i + 1, verb.right_edge.i + 1)] if comma is not None and begun else []


def _to_closing_mark(cue: Token, piece: Range, quotes: list[Range]) -> Range:
    """““We will see.” [But the bank …]”: what follows a quotation that is a sentence is another sentence."""
    doc = cue.doc
    n = bisect.bisect_right(quotes, piece[0], key=lambda quote: quote[1])
    for _, end in quotes[n : bisect.bisect_left(quotes, piece[1], key=lambda quote: quote[1])]:
        ended = doc[end - 1].is_quote and doc[end - 2].text in STOPS and doc[end].text[:1].isupper()
        if ended and not doc[end].sent.start <= cue.i < doc[end].sent.end:
            return piece[0], end
    return piece


def _to_semicolon(cue: Token, piece: Range, quotes: list[Range]) -> Range:
    """“She declined to comment; [they deny it]”, but neither lists nor “; that …” that goes on with what is said."""
    marks = [token.i for token in cue.doc[max(cue.i, piece[0]) : piece[1]] if token.text == ";" and cue.pos_ == "VERB"]
    ends = [i for i in marks if _starts_anew(cue.doc[i + 1 : piece[1]]) and not _is_in(i, quotes)]
    return piece[0], min(ends, default=piece[1])


def _starts_anew(words: Span) -> bool:
    that = any(word.lower_ == "that" for word in words[:2])
    return not that and any(word.dep_ in ("nsubj", "nsubjpass") for word in words)


def _is_in(token: int, pieces: list[Range]) -> bool:
    return any(low <= token < high for low, high in pieces)
