"""Features of a token seen from a cue: what speaks for its being source, cue or content."""

import numpy as np
from spacy.strings import hash_string

from parallax.extractors.attributions.columns import Columns, Numbers
from parallax.extractors.attributions.features import bits, buckets, child_slots, hashed, shifted
from parallax.extractors.attributions.windows import Windows, paths, quotes_between, rivals

COMMA, COLON, THAT = (np.uint64(hash_string(word)) for word in (",", ":", "that"))
CORE = ("nsubj", "nsubjpass", "dobj", "ccomp", "xcomp", "acl", "agent", "prep")
LEVELS = (0.05, 0.2, 0.5, 0.8)  # of the probability of being a cue
ALONE = np.uint64(1)  # stands for a relation where there is none

TEMPLATES = (
    "one", "lemma", "tag", "dep", "ent", "steps", "path", "sidepath", "marks sentences", "place relation",
    "path cue_class", "path cue_lemma", "path cue_tag", "path cue_dep", "path marks", "path frame",
    "sidepath cue_tag", "sidepath marks", "relation order cue_lemma", "relation order dep",
    "path dep", "path tag", "path lemma", "path ent", "path pos starts", "path ends", "path starts",
    "nth order marks", "nth order marks cue_class", "nth marks frame", "between order",
    "nth sentences order", "nth path", "marks steps",
    "lemma order", "lemma steps", "lemma marks", "previous", "next", "previous lemma", "lemma next",
    "previous_tag tag", "tag next_tag", "previous_tag tag next_tag", "previous order", "next order",
    "path previous", "path next", "previous_path path", "path next_path",
    "level order", "level path", "rival order", "rival path", "rival nth marks",
    "ent order steps", "dep order sentences", "dep steps", "pos ent steps", "tag steps",
    "head_lemma dep order", "dep head_dep order",
    "that_follows comma_follows colon_follows path", "after_cue order sentences",
    "next_marks marks order", "previous_marks marks order", "sentences frame marks",
    "paragraphs marks order", "cue_lemma frame order sentences", "cue_lemma nth order",
)  # fmt: skip


def token_features(c: Columns, w: Windows, likely: Numbers) -> Numbers:
    """One row per position of the windows, one column per template. `likely`: probability of being a cue, per token."""
    level = np.digitize(likely, LEVELS)
    view = _words(c, w) | _places(c, w) | {"one": np.zeros(len(w.token), np.uint64)}
    view |= {"level": level[w.token], "rival": rivals(c, w, level)}
    for name in ("path", "marks"):
        view |= {f"previous_{name}": shifted(view[name], -1), f"next_{name}": shifted(view[name], 1)}
    return hashed(TEMPLATES, view)


def _words(c: Columns, w: Windows) -> dict[str, Numbers]:
    """The token, its neighbours in the window and its head; the cue and the word after it."""
    slots = child_slots(c)
    view = {name: getattr(c, name)[w.token] for name in ("lemma", "tag", "dep", "pos", "ent")}
    view |= {f"cue_{name}": getattr(c, name)[w.cue] for name in ("lemma", "tag", "dep")}
    view["cue_class"] = c.cue_class[w.cue]
    view |= {"previous": shifted(view["lemma"], -1), "previous_tag": shifted(view["tag"], -1)}
    view |= {"next": shifted(view["lemma"], 1), "next_tag": shifted(view["tag"], 1)}
    view |= {"head_lemma": c.lemma[c.head[w.token]], "head_dep": c.dep[c.head[w.token]]}
    view["frame"] = bits(slots, CORE)[w.cue]
    after = c.lemma[np.minimum(w.cue + 1, len(c.lemma) - 1)]
    view |= {"after_cue": after, "that_follows": after == THAT}
    return view | {"comma_follows": after == COMMA, "colon_follows": after == COLON}


def _places(c: Columns, w: Windows) -> dict[str, Numbers]:
    """How the token lies to the cue: in the tree, in the line of words, by quotation marks, sentences, paragraphs."""
    up, down, branch, side = paths(c, w)
    distance = w.token - w.cue
    order = (distance > 0).astype(np.int64) + 2 * (distance == 0)
    sentences = np.clip(c.sentence[w.token] - c.sentence[w.cue], -3, 3)
    relation, place = np.where(branch >= 0, c.dep[branch], ALONE), up * 8 + np.minimum(down, 3)
    nth, between = quotes_between(c, w)
    return {
        "order": order, "sentences": sentences, "relation": relation, "place": place,
        "path": _combined(place, relation, order, sentences),
        "sidepath": _combined(up, np.where(side >= 0, c.dep[side], ALONE), relation, order),
        "starts": (branch >= 0) & (w.token == c.left[np.maximum(branch, 0)]),
        "ends": (branch >= 0) & (w.token == c.right[np.maximum(branch, 0)]),
        "steps": buckets(distance), "nth": nth, "between": between,
        "marks": c.quote_state[w.token] + 4 * (c.quote[w.token] == c.quote[w.cue]),
        "paragraphs": c.paragraph[w.token] - c.paragraph[w.cue],
    }  # fmt: skip


def _combined(*parts: Numbers) -> Numbers:
    value = np.zeros(len(parts[0]), dtype=np.uint64)
    for part in parts:
        value = (value ^ part.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        value ^= value >> np.uint64(31)
    return value
