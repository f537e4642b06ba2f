"""An attribution while it is being found: ranges of token numbers in one Doc."""

import bisect
from dataclasses import dataclass, replace

from spacy.tokens import Doc

Range = tuple[int, int]


@dataclass(frozen=True)
class Attribution:
    """Who (source) says or thinks (cue) what (content, in pieces), all half-open token ranges.

    `anchor` is the token that carries the cue, or the first token of a quotation nobody is named for.
    """

    anchor: int
    cue: Range | None
    source: Range | None
    content: tuple[Range, ...]
    cue_class: str
    confidence: float
    via: Range | None = None

    def with_content(self, piece: Range) -> "Attribution":
        """The same attribution with one more piece of content; pieces that touch or overlap become one."""
        return replace(self, content=merged([*self.content, piece]))


def merged(ranges: list[Range]) -> tuple[Range, ...]:
    """Ranges in order, those that touch or overlap made one."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def shared(ranges: tuple[Range, ...], pieces: tuple[Range, ...]) -> float:
    """The share of the pieces' tokens that lie in these ranges, which are in order and apart."""
    inside = 0
    for start, end in pieces:
        at = bisect.bisect_right(ranges, start, key=lambda one: one[1])
        while at < len(ranges) and ranges[at][0] < end:
            inside += min(end, ranges[at][1]) - max(start, ranges[at][0])
            at += 1
    return inside / max(1, sum(end - start for start, end in pieces))


def trimmed(doc: Doc, span: Range) -> Range | None:
    """The range without space and loose punctuation at its ends; quotation marks stay; None where nothing is left."""
    start, end = span
    while start < end and _is_loose(doc, start):
        start += 1
    while start < end and _is_loose(doc, end - 1):
        end -= 1
    return (start, end) if start < end else None


def _is_loose(doc: Doc, i: int) -> bool:
    token = doc[i]
    return token.is_space or (token.is_punct and not token.is_quote)
