"""Names in a text: the codebook's, those the parser finds, then those it finds elsewhere and overlooks here."""

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc

from parallax.codebook import Actor
from parallax.extractors.mentions.aliases import find_aliases
from parallax.extractors.mentions.mention import GPE, PERSON, Mention, head_of, ones_of_many
from parallax.extractors.mentions.spans import name_spans
from parallax.extractors.mentions.tags import tag_tokens
from parallax.naming import country, normalised
from parallax.syntax import text_of

CUT = re.compile(r"(?<=\w)[][]\w")
TIME_ZONES = frozenset("GMT UTC BST CET CEST EET EEST MSK EST EDT CST CDT MST MDT PST PDT IST JST".split())
NO_NAMES = {"ADP", "PRON", "VERB", "AUX", "SPACE", "PUNCT"}


def find_names(doc: Doc, actors: tuple[Actor, ...]) -> list[Mention]:
    """Names of a Doc in order, labelled as the parser calls them; inside one stands only another actor or a country."""
    barred = _no_names(doc)
    taken = set(barred)
    names = []
    for start, end, alias in find_aliases(doc, actors, "name"):
        if barred.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            names.append(_mention(doc, start, end, alias.label, alias.actor_id))
    for start, end, label in name_spans(doc, taken, barred):
        names.append(_mention(doc, start, end, label))
        names += _nested(doc, names[-1], actors)
    return sorted(names, key=lambda name: (name.start, -name.end))


def find_again(doc: Doc, names: list[Mention]) -> Iterator[Mention]:
    """Words that are a name elsewhere in the article and were overlooked here: “[Klein]”, “KLEIN RESIGNS”, and “the
    North” where North Korea is spoken of."""
    taken = _no_names(doc).union(i for name in names for i in range(name.start, name.end))
    alone = {name.words[0]: name for name in names if len(name.words) == 1}
    surnames = {name.words[-1]: name for name in names if name.label == PERSON}
    halves = {name.words[0]: name for name in names if len(name.words) == 2 and country(" ".join(name.words))}
    for token in doc:
        if token.i in taken or not token.text[0].isupper() or token.pos_ in NO_NAMES:
            continue
        half = token.i and doc[token.i - 1].lower_ == "the" and token.head.pos_ != "PROPN"
        name = halves.get(token.lower_) if half else alone.get(token.lower_) or surnames.get(token.lower_)
        if name:
            again = _mention(doc, token.i, token.i + 1, name.label, name.actor_id)
            again.words = name.words if half or name.actor_id else again.words
            yield again


@lru_cache(maxsize=1)
def _no_names(doc: Doc) -> frozenset[int]:
    """Tokens that are in no name: party tags, time zones, words that an editor's bracket cuts (“[W]e”), and demonyms
    that stand for one person (“the Dane”)."""
    cut = (doc.char_span(*match.span(), alignment_mode="expand") for match in CUT.finditer(text_of(doc)))
    zones = (token.i for token in doc if token.text in TIME_ZONES)
    persons = (i for one in ones_of_many(doc) for i in range(doc[one].left_edge.i, one + 1))
    cut_words = (token.i for span in cut for token in span if len(token) > 1)
    return frozenset([*tag_tokens(doc), *zones, *persons, *cut_words])


def _mention(doc: Doc, start: int, end: int, label: str, actor_id: str | None = None) -> Mention:
    words = tuple(normalised(doc[start:end].text).split())
    return Mention(start, end, head_of(doc, start, end), "name", label, words, actor_id=actor_id)


def _nested(doc: Doc, name: Mention, actors: tuple[Actor, ...]) -> Iterator[Mention]:
    """The country at the front of a longer name: “German Defence Ministry”."""
    if country(" ".join(name.words)):
        return
    for end in (name.start + 2, name.start + 1):
        words = normalised(doc[name.start : end].text)
        if end < name.end and end <= name.head and doc[end - 1].tag_ != "POS" and country(words):
            known = (actor.actor_id for actor in actors if words in map(normalised, (actor.name, *actor.aliases)))
            yield _mention(doc, name.start, end, GPE, next(known, None))
            return
