"""Names in a text: the codebook's first, then what the parser calls an entity, then other proper nouns.

The small model cuts names badly: titles are taken off, cut names are made whole, two hyphened names are taken apart.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from parallax.codebook import Actor
from parallax.extractors.mentions.aliases import find_aliases
from parallax.extractors.mentions.mention import GPE, GROUP, ORG, PERSON, Mention, is_title
from parallax.naming import normalised

LABELS = {"PERSON": PERSON, "ORG": ORG, "NORP": GROUP, "GPE": GPE, "LOC": GPE, "FAC": GPE, "PRODUCT": ""}
LINKS = {"-", "–", "'", "’"}
# what follows a name and a hyphen without being part of it: “the Klein-led delegation”
HYPHENED = set("led era like style backed based born held run owned controlled linked appointed aligned made".split())
PARTICLES = set("van von der den de del della da di la le du al el bin bint ibn ben abu of and for the".split())


def find_names(doc: Doc, actors: tuple[Actor, ...]) -> list[Mention]:
    """Names and codebook titles of a Doc in order, none inside another; a label is what the parser calls it."""
    taken: set[int] = set()
    names = []
    for start, end, alias in find_aliases(doc, actors):
        taken.update(range(start, end))
        names.append(_mention(doc, start, end, alias.label, alias.kind, alias.actor_id))
    loud = _loud_tokens(doc)
    for start, end, label in [*_entities(doc), *_proper_nouns(doc, loud)]:
        start, end = _whole(doc, *_trimmed(doc, start, end), taken)
        if start < end and taken.isdisjoint(range(start, end)) and doc[end - 1].text[0].isalnum():
            taken.update(range(start, end))
            names.append(_mention(doc, start, end, "" if loud & {start} and label != GPE else label))
    return sorted(names, key=lambda name: name.start)


def _mention(doc: Doc, start: int, end: int, label: str, kind: str = "name", actor_id: str | None = None) -> Mention:
    words = tuple(normalised(doc[start:end].text).split())
    plural = doc[end - 1].tag_ in ("NNS", "NNPS") and label == GROUP
    return Mention(start, end, _head(doc, start, end), kind, label, words, plural, actor_id)


def _entities(doc: Doc) -> Iterator[tuple[int, int, str]]:
    for entity in doc.ents:
        if entity.label_ not in LABELS or entity[0].text[0].islower() and entity[-1].text[0].islower():
            continue
        start, label = entity.start, LABELS[entity.label_]
        for i in range(start + 1, entity.end - 1):  # “Judiciary Chairman Bob Goodlatte” holds a name after a title
            if label != PERSON and is_title(doc[i]) and doc[i + 1].pos_ == "PROPN":
                start, label = i + 1, PERSON
        hyphen = next((i for i in range(start + 1, entity.end - 1) if doc[i].text in LINKS), None)
        if hyphen and label != PERSON and doc[hyphen + 1].text[0].isupper():
            yield start, hyphen, ""
            start, label = hyphen + 1, ""
        yield start, entity.end, label


def _proper_nouns(doc: Doc, loud: set[int]) -> Iterator[tuple[int, int, str]]:
    """Runs of capitalised proper nouns that the parser calls no entity; in capital letters nothing tells them."""
    start = None
    for token in doc:
        proper = token.pos_ == "PROPN" and not token.ent_type_ and token.text[0].isupper() and token.i not in loud
        if start is not None and (not proper or token.is_sent_start or is_title(token)):
            yield start, token.i, ""
            start = None
        if proper and start is None and not is_title(token):
            start = token.i
    if start is not None:
        yield start, len(doc), ""


def _loud_tokens(doc: Doc) -> set[int]:
    """Tokens of sentences in capital letters, where a capital tells nothing."""
    loud: set[int] = set()
    for sentence in doc.sents:
        if sentence.text.isupper() and sum(token.is_alpha for token in sentence) > 2:
            loud.update(range(sentence.start, sentence.end))
    return loud


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without articles, titles and punctuation at the front, without possessives and punctuation at the end."""
    while start < end and (doc[start].pos_ in ("DET", "PUNCT", "SPACE", "PRON") or is_title(doc[start])):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].pos_ in ("PUNCT", "SPACE")):
        end -= 1
    if start < end and doc[start].lower_ in ("of", "for"):  # “Secretary of State”: an office and no name
        return end, end
    return start, end


def _whole(doc: Doc, start: int, end: int, taken: set[int]) -> tuple[int, int]:
    """With the rest of a name that the parser cut: “Oleksandr [Syrskyi]”, “Kim Jong[-un]”, “Abdel Fattah [al-Sisi]”."""
    while start < end and (reach := _next_part(doc, start, end)) > end:
        if not taken.isdisjoint(range(end, reach)):
            break
        end = reach
    return start, end


def _next_part(doc: Doc, start: int, end: int) -> int:
    """The end of the span with the next part of the name in it, the same end where nothing follows."""
    if end >= len(doc) or doc[end].is_sent_start:
        return end
    if doc[end].text in LINKS and end + 1 < len(doc) and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        following = doc[end + 1]
        given = end - start > 1 or following.text[0].isupper() and following.pos_ == "PROPN"
        return end + 2 if given and following.is_alpha and following.lower_ not in HYPHENED else end
    follows = doc[end]
    joined = follows.head.i in range(start, end) or doc[end - 1].head.i == end
    proper = follows.pos_ == "PROPN" and follows.text[0].isupper() and follows.ent_type_ in ("", doc[end - 1].ent_type_)
    return end + 1 if proper and joined and follows.is_alpha and not is_title(follows) else end


def _head(doc: Doc, start: int, end: int) -> int:
    """The word of a span that hangs outside it; the last one where several do."""
    inside = range(start, end)
    return next((i for i in reversed(inside) if doc[i].head.i == i or doc[i].head.i not in inside), end - 1)
