"""Features of a cue, and of a token seen from a cue: hashed combinations of columns, one number per template.

Hashing (Weinberger et al. 2009) keeps the model free of words and its lookup free of a dictionary.
"""

import numpy as np
from spacy.strings import hash_string

from parallax.extractors.attributions.columns import Columns, Numbers

BUCKETS = 1 << 21
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
NONE = np.uint64(0)
SLOTS = ("nsubj", "nsubjpass", "dobj", "ccomp", "xcomp", "prep", "mark", "aux", "auxpass", "neg", "acl", "agent",
         "poss", "advmod", "attr", "acomp", "dative", "prt", "conj", "advcl", "pobj", "relcl", "parataxis", "det")  # fmt: skip
COMMA, COLON, THAT, TO = (np.uint64(hash_string(word)) for word in (",", ":", "that", "to"))
FAR = 6  # steps of a path that are told apart


class Templates:
    """Collects hashed features; a template's number keeps equal values of different templates apart."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.columns: list[Numbers] = []

    def add(self, *parts: Numbers) -> None:
        """One more template: the combination of these columns."""
        value = np.full(self.size, len(self.columns) + 1, dtype=np.uint64)
        for part in parts:
            value = (value ^ part.astype(np.uint64)) * _MULTIPLIER
            value ^= value >> np.uint64(29)
        self.columns.append(((value * _MULTIPLIER) >> np.uint64(43)).astype(np.int32))

    def matrix(self) -> Numbers:
        """Bucket numbers, one row per item and one column per template."""
        return np.stack(self.columns, axis=1)


def shifted(column: Numbers, by: int, fill: int = 0) -> Numbers:
    """The column's value `by` items further on."""
    out = np.full_like(column, fill)
    if by > 0:
        out[:-by] = column[by:]
    else:
        out[-by:] = column[:by]
    return out


def buckets(distance: Numbers) -> Numbers:
    """Distances on a scale that coarsens: sign and binary logarithm."""
    size = np.ceil(np.log2(np.abs(distance) + 1)).astype(np.int64)
    return np.where(distance < 0, 32 + size, size)


def child_slots(c: Columns) -> dict[str, Numbers]:
    """For each relation the token number of a child that stands in it, −1 where there is none."""
    slots = {}
    tokens = np.arange(len(c.dep))
    for name in SLOTS:
        children = tokens[(c.dep == np.uint64(hash_string(name))) & (c.head != tokens)]
        slot = np.full(len(tokens), -1, dtype=np.int64)
        slot[c.head[children][::-1]] = children[::-1]
        slots[name] = slot
    return slots


def _at(column: Numbers, where: Numbers) -> Numbers:
    """Values at these tokens, 0 where the token number is −1."""
    return np.where(where >= 0, column[where], np.zeros(1, column.dtype))


def cue_features(c: Columns) -> Numbers:
    """For each token: what speaks for its being the head of a cue."""
    n = len(c.lemma)
    t, slots = Templates(n), child_slots(c)
    tokens = np.arange(n)
    shape = sum(((slots[name] >= 0).astype(np.int64) << i) for i, name in enumerate(SLOTS))
    core = ("nsubj", "nsubjpass", "dobj", "ccomp", "xcomp", "acl", "agent", "attr", "acomp")
    frame = sum(((slots[name] >= 0).astype(np.int64) << i) for i, name in enumerate(core))
    subject = np.where(slots["nsubj"] >= 0, slots["nsubj"], slots["nsubjpass"])
    quoted = (c.quote >= 0).astype(np.int64)
    near = _quote_near(c)
    nxt, prev = shifted(c.lemma, 1), shifted(c.lemma, -1)
    t.add(np.zeros(n, np.uint64))
    for column in (c.lemma, c.lower, c.tag, c.dep, c.cue_class, shape, frame, c.ent, near, quoted):
        t.add(column)
    for parts in ((c.lemma, c.pos), (c.lemma, c.dep), (c.lemma, frame), (c.lemma, shape), (c.lemma, near),
                  (c.lemma, quoted), (c.cue_class, frame), (c.cue_class, near), (c.cue_class, c.dep, c.tag),
                  (c.tag, frame), (c.tag, near), (c.dep, c.tag), (c.lemma, nxt), (prev, c.lemma), (c.tag, nxt),
                  (prev, c.tag), (c.lemma, shifted(c.tag, 1)), (c.lemma, shifted(c.tag, -1)), (nxt,), (prev,),
                  (shifted(c.lemma, 2),), (shifted(c.lemma, -2),), (nxt, shifted(c.lemma, 2)),
                  (c.lemma[c.head], c.dep), (c.lemma[c.head], c.dep, c.lemma), (c.tag[c.head], c.dep, c.tag),
                  (c.cue_class[c.head], c.dep, c.tag), (c.dep[c.head], c.dep, c.pos)):  # fmt: skip
        t.add(*parts)
    for name in ("dobj", "ccomp", "xcomp", "prep", "acl", "agent", "poss", "aux", "advmod", "attr", "acomp", "prt",
                 "dative", "relcl", "conj"):  # fmt: skip
        child = slots[name]
        t.add(_at(c.lemma, child), (child >= 0).astype(np.int64))
        if name in ("dobj", "ccomp", "xcomp", "prep", "aux", "prt", "acomp", "acl"):
            t.add(c.lemma, _at(c.lemma, child))
    t.add(_at(c.lemma, subject))
    t.add(c.lemma, _at(c.lemma, subject))
    t.add(_at(c.pos, subject), _at(c.ent, subject), c.cue_class)
    t.add(c.lemma, _at(c.ent, subject), _at(c.pos, subject))
    clause = slots["ccomp"]
    t.add(c.lemma, _at(c.lemma, np.where(clause >= 0, slots["mark"][clause], -1)), clause > tokens)
    t.add(c.cue_class, _at(c.lemma, np.where(clause >= 0, slots["mark"][clause], -1)), clause > tokens)
    for name in ("dobj", "attr", "acomp", "prep", "prt"):
        kind = _at(c.cue_class, slots[name])
        t.add(kind, c.dep, c.tag)
        t.add(kind, c.lemma)
    phrase = _at(slots["pobj"], slots["prep"]) * (slots["prep"] >= 0) - (slots["prep"] < 0)
    t.add(_at(c.cue_class, phrase), _at(c.lemma, slots["prep"]))
    t.add(_at(c.lemma, phrase), _at(c.lemma, slots["prep"]))
    t.add(_at(c.ent, slots["poss"]), c.lemma)
    t.add(_at(c.cue_class, slots["dobj"]), frame, _at(c.ent, subject))
    t.add(buckets(tokens - c.first), buckets(c.last - tokens))
    t.add(c.paragraph == 0, c.dep, c.tag)
    other = _classes_in_sentence(c)
    t.add(other, c.lemma)
    t.add(other, c.cue_class, frame)
    return t.matrix()


def _classes_in_sentence(c: Columns) -> Numbers:
    """How many listed cues the sentence has, up to 3."""
    counts = np.bincount(c.sentence, weights=c.cue_class == 1)
    return np.minimum(counts, 3)[c.sentence].astype(np.int64)


def _quote_near(c: Columns) -> Numbers:
    """How near a quotation ends before a token and begins after it, within its paragraph: two coarse distances."""
    tokens = np.arange(len(c.lemma))
    ended = np.where(c.quote_state == 3, tokens, -1)
    before = tokens - np.maximum.accumulate(ended)
    began = np.where(c.quote_state == 1, tokens, 10**6)
    after = np.minimum.accumulate(began[::-1])[::-1] - tokens
    before = np.where(tokens - before >= c.paragraph_first, before, 10**6)
    after = np.where(tokens + after <= c.paragraph_last, after, 10**6)
    return np.digitize(before, (1, 2, 4, 8, 16)) * 8 + np.digitize(after, (1, 2, 4, 8, 16))
