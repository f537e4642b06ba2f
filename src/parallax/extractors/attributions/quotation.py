"""Quotation marks → quotations: straight, curly and single, left open, over several paragraphs; linear in the text."""

import re
from dataclasses import dataclass

OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"‟'
# two single marks in a row are how some archives print a double one
DOUBLE = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]|''|``|‘‘|’’")
OPENS, CLOSES = {*OPENING, "``", "‘‘"}, {*CLOSING, "’’"}
# an opening single mark stands before a word, a closing one after it; an apostrophe inside a word is neither
SINGLE = re.compile(r"(?<!\w)['‘](?=\w)(?:[^'‘’\n]|(?<=\w)['’](?=\w))*['’](?!\w)")


Places = tuple[int, int, int, int]  # start and end with the marks, start and end between them


@dataclass(frozen=True)
class Quotation:
    """Half-open offsets of one quotation with its marks, and of the words between them; `part_of` is where the
    utterance began, in this paragraph or an earlier one."""

    start: int
    end: int
    inner_start: int
    inner_end: int
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
        for i, places in enumerate(spans):
            start, end, *inner = (line.start() + place for place in places)
            continues = running is not None and i == 0 and start == line.start()
            found.append(Quotation(start, end, *inner, running if continues else start))
        running = found[-1].part_of if left_open else None
    return found


def _line_quotations(line: str) -> tuple[list[Places], bool]:
    """Spans between double marks, else between single ones; and whether the last is left open."""
    spans: list[Places] = []
    opened: re.Match | None = None
    for mark in DOUBLE.finditer(line):
        opens = mark[0] in OPENS or (opened is None and (mark[0] not in CLOSES or _stands_before_word(line, mark)))
        if opens and opened is None:
            opened = mark
        elif not opens and opened is not None:
            spans.append((opened.start(), mark.end(), opened.end(), mark.start()))
            opened = None
    if opened is not None:
        end = len(line.rstrip())
        spans.append((opened.start(), end, min(opened.end(), end), end))
    return spans or _singles(line), opened is not None


def _stands_before_word(line: str, mark: re.Match) -> bool:
    """A closing mark where only an opening one can stand: a slip of many a typesetter."""
    at = mark.start()
    return (at == 0 or line[at - 1].isspace()) and line[mark.end() : mark.end() + 1].isalnum()


def _singles(line: str) -> list[Places]:
    """Quotations between single marks, looked for only in a line that has no double ones."""
    found = (match.span() for match in SINGLE.finditer(line))
    return [(start, end, start + 1, end - 1) for start, end in found]
