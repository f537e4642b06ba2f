"""Attributions by rule: clauses and objects of cue words, quotations beside them, “according to”, “X – Y” headlines."""

import bisect
from dataclasses import replace

import numpy as np
from spacy import symbols
from spacy.attrs import POS
from spacy.tokens import Doc, Token

from parallax.extractors.attributions.attribution import Attribution, Range, trimmed
from parallax.extractors.attributions.cues import UNLISTED, CueWords, class_with_source, cue_word
from parallax.extractors.attributions.layout import headlines, label, signature, turns
from parallax.extractors.attributions.quotation import Quotation

CUE_PARTS = (symbols.VERB, symbols.AUX, symbols.NOUN, symbols.ADJ)
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
ENDS = (".", "?", "!", ";")
REACH = 14  # tokens between a quotation and the cue it hangs on
SCARE = 4  # a quotation of fewer words, without a cue beside it, is the writer's wording
NESTED = 8  # contents that may begin before a quotation and hold it
WHOLE = 9  # a quotation of as many tokens that begins a sentence is somebody's, though no cue says whose
FORMULAS = {"according": ["according", "to"], "reported": ["as", "reported", "by"]}


def find(doc: Doc, quotes: list[Quotation], words: CueWords) -> list[Attribution]:
    """All attributions of a Doc in the order of their anchors; never one without content."""
    found: dict[int, Attribution] = {}
    for token in (doc[int(i)] for i in np.flatnonzero(np.isin(doc.to_array(POS), CUE_PARTS))):
        attribution = _formula(token) or _of_cue(token, words)
        if attribution:
            found[token.i] = attribution
    _attach_quotations(doc, [token_range(doc, quote.start, quote.end) for quote in quotes], words, found)
    found |= {attribution.anchor: attribution for attribution in (*headlines(doc), *turns(doc))}
    cleaned = (_cleaned(doc, found[anchor]) for anchor in sorted(found))
    return [attribution for attribution in cleaned if attribution.content]


def token_range(doc: Doc, start: int, end: int) -> Range:
    """The tokens that offsets touch."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.start, span.end


def subject(verb: Token) -> Token | None:
    """The grammatical subject: the verb's own, that of the verb it is joined to, the agent of a passive, the noun
    that a relative clause or participle describes."""
    for _ in range(4):
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        agent = next((w for c in verb.children if c.dep_ == "agent" for w in c.children if w.dep_ == "pobj"), None)
        if passive or agent:
            return agent
        own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if own is not None and not (own.tag_ in ("WDT", "WP") and verb.dep_ == "relcl"):
            return own
        if verb.dep_ in ("relcl", "acl"):
            return verb.head
        if verb.dep_ not in ("conj", "advcl", "xcomp", "ccomp", "pcomp", "prep") or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def name_before(verb: Token) -> Range | None:
    """The name right before a finite verb without a subject, which the parser took for a time: “FIFA confirmed …”."""
    names = [child for child in verb.lefts if child.dep_ == "npadvmod" and child.pos_ == "PROPN"]
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and not any(child.dep_ in SUBJECTS for child in verb.children)
    named = finite and names and names[-1].i == verb.i - 1 and names[-1].ent_type_ not in ("DATE", "TIME")
    return noun_phrase(names[-1]) if named else None


def noun_phrase(noun: Token) -> Range:
    """The noun with what belongs to its name: without relative clauses, participles and clauses after it."""
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    for child in noun.children:
        if child.dep_ in ("relcl", "acl", "advcl", "ccomp") and child.left_edge.i > noun.i:
            end = min(end, child.left_edge.i)
    return start, end


def _of_cue(token: Token, words: CueWords) -> Attribution | None:
    word = cue_word(token, words)
    if token.pos_ not in ("VERB", "AUX", "NOUN", "ADJ") or (word is None and token.pos_ != "VERB"):
        return None
    dependents = _complements(token, word.takes_object if word else False)
    source = source_of(token)
    if not dependents or (word is None and source is None):
        return None
    content = tuple(_extent(child) for child in dependents)
    confidence = 0.7 if word and source else 0.5 if word else 0.3
    class_ = class_with_source(word or UNLISTED, head_of(token.doc, source))
    return Attribution(token.i, (token.i, token.i + 1), source, content, class_, confidence)


def _extent(complement: Token) -> Range:
    """All that hangs on a complement; an infinitive ends before “and that …”, which goes on with the clause around."""
    end = complement.right_edge.i + 1
    clauses = (child for child in complement.children if complement.dep_ == "xcomp" and child.dep_ == "conj")
    that = next((mark for clause in clauses for mark in clause.lefts if mark.lower_ == "that"), None)
    return complement.left_edge.i, end if that is None else that.i - (that.nbor(-1).dep_ == "cc")


def _complements(token: Token, takes_object: bool) -> list[Token]:
    """What a cue says: its clause, a clause beside a noun, else its infinitive or object where it takes one."""
    if token.pos_ == "NOUN":
        return [c for c in token.children if c.dep_ in ("acl", "ccomp") and any(g.dep_ == "mark" for g in c.children)]
    clauses = [c for c in token.children if c.dep_ == "ccomp" and not c.is_quote and not _is_cut_off(token, c)]
    if clauses or not takes_object or token.pos_ == "ADJ":
        return clauses
    kinds = ("xcomp", "pcomp"), ("dobj",)
    return next(([c for c in token.children if c.dep_ in kind] for kind in kinds
                 if any(c.dep_ in kind for c in token.children)), [])


def _is_cut_off(cue: Token, clause: Token) -> bool:
    """“She declined to comment; they [deny] it”: a clause before the cue's own semicolon."""
    return clause.i < cue.i and any(token.text == ";" for token in cue.doc[clause.right_edge.i + 1 : cue.i])


def source_of(token: Token) -> Range | None:
    """Whom syntax names for a cue: the subject of a verb, the owner of a noun."""
    if token.pos_ == "NOUN":
        owner = next((child for child in token.children if child.dep_ == "poss"), None)
        return noun_phrase(owner) if owner is not None else None
    verb = token.head if token.pos_ == "ADJ" else token
    found = subject(verb)
    return noun_phrase(found) if found is not None else None


def _formula(token: Token) -> Attribution | None:
    """“according to X” and “as reported by X” attribute the rest of the clause they hang in."""
    words = FORMULAS.get(token.lower_)
    at = token.i - words.index(token.lower_) if words else 0
    if not words or at < 0 or [word.lower_ for word in token.doc[at : at + len(words)]] != words:
        return None
    source = next((child for child in token.doc[at + len(words) - 1].children if child.dep_ == "pobj"), None)
    start, end = token.left_edge.i, token.right_edge.i + 1
    head = token.head if token.head.i != token.i else token
    clause = (head.left_edge.i, head.right_edge.i + 1) if head.i != token.i else (token.sent.start, token.sent.end)
    content = tuple(piece for piece in ((clause[0], start), (end, clause[1])) if piece[0] < piece[1])
    span = noun_phrase(source) if source is not None else None
    return Attribution(token.i, (at, at + len(words)), span, content, "report", 0.7)


def _attach_quotations(doc: Doc, quotes: list[Range], words: CueWords, found: dict[int, Attribution]) -> None:
    """Give every quotation to the cue after it, else before it, else to the quotation it continues; else to nobody."""
    last = None
    pieces = sorted(piece for attribution in found.values() for piece in attribution.content)
    for n, (start, end) in enumerate(quotes):
        if _is_within(pieces, start, end):
            continue
        scare = end - start < SCARE + 2  # two marks
        before = quotes[n - 1][1] if n else 0
        after = quotes[n + 1][0] if n + 1 < len(quotes) else len(doc)
        reach = end if _is_finished(doc, end) else min(after, end + REACH)
        signed = signature(doc, end) or label(doc, start)
        cue = None if signed else _cue_between(doc, range(end, reach), words, scare)
        if cue is None and not signed:
            cue = _cue_between(doc, range(start - 1, max(before, start - REACH) - 1, -1), words, scare)
        anchor = cue.i if cue is not None else None if signed else _continued(doc, start, last)
        if anchor is None and end - start >= WHOLE and (signed or doc[start].is_sent_start):
            anchor = start
        if anchor is None:
            continue
        found[anchor] = found.get(anchor, _empty(doc, anchor, cue, signed, words)).with_content((start, end))
        last = (anchor, end)


def _cue_between(doc: Doc, tokens: range, words: CueWords, listed_only: bool) -> Token | None:
    """The first verb on the way from a quotation that is listed or has a subject, with no end of sentence before it."""
    for i in tokens:
        token = doc[i]
        if token.text in ENDS or "\n" in token.text:
            return None
        has_subject = not listed_only and any(child.dep_ in SUBJECTS for child in token.children)
        if token.pos_ == "VERB" and (has_subject or cue_word(token, words)):
            return token
    return None


def _is_finished(doc: Doc, end: int) -> bool:
    """Whether a full stop stands inside the closing mark: then what follows is a new sentence."""
    return end >= 2 and doc[end - 1].is_quote and doc[end - 2].text == "."


def _is_within(pieces: list[Range], start: int, end: int) -> bool:
    """Whether a quotation is a part of a longer piece that has its cue already; `pieces` are sorted."""
    for low, high in reversed(pieces[: bisect.bisect_right(pieces, (start, end))][-NESTED:]):
        if low <= start and end <= high and (low, high) != (start, end):
            return True
    return False


def _continued(doc: Doc, start: int, last: tuple[int, int] | None) -> int | None:
    """The anchor of the quotation before, where this one opens the next sentence of the same paragraph."""
    if last is None or not doc[start].is_sent_start:
        return None
    gap = doc[last[1] : start]
    near = "\n" not in gap.text and sum(token.text in ENDS for token in gap) <= 1
    return last[0] if near else None


def _empty(doc: Doc, anchor: int, cue: Token | None, signed: Range | None, words: CueWords) -> Attribution:
    if cue is None:
        return Attribution(anchor, None, signed, (), "report", 0.4)
    word, source = cue_word(cue, words), source_of(cue)
    class_ = class_with_source(word or UNLISTED, head_of(doc, source))
    return Attribution(cue.i, (cue.i, cue.i + 1), source, (), class_, 0.9 if word else 0.6)


def head_of(doc: Doc, source: Range | None) -> Token | None:
    """The word of a source that the others hang on."""
    return doc[slice(*source)].root if source else None


def _cleaned(doc: Doc, attribution: Attribution) -> Attribution:
    """Without loose punctuation at the ends, and without its own cue and source inside its content."""
    holes = [span for span in (attribution.cue, attribution.source) if span]
    pieces = list(attribution.content)
    for low, high in holes:
        pieces = [part for start, end in pieces for part in ((start, min(end, low)), (max(start, high), end))
                  if part[0] < part[1]]
    content = tuple(sorted({piece for piece in (trimmed(doc, piece) for piece in pieces) if piece}))
    source = trimmed(doc, attribution.source) if attribution.source else None
    return replace(attribution, content=content, source=source)
