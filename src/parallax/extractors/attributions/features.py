"""Features of a cue, and of a token seen from a cue: hashed combinations of columns, one number per template.

Hashing (Weinberger et al. 2009) keeps the model free of words and its lookup free of a dictionary.
"""

from functools import cache

import numpy as np
from spacy.strings import hash_string

from parallax import crf
from parallax.extractors.attributions.columns import Columns, Numbers

BUCKETS = 1 << 21
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
SLOTS = ("nsubj", "nsubjpass", "dobj", "ccomp", "xcomp", "prep", "mark", "aux", "auxpass", "neg", "acl", "agent",
         "poss", "advmod", "attr", "acomp", "dative", "prt", "conj", "advcl", "pobj", "relcl", "parataxis",
         "det")  # fmt: skip
CORE = ("nsubj", "nsubjpass", "dobj", "ccomp", "xcomp", "acl", "agent", "attr", "acomp")
_BY_HASH = sorted(SLOTS, key=hash_string)
_HASHES = np.array([hash_string(name) for name in _BY_HASH], dtype=np.uint64)


CUE_TEMPLATES = (
    "one", "lemma", "lower", "tag", "dep", "class", "shape", "frame", "ent", "near", "quoted",
    "lemma pos", "lemma dep", "lemma frame", "lemma shape", "lemma near", "lemma quoted", "class frame", "class near",
    "class dep tag", "tag frame", "tag near", "dep tag", "lemma next", "previous lemma", "tag next", "previous tag",
    "lemma next_tag", "lemma previous_tag", "next", "previous", "next2", "previous2", "next next2",
    "head_lemma dep", "head_lemma dep lemma", "head_tag dep tag", "head_class dep tag", "head_dep dep pos",
    "dobj dobj_there", "lemma dobj", "ccomp ccomp_there", "lemma ccomp", "xcomp xcomp_there", "lemma xcomp",
    "prep prep_there", "lemma prep", "acl acl_there", "lemma acl", "agent agent_there", "poss poss_there",
    "aux aux_there", "lemma aux", "advmod advmod_there", "attr attr_there", "acomp acomp_there", "lemma acomp",
    "prt prt_there", "lemma prt", "dative dative_there", "relcl relcl_there", "conj conj_there",
    "subject_lemma", "lemma subject_lemma", "subject_pos subject_ent class", "lemma subject_ent subject_pos",
    "lemma clause_mark clause_after", "class clause_mark clause_after",
    "dobj_class dep tag", "dobj_class lemma", "attr_class dep tag", "attr_class lemma", "acomp_class dep tag",
    "acomp_class lemma", "prep_class dep tag", "prep_class lemma", "prt_class dep tag", "prt_class lemma",
    "phrase_class prep", "phrase prep", "poss_ent lemma", "dobj_class frame subject_ent", "from_first to_last",
    "headline dep tag", "others lemma", "others class frame",
)  # fmt: skip


def hashed(templates: tuple[str, ...], view: dict[str, Numbers]) -> Numbers:
    """Bucket numbers: for each template the combination of the columns it names; its place keeps templates apart.

    All templates take in their first column at once, then those that have one their second, and so on.
    """
    names, rounds = _named_columns(templates)
    columns = np.stack([view[name].astype(np.uint64) for name in names])
    places = np.arange(1, len(templates) + 1, dtype=np.uint64)[:, None]
    out = np.empty((len(templates), columns.shape[1]), dtype=np.int32)
    for block in crf.blocks(columns.shape[1]):
        value = np.repeat(places, columns[:, block].shape[1], axis=1)
        for longer, named in rounds:
            taken = (value[longer] ^ columns[named, block]) * _MULTIPLIER
            value[longer] = taken ^ (taken >> np.uint64(29))
        out[:, block] = (value * _MULTIPLIER) >> np.uint64(43)
    return out.T


@cache
def _named_columns(templates: tuple[str, ...]) -> tuple[list[str], list[tuple[Numbers, Numbers]]]:
    """The columns that templates name; then of the first, the second, … of each: which templates have one, and which
    column it is."""
    split = [template.split() for template in templates]
    names = sorted({name for own in split for name in own})
    longest = max(len(own) for own in split)
    rounds = ([(row, names.index(own[n])) for row, own in enumerate(split) if len(own) > n] for n in range(longest))
    return names, [tuple(np.array(each).T) for each in rounds]


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
    """For each relation the token number of a child that stands in it, −1 where there is none; of several the first."""
    tokens = np.arange(len(c.dep))
    place = np.searchsorted(_HASHES, c.dep).clip(max=len(SLOTS) - 1)
    children = np.flatnonzero((_HASHES[place] == c.dep) & (c.head != tokens))[::-1]
    slots = np.full((len(SLOTS), len(tokens)), -1, dtype=np.int64)
    slots[place[children], c.head[children]] = children
    return dict(zip(_BY_HASH, slots))


def at(column: Numbers, where: Numbers) -> Numbers:
    """Values at these tokens, 0 where the token number is −1."""
    return np.where(where >= 0, column[where], np.zeros(1, column.dtype))


def bits(slots: dict[str, Numbers], names: tuple[str, ...]) -> Numbers:
    """Which of these children a token has, as the bits of one number."""
    return (1 << np.arange(len(names))) @ (np.array([slots[name] for name in names]) >= 0)


def cue_features(c: Columns) -> Numbers:
    """For each token: what speaks for its being the head of a cue. One row per token, one column per template."""
    return hashed(CUE_TEMPLATES, _view(c))


def _view(c: Columns) -> dict[str, Numbers]:
    """The columns that templates name, each with one value per token."""
    tokens, slots = np.arange(len(c.lemma)), child_slots(c)
    view = {name: getattr(c, name) for name in ("lemma", "lower", "pos", "tag", "dep", "ent")} | {"class": c.cue_class}
    view |= {f"head_{name}": view[name][c.head] for name in ("lemma", "tag", "dep", "class")}
    for steps, name in ((1, "next"), (-1, "previous"), (2, "next2"), (-2, "previous2")):
        view |= {name: shifted(c.lemma, steps), f"{name}_tag": shifted(c.tag, steps)}
    children = np.array([*slots.values()])
    for name, lemma, class_, there in zip(slots, at(c.lemma, children), at(c.cue_class, children), children >= 0):
        view |= {name: lemma, f"{name}_class": class_, f"{name}_there": there}
    subject = np.where(slots["nsubj"] >= 0, slots["nsubj"], slots["nsubjpass"])
    view |= {f"subject_{name}": at(getattr(c, name), subject) for name in ("lemma", "pos", "ent")}
    phrase = at(slots["pobj"], slots["prep"]) * (slots["prep"] >= 0) - (slots["prep"] < 0)
    view |= {"phrase": at(c.lemma, phrase), "phrase_class": at(c.cue_class, phrase)}
    mark = np.where(slots["ccomp"] >= 0, slots["mark"][slots["ccomp"]], -1)
    view |= {"clause_mark": at(c.lemma, mark), "clause_after": slots["ccomp"] > tokens}
    view |= {"shape": bits(slots, SLOTS), "frame": bits(slots, CORE), "poss_ent": at(c.ent, slots["poss"])}
    view |= {"quoted": c.quote >= 0, "near": _quote_near(c), "others": _classes_in_sentence(c)}
    view |= {"from_first": buckets(tokens - c.first), "to_last": buckets(c.last - tokens)}
    return view | {"one": np.zeros(len(tokens), np.uint64), "headline": c.paragraph == 0}


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
