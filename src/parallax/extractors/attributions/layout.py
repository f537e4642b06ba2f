"""Attributions that layout makes, without any cue: “X – Name” headlines, signed quotations, turns of a transcript."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from parallax.extractors.attributions.attribution import Attribution, Range
from parallax.syntax import text_of

DASHES = ("–", "—", "―", "-", "--")
NAME_WORDS = 4  # of a name after a dash
# “WALLACE: But I have to ask …”; a dateline looks alike, but stands alone in its text
TURN = re.compile(r"(?m)^[\"“]?((?:[A-Z][A-Z.’'-]+ ?){1,3}):[ ]+(?=\S)")
FEWEST_TURNS = 3


def signature(doc: Doc, end: int) -> Range | None:
    """The name after a dash that follows a quotation, up to the end of its line."""
    dash = next((token.i for token in doc[end : end + 3] if not token.is_space), None)
    if dash is None or doc[dash].text not in DASHES:
        return None
    following = doc[dash + 1 : dash + 1 + NAME_WORDS + 2]
    stop = next((token.i for token in following if "\n" in token.text), min(following.end, len(doc)))
    name = [token for token in doc[dash + 1 : stop] if not token.is_space]
    return _name(name[:-1] if name and name[-1].text == "." else name)


def label(doc: Doc, start: int) -> Range | None:
    """The name before a colon that a quotation follows, where line, sentence or dash begin with it: “Ann Lee: “…””."""
    colon = start - 1 - (start > 0 and doc[start - 1].is_space)
    if colon < 1 or doc[colon].text != ":":
        return None
    first = colon
    while first > 0 and colon - first <= NAME_WORDS and doc[first - 1].pos_ == "PROPN":
        first -= 1
    opens = first == 0 or doc[first].is_sent_start or doc[first - 1].is_space or doc[first - 1].text in DASHES
    return _name(list(doc[first:colon])) if opens else None


def headlines(doc: Doc) -> Iterator[Attribution]:
    """“Talks to resume – minister”: a line without a full stop that ends in a dash between spaces and a name."""
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        dashes = [token for token in tokens[1:] if token.text in DASHES and token.nbor(-1).whitespace_]
        source = _name(tokens[tokens.index(dashes[-1]) + 1 :]) if dashes and not tokens[-1].is_punct else None
        if source:
            yield Attribution(dashes[-1].i, None, source, ((sentence.start, dashes[-1].i),), "report", 0.6)


def _name(tokens: list[Token]) -> Range | None:
    """The range of a few words that are all proper names."""
    if not 0 < len(tokens) <= NAME_WORDS or not all(token.pos_ == "PROPN" for token in tokens):
        return None
    return tokens[0].i, tokens[-1].i + 1


def turns(doc: Doc) -> Iterator[Attribution]:
    """Each turn of a transcript: the speaker in capitals, a colon, the words up to the end of the line."""
    labels = list(TURN.finditer(text_of(doc)))
    for label in labels if len(labels) >= FEWEST_TURNS else []:
        end = text_of(doc).find("\n", label.end())
        source = doc.char_span(*label.span(1), alignment_mode="expand")
        said = doc.char_span(label.end(), end if end >= 0 else len(text_of(doc)), alignment_mode="contract")
        if source is not None and said is not None:
            yield Attribution(source.end, None, (source.start, source.end), ((said.start, said.end),), "report", 0.6)
