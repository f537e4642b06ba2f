"""Windows: the text around each cue, in which its source and content are looked for, and how its tokens lie to it."""

from dataclasses import dataclass

import numpy as np
from spacy import symbols
from spacy.strings import hash_string

from parallax.extractors.attributions.columns import FIRST, LAST, Columns, Numbers

COLON, SPACE = np.uint64(hash_string(":")), np.uint64(symbols.SPACE)
BEFORE, AFTER = 120, 180  # tokens of a window on either side of its cue, at most
FAR = 6  # steps of a path that are told apart


@dataclass(frozen=True)
class Windows:
    """Windows laid one after another: token and cue of every position, and the length of each window."""

    token: Numbers
    cue: Numbers
    lengths: Numbers


def windows(c: Columns, cues: Numbers) -> Windows:
    """The paragraph around each cue, and the next one where that goes on with a quotation."""
    low = np.maximum(c.paragraph_first[cues], cues - BEFORE)
    high = np.minimum(c.paragraph_last[cues] + 1, len(c.lemma))
    following = np.minimum(high, len(c.lemma) - 1)
    goes_on = (c.quote_state[following] == FIRST) & (c.lemma[_last_word(c, high - 1)] == COLON)
    high = np.where(goes_on, c.paragraph_last[following] + 1, high)
    high = np.minimum(high, cues + AFTER)
    lengths = high - low
    cue = np.repeat(cues, lengths)
    offset = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return Windows(np.repeat(low, lengths) + offset, cue, lengths)


def _last_word(c: Columns, at: Numbers) -> Numbers:
    """The nearest token at or before these that is no white space."""
    words = np.maximum.accumulate(np.where(c.pos != SPACE, np.arange(len(c.pos)), 0))
    return words[at]


def paths(c: Columns, w: Windows) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Steps up from the cue to the lowest token above both, steps down to the token, and the first step down on
    either side (a token number; −1 where there is no step, or no token above both)."""
    x, y = w.cue.copy(), w.token.copy()
    up, down = np.zeros_like(x), np.zeros_like(x)
    side, branch = np.full_like(x, -1), np.full_like(x, -1)
    same = c.sentence[x] == c.sentence[y]
    moving = np.flatnonzero(same & (x != y))
    while len(moving):
        deeper = c.depth[x[moving]] - c.depth[y[moving]]
        climb, follow = moving[deeper >= 0], moving[deeper <= 0]
        side[climb], branch[follow] = x[climb], y[follow]
        x[climb], y[follow] = c.head[x[climb]], c.head[y[follow]]
        up[climb] += 1
        down[follow] += 1
        moving = moving[(x[moving] != y[moving])]
    up, down = np.where(same, np.minimum(up, FAR), FAR + 1), np.where(same, np.minimum(down, FAR), FAR + 1)
    return up, down, np.where(same, branch, -1), np.where(same, side, -1)


def quotes_between(c: Columns, w: Windows) -> tuple[Numbers, Numbers]:
    """Of the token's quotation, counted from the cue: which one it is (8 + n after, n before), and quotation marks
    between cue and token."""
    opened = np.cumsum(c.quote_state == FIRST)
    closed = np.cumsum(c.quote_state == LAST)
    count = np.abs(opened[w.token] - opened[w.cue])
    inside = c.quote[w.token] >= 0
    after = w.token > w.cue
    nth = np.where(inside, np.minimum(count, 4) + 8 * after, 7 + 8 * after)
    return nth, np.clip(closed[w.token] - closed[w.cue], -3, 3)


def rivals(c: Columns, w: Windows, level: Numbers) -> Numbers:
    """Whether another likely cue stands between the cue and the token, or within its reach on the far side."""
    strong = np.cumsum(level >= 3)
    low, high = np.minimum(w.token, w.cue), np.maximum(w.token, w.cue)
    between = strong[high] - strong[low] - (w.token != w.cue) * (level[high] >= 3)
    starts = np.cumsum(np.concatenate([[0], (level >= 3)]))
    ahead = starts[c.last[w.token] + 1] - starts[w.token]
    behind = starts[w.token] - starts[c.first[w.token]]
    return np.minimum(between, 2) + 4 * np.minimum(ahead, 1) + 8 * np.minimum(behind, 1)
