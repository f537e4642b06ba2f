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


def touches(ranges: tuple[Range, ...], span: Range) -> bool:
    """Whether a range shares a token with any of these, which are in order and apart."""
    first = bisect.bisect_right(ranges, span[0], key=lambda one: one[1])
    return first < len(ranges) and ranges[first][0] < span[1]


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
