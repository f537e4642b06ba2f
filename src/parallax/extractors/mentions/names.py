"""Names in a text: the codebook's aliases first, then what the parser calls an entity, then other proper nouns.

The small model's labels are noisy, so the label of a name is decided over all its mentions in the article, by the
titles before it and by the descriptions it is apposed to.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from parallax.codebook import Actor
from parallax.extractors.mentions.mention import GPE, GROUP, ORG, PERSON, Mention, is_plural, is_title, noun_label

LABELS = {"PERSON": PERSON, "ORG": ORG, "FAC": ORG, "NORP": GROUP, "GPE": GPE, "LOC": GPE, "PRODUCT": ORG}
KIND_LABELS = {"person": PERSON, "group": GROUP, "organisation": ORG, "agency": ORG, "state": GPE}
NEVER = {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE", "LAW", "EVENT", "WORK_OF_ART"}
TITLE_WEIGHT = 3

Aliases = dict[str, list[tuple[tuple[str, ...], Actor]]]


def find_names(doc: Doc, actors: tuple[Actor, ...]) -> list[Mention]:
    """The names of a Doc in order, none inside another, each with its decided label."""
    taken: set[int] = set()
    names = []
    for mention in [*_aliased(doc, aliases(actors)), *_entities(doc), *_proper_nouns(doc)]:
        if taken.isdisjoint(range(mention.start, mention.end)):
            taken.update(range(mention.start, mention.end))
            names.append(mention)
    names.sort(key=lambda mention: mention.start)
    _decide_labels(doc, names)
    return names


@lru_cache(maxsize=8)
def aliases(actors: tuple[Actor, ...]) -> Aliases:
    """The codebook's names by their first word, the longest first; words in lower case."""
    found: Aliases = {}
    for actor in actors:
        for alias in {actor.name, *actor.aliases, *actor.titles, *actor.metonyms}:
            words = tuple(alias.lower().replace("’", "'").replace("-", " - ").split())
            found.setdefault(words[0], []).append((words, actor))
    for entries in found.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[0], entry[1].actor_id))
    return found


def _aliased(doc: Doc, known: Aliases) -> Iterator[Mention]:
    lowered = [token.lower_.replace("’", "'") for token in doc] if known else []
    at = 0
    while at < len(lowered):
        match = next(((w, a) for w, a in known.get(lowered[at], ()) if tuple(lowered[at : at + len(w)]) == w), None)
        if match and doc[at].text[0].isupper():
            words, actor = match
            end = at + len(words)
            yield Mention(at, end, _head(doc, at, end), "name", KIND_LABELS[actor.kind], actor_id=actor.actor_id)
            at = end
        else:
            at += 1


def _entities(doc: Doc) -> Iterator[Mention]:
    for entity in doc.ents:
        if entity.label_ in LABELS and (span := _trimmed(doc, entity.start, entity.end)):
            yield Mention(*span, _head(doc, *span), "name", LABELS[entity.label_])


def _proper_nouns(doc: Doc) -> Iterator[Mention]:
    """Runs of proper nouns outside entities."""
    start = None
    for token in doc:
        proper = token.pos_ == "PROPN" and token.ent_type_ not in NEVER and token.text[0].isupper()
        if start is not None and (not proper or token.is_sent_start):
            if span := _trimmed(doc, start, token.i):
                yield Mention(*span, _head(doc, *span), "name", "")
            start = None
        if proper and start is None:
            start = token.i


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Without articles, titles and punctuation at the front, without possessives and punctuation at the end."""
    while start < end and (doc[start].pos_ in ("DET", "PUNCT", "SPACE") or is_title(doc[start])):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].pos_ in ("PUNCT", "SPACE")):
        end -= 1
    return (start, end) if start < end and any(token.text[0].isupper() for token in doc[start:end]) else None


def _head(doc: Doc, start: int, end: int) -> int:
    """The word of a span that hangs outside it; the last one where several do."""
    return next((i for i in reversed(range(start, end)) if not start <= doc[i].head.i < end or doc[i].head.i == i), end - 1)


def _decide_labels(doc: Doc, names: list[Mention]) -> None:
    """One label for all mentions that end in the same word: the most votes win."""
    votes: dict[str, Counter[str]] = {}
    for name in names:
        count = votes.setdefault(doc[name.end - 1].lower_, Counter())
        count[name.label] += name.label != ""
        if name.start and is_title(doc[name.start - 1]) or _described_as_person(doc[name.head]):
            count[PERSON] += TITLE_WEIGHT
    for name in names:
        if not name.actor_id:
            name.label = max(votes[doc[name.end - 1].lower_].items(), key=lambda item: (item[1], item[0]))[0]
        name.plural = is_plural(doc[name.head]) and name.label == GROUP


def _described_as_person(head: Token) -> bool:
    """“chief negotiator Rustem Umerov”, “Umerov, the negotiator”, “the negotiator, Umerov”."""
    near = [child for child in head.children if child.dep_ in ("compound", "appos", "nmod")]
    if head.dep_ == "appos":
        near.append(head.head)
    return any(token.pos_ in ("NOUN", "PROPN") and noun_label(token) == PERSON for token in near)
