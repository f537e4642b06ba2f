"""Windows: the text around each cue, in which its source and content are looked for, and its tokens' features."""

from dataclasses import dataclass

import numpy as np

from parallax.extractors.attributions.columns import FIRST, LAST, Columns, Numbers
from parallax.extractors.attributions.features import (
    COLON, COMMA, THAT, Templates, buckets, child_slots, shifted,
)  # fmt: skip

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
    goes_on = (c.quote_state[following] == FIRST) & ((c.lemma[_last_word(c, high - 1)] == COLON))
    high = np.where(goes_on, c.paragraph_last[following] + 1, high)
    high = np.minimum(high, cues + AFTER)
    lengths = high - low
    cue = np.repeat(cues, lengths)
    offset = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return Windows(np.repeat(low, lengths) + offset, cue, lengths)


def _last_word(c: Columns, at: Numbers) -> Numbers:
    """The nearest token at or before these that is no white space."""
    space = np.uint64(103)  # spacy.symbols.SPACE
    words = np.maximum.accumulate(np.where(c.pos != space, np.arange(len(c.pos)), 0))
    return words[at]


def token_features(c: Columns, w: Windows, likely: Numbers) -> Numbers:
    """For each position: what speaks for its being source, cue or content. `likely`: probability of being a cue."""
    t, token, cue = Templates(len(w.token)), w.token, w.cue
    slots = child_slots(c)
    up, down, branch, side = paths(c, w)
    relation = np.where(branch >= 0, c.dep[branch], np.uint64(1))
    place = up * 8 + np.minimum(down, 3)
    distance = token - cue
    order = (distance > 0).astype(np.int64) + 2 * (distance == 0)
    sentences = np.clip(c.sentence[token] - c.sentence[cue], -3, 3)
    lemma, tag, dep, pos, ent = (column[token] for column in (c.lemma, c.tag, c.dep, c.pos, c.ent))
    cue_lemma, cue_tag, cue_class, cue_dep = (column[cue] for column in (c.lemma, c.tag, c.cue_class, c.dep))
    quote, state = c.quote[token], c.quote_state[token]
    marks = state + 4 * (quote == c.quote[cue])
    near, between = _quotes_between(c, w)
    quoting = np.minimum(near, 15)
    frame = sum((slots[name][cue] >= 0).astype(np.int64) << i
                for i, name in enumerate(("nsubj", "nsubjpass", "dobj", "ccomp", "xcomp", "acl", "agent", "prep")))
    path = _combined(place, relation, order, sentences)
    sidepath = _combined(up, np.where(side >= 0, c.dep[side], np.uint64(1)), relation, order)
    likely_level = np.digitize(likely, (0.05, 0.2, 0.5, 0.8))
    level, rival = likely_level[token], _rivals(c, w, likely_level)
    edge = (branch >= 0) & (token == c.left[np.maximum(branch, 0)])
    end = (branch >= 0) & (token == c.right[np.maximum(branch, 0)])
    before = shifted(lemma, -1), shifted(tag, -1)
    after = shifted(lemma, 1), shifted(tag, 1)
    steps = buckets(distance)
    next_cue = c.lemma[np.minimum(cue + 1, len(c.lemma) - 1)]
    t.add(np.zeros(len(token), np.uint64))
    for parts in (
        (lemma,), (tag,), (dep,), (ent,), (steps,), (path,), (sidepath,), (marks, sentences), (place, relation),
        (path, cue_class), (path, cue_lemma), (path, cue_tag), (path, cue_dep), (path, marks), (path, frame),
        (sidepath, cue_tag), (sidepath, marks), (relation, order, cue_lemma), (relation, order, dep),
        (path, dep), (path, tag), (path, lemma), (path, ent), (path, pos, edge), (path, end), (path, edge),
        (quoting, order, marks), (quoting, order, marks, cue_class), (quoting, marks, frame), (between, order),
        (quoting, sentences, order), (quoting, path), (marks, steps),
        (lemma, order), (lemma, steps), (lemma, marks), before[:1], after[:1], (before[0], lemma), (lemma, after[0]),
        (before[1], tag), (tag, after[1]), (before[1], tag, after[1]), (before[0], order), (after[0], order),
        (path, before[0]), (path, after[0]), (shifted(path, -1), path), (path, shifted(path, 1)),
        (level, order), (level, path), (rival, order), (rival, path), (rival, quoting, marks),
        (ent, order, steps), (dep, order, sentences), (dep, steps), (pos, ent, steps), (tag, steps),
        (c.lemma[c.head[token]], dep, order), (dep[:], c.dep[c.head[token]], order),
        (next_cue == THAT, next_cue == COMMA, next_cue == COLON, path), (next_cue, order, sentences),
        (shifted(marks, 1), marks, order), (shifted(marks, -1), marks, order), (sentences, frame, marks),
        (c.paragraph[token] - c.paragraph[cue], marks, order), (cue_lemma, frame, order, sentences),
        (cue_lemma, quoting, order),
    ):  # fmt: skip
        t.add(*parts)
    return t.matrix()


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


def _combined(*parts: Numbers) -> Numbers:
    value = np.zeros(len(parts[0]), dtype=np.uint64)
    for part in parts:
        value = (value ^ part.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        value ^= value >> np.uint64(31)
    return value


def _quotes_between(c: Columns, w: Windows) -> tuple[Numbers, Numbers]:
    """Of the token's quotation, counted from the cue: which one it is (8 + n after, n before), and quotation marks
    between cue and token."""
    opened = np.cumsum(c.quote_state == FIRST)
    closed = np.cumsum(c.quote_state == LAST)
    count = np.abs(opened[w.token] - opened[w.cue])
    inside = c.quote[w.token] >= 0
    after = w.token > w.cue
    nth = np.where(inside, np.minimum(count, 4) + 8 * after, 7 + 8 * after)
    return nth, np.clip(closed[w.token] - closed[w.cue], -3, 3)


def _rivals(c: Columns, w: Windows, level: Numbers) -> Numbers:
    """Whether another likely cue stands between the cue and the token, or within its reach on the far side."""
    strong = np.cumsum(level >= 3)
    low, high = np.minimum(w.token, w.cue), np.maximum(w.token, w.cue)
    between = strong[high] - strong[low] - (w.token > w.cue) * (level[w.token] >= 3) - (w.token < w.cue) * (level[w.cue] >= 3)
    starts = np.cumsum(np.concatenate([[0], (level >= 3)]))
    ahead = starts[c.last[w.token] + 1] - starts[w.token]
    behind = starts[w.token] - starts[c.first[w.token]]
    return np.minimum(between, 2) + 4 * np.minimum(ahead, 1) + 8 * np.minimum(behind, 1)
