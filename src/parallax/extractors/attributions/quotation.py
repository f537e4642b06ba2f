"""Quotation marks → quotations: straight, curly and single, left open, over several paragraphs; linear in the text."""

import re
from dataclasses import dataclass

OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"‟'
MARKS = OPENING + CLOSING + STRAIGHT
# an opening single mark stands before a word, a closing one after it; an apostrophe inside a word is neither
SINGLE = re.compile(r"(?<!\w)['‘](?=\w)(?:[^'‘’\n]|(?<=\w)['’](?=\w))*['’](?!\w)")


@dataclass(frozen=True)
class Quotation:
    """Half-open offsets of one quotation with its marks; `closed` whether the last character is one; `part_of` is
    where the utterance began, in this paragraph or an earlier one."""

    start: int
    end: int
    closed: bool
    part_of: int


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a text, in order.

    A mark that is never closed reaches to the end of its line; where the next line that is not blank opens with a mark,
    as newspapers print it, that line continues the same utterance.
    """
    found: list[Quotation] = []
    running: int | None = None
    for line in re.finditer(r"\S[^\n]*", text):
        spans, left_open = _line_quotations(line[0])
        for i, (start, end) in enumerate(spans):
            begun = line.start() + start
            continues = running is not None and i == 0 and start == 0
            closed = not (left_open and i == len(spans) - 1)
            found.append(Quotation(begun, line.start() + end, closed, running if continues else begun))
        running = found[-1].part_of if left_open else None
    return found


def _line_quotations(line: str) -> tuple[list[tuple[int, int]], bool]:
    """Spans between double marks, else between single ones; and whether the last is left open."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for match in re.finditer(f"[{MARKS}]", line):
        at, mark = match.start(), match[0]
        opens = mark in OPENING or (opened is None and (mark in STRAIGHT or _stands_before_word(line, at)))
        if opens and opened is None:
            opened = at
        elif opened is not None and (not opens or _stands_after_word(line, at)):
            spans.append((opened, at + 1))
            opened = None
    if opened is not None:
        spans.append((opened, len(line.rstrip())))
    return spans + _singles(line, spans), opened is not None


def _stands_before_word(line: str, at: int) -> bool:
    """A closing mark where only an opening one can stand: a slip of many a typesetter."""
    return (at == 0 or line[at - 1].isspace()) and line[at + 1 : at + 2].isalnum()


def _stands_after_word(line: str, at: int) -> bool:
    """An opening mark where only a closing one can stand."""
    return not line[at - 1].isspace() and (at + 1 == len(line) or line[at + 1].isspace())


def _singles(line: str, doubles: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Quotations between single marks, looked for only in a line that has no double ones."""
    return [] if doubles else [match.span() for match in SINGLE.finditer(line)]
