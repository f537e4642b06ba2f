"""The words of a text, and which of them stand between double quotation marks."""

import bisect
import re

from parallax.extractors.attributions.polnear import Offsets

MARKS = "\"“”„‟«»"


class Words:
    """Words of one text by number; `quoted`: those between double marks, none of which reaches past its line."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in re.finditer(r"\w+", text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.quoted = self.within(tuple(_between_marks(text)))

    def within(self, pieces: Offsets) -> frozenset[int]:
        """Numbers of the words that the pieces touch."""
        touched = (
            range(bisect.bisect_right(self.ends, start), bisect.bisect_left(self.starts, end))
            for start, end in pieces
            if start < end
        )
        return frozenset(number for numbers in touched for number in numbers)

    def has_mark(self, pieces: Offsets) -> bool:
        """Whether a double quotation mark stands in the pieces or beside them."""
        return any(mark in self.text[max(0, start - 1) : end + 1] for start, end in pieces for mark in MARKS)


def _between_marks(text: str) -> list[tuple[int, int]]:
    """From each mark to the next one on its line, to the end of the line where none follows."""
    spans = []
    for line in re.finditer(r"[^\n]+", text):
        opened = None
        for match in re.finditer(f"[{MARKS}]", line[0]):
            at = line.start() + match.start()
            if opened is None or match[0] == "“":
                opened = at
            else:
                spans.append((opened, at))
                opened = None
        if opened is not None:
            spans.append((opened, line.end()))
    return spans
