"""A Doc as columns of numbers, so that features are computed for all its tokens at once."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, IS_SPACE, LEMMA, LENGTH, LOWER, POS, SENT_START, TAG
from spacy.strings import hash_string
from spacy.tokens import Doc

from parallax.extractors.attributions.cues import general_cues
from parallax.extractors.attributions.quotation import Quotation

Numbers = np.ndarray
CLASSES = {"report": 1, "belief": 2, "inference": 3}
OUTSIDE, FIRST, INSIDE, LAST = range(4)


@dataclass(frozen=True)
class Columns:
    """One entry per token. Words are 64-bit hashes of their strings; `head`, `depth`, `sentence`, `paragraph` count
    tokens, steps to the root, sentences, lines; `quote` numbers the quotation a token stands in, −1 outside."""

    lemma: Numbers
    lower: Numbers
    pos: Numbers
    tag: Numbers
    dep: Numbers
    ent: Numbers
    head: Numbers
    depth: Numbers
    left: Numbers
    right: Numbers
    sentence: Numbers
    first: Numbers
    last: Numbers
    paragraph: Numbers
    paragraph_first: Numbers
    paragraph_last: Numbers
    quote: Numbers
    quote_state: Numbers
    cue_class: Numbers


def columns(doc: Doc, quotes: list[Quotation]) -> Columns:
    """The columns of a Doc that has syntax; at least one token."""
    raw = doc.to_array([LEMMA, LOWER, POS, TAG, DEP, ENT_TYPE, HEAD, IDX, LENGTH, SENT_START, IS_SPACE])
    lemma, lower, pos, tag, dep, ent = raw[:, :6].T.copy()
    head = np.arange(len(doc)) + raw[:, 6].astype(np.int64)
    idx, ends = raw[:, 7].astype(np.int64), (raw[:, 7] + raw[:, 8]).astype(np.int64)
    breaks = np.zeros(len(doc), dtype=bool)
    for i in np.flatnonzero(raw[:, 10]):
        breaks[i] = "\n" in doc[int(i)].text
    sentence, first, last = _blocks(raw[:, 9] == 1)
    paragraph, paragraph_first, paragraph_last = _blocks(np.concatenate([[False], breaks[:-1]]))
    quote, state = _quote_columns(idx, ends, quotes)
    left, right = _edges(head)
    return Columns(
        lemma, lower, pos, tag, dep, ent, head, _depths(head), left, right, sentence, first, last,
        paragraph, paragraph_first, paragraph_last, quote, state, _cue_classes(lemma),
    )  # fmt: skip


def _blocks(starts: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Number, first and last token of the block each token stands in."""
    starts = starts.copy()
    starts[0] = True
    number = np.cumsum(starts) - 1
    firsts = np.flatnonzero(starts)
    lasts = np.append(firsts[1:], len(starts)) - 1
    return number, firsts[number], lasts[number]


def _depths(head: Numbers) -> Numbers:
    """Steps from each token to the root of its sentence."""
    depth, at = np.zeros(len(head), dtype=np.int64), head
    moving = at != np.arange(len(head))
    while moving.any():
        depth += moving
        above = head[at]
        moving &= above != at
        at = above
    return depth


def _edges(head: Numbers) -> tuple[Numbers, Numbers]:
    """First and last token below each token, itself included."""
    left, right = np.arange(len(head)), np.arange(len(head))
    while True:
        before = left.copy(), right.copy()
        np.minimum.at(left, head, before[0])
        np.maximum.at(right, head, before[1])
        if (left == before[0]).all() and (right == before[1]).all():
            return left, right


def _quote_columns(idx: Numbers, ends: Numbers, quotes: list[Quotation]) -> tuple[Numbers, Numbers]:
    quote = np.full(len(idx), -1, dtype=np.int64)
    state = np.full(len(idx), OUTSIDE, dtype=np.int64)
    firsts = np.searchsorted(ends, [q.start for q in quotes], side="right")
    lasts = np.searchsorted(idx, [q.end for q in quotes], side="left") - 1
    for number, (first, last) in enumerate(zip(firsts, lasts)):
        quote[first : last + 1] = number
        state[first : last + 1] = INSIDE
        state[last], state[first] = LAST, FIRST
    return quote, state


def _cue_classes(lemma: Numbers) -> Numbers:
    """Class of the general cue a token can be, 0 for none."""
    listed, classes = _listed_cues()
    at = np.searchsorted(listed, lemma).clip(max=len(listed) - 1)
    return np.where(listed[at] == lemma, classes[at], 0)


@cache
def _listed_cues() -> tuple[Numbers, Numbers]:
    """Hashes of the general cues in rising order, and the class of each."""
    table = {hash_string(cue): CLASSES[word.cue_class] for (cue, _), word in general_cues().items()}
    keys = sorted(table)
    return np.array(keys, dtype=np.uint64), np.array([table[key] for key in keys])
