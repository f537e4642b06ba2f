"""Repair of contents by quotation marks: a quotation is content whole or not at all, over paragraphs too."""

import bisect
from dataclasses import replace

from spacy.tokens import Doc

from parallax.extractors.attributions.attribution import Attribution, Range, merged, trimmed

MOSTLY = 0.5  # share of a quotation's tokens in the content that makes all of it content


def repaired(doc: Doc, attribution: Attribution, quotes: list[Range], parts: list[int]) -> Attribution:
    """The attribution with contents that end where quotations end.

    `quotes` are token ranges in order; `parts` says for each where its utterance began (the same number: the same one).
    """
    pieces = list(attribution.content)
    for n in _touched(quotes, attribution):
        low, high = quotes[n]
        covered = sum(max(0, min(high, end) - max(low, start)) for start, end in attribution.content)
        if covered >= MOSTLY * (high - low) and not low <= attribution.anchor < high:
            pieces += [quotes[m] for m in _utterance(n, parts)]
    kept = [span for span in (trimmed(doc, piece) for piece in merged(pieces)) if span and _has_word(doc, span)]
    return replace(attribution, content=tuple(kept))


def _touched(quotes: list[Range], attribution: Attribution) -> list[int]:
    """Quotations that the content touches."""
    found: list[int] = []
    for start, end in attribution.content:
        n = bisect.bisect_right(quotes, start, key=lambda quote: quote[1])
        while n < len(quotes) and quotes[n][0] < end:
            found.append(n)
            n += 1
    return sorted(set(found))


def _utterance(n: int, parts: list[int]) -> list[int]:
    """The quotation and those that continue it in the paragraphs that follow."""
    last = n
    while last + 1 < len(parts) and parts[last + 1] == parts[n]:
        last += 1
    return list(range(n, last + 1))


def _has_word(doc: Doc, span: Range) -> bool:
    return any(not (token.is_punct or token.is_space) for token in doc[slice(*span)])
