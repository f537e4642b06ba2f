"""Names in a text: the codebook's first, then what the parser calls an entity, then other proper nouns.

The small model cuts names badly: titles are taken off, cut names are made whole, two hyphened names are taken apart.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc

from parallax.codebook import Actor
from parallax.extractors.mentions.aliases import find_aliases
from parallax.extractors.mentions.mention import GPE, GROUP, ORG, PERSON, Mention, head_of, is_title, noun_label
from parallax.naming import country, normalised

LABELS = {"PERSON": PERSON, "ORG": ORG, "NORP": GROUP, "GPE": GPE, "LOC": GPE, "FAC": GPE, "PRODUCT": ""}
HYPHENS = {"-", "–"}
LINKS = HYPHENS | {"'", "’"}
# what follows a name and a hyphen without being part of it: “the Klein-led delegation”
HYPHENED = set("led era like style backed based born held run owned controlled linked appointed aligned made".split())
NO_NAMES = {"ADP", "PRON", "VERB", "AUX", "SPACE", "PUNCT"}
PARTICLES = set("van von der den de del della da di la le du al el bin bint ibn ben abu of and for the".split())


def find_names(doc: Doc, actors: tuple[Actor, ...]) -> list[Mention]:
    """Names of a Doc in order, labelled as the parser calls them; inside another stands only a country's."""
    taken: set[int] = set()
    names = []
    for start, end, alias in find_aliases(doc, actors, "name"):
        taken.update(range(start, end))
        names.append(_mention(doc, start, end, alias.label, alias.actor_id))
    loud, known = _loud_tokens(doc), _names_apart(doc)
    for start, end, label in [*_entities(doc, known), *_proper_nouns(doc, loud)]:
        start, end = _whole(doc, *_trimmed(doc, start, end), taken, known)
        if start < end and taken.isdisjoint(range(start, end)) and doc[end - 1].text[0].isalnum():
            taken.update(range(start, end))
            names.append(_mention(doc, start, end, label if label in loud.get(start, label) else ""))
            names += _nested(doc, names[-1], actors)
    return sorted(names, key=lambda name: (name.start, -name.end))


def _mention(doc: Doc, start: int, end: int, label: str, actor_id: str | None = None) -> Mention:
    words = tuple(normalised(doc[start:end].text).split())
    return Mention(start, end, head_of(doc, start, end), "name", label, words, actor_id=actor_id)


def _nested(doc: Doc, name: Mention, actors: tuple[Actor, ...]) -> Iterator[Mention]:
    """The country at the front of a longer name: “Russian Defence Ministry”."""
    for end in (name.start + 2, name.start + 1):
        words = normalised(doc[name.start : end].text)
        if end < name.end and doc[end - 1].tag_ != "POS" and country(words) and not country(" ".join(name.words)) and name.head >= end:
            known = (actor.actor_id for actor in actors if words in map(normalised, (actor.name, *actor.aliases)))
            yield _mention(doc, name.start, end, GPE, next(known, None))
            return


def find_again(doc: Doc, names: list[Mention]) -> Iterator[Mention]:
    """Words that are a name elsewhere in the article and were overlooked here: “[Klein]”, “KLEIN RESIGNS”, and “the
    North” where North Korea is spoken of."""
    taken = {i for name in names for i in range(name.start, name.end)}
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


def _entities(doc: Doc, known: Counter[str]) -> Iterator[tuple[int, int, str]]:
    for entity in doc.ents:
        if entity.label_ in LABELS:
            for start, end in _parts(doc, entity.start, entity.end, known):
                label = LABELS[entity.label_]
                if label == GROUP and doc[end - 1].tag_ == "NNPS" and not country(normalised(doc[start:end].text)):
                    start = end - 1  # “Congressional Republicans” are named by their party
                yield start, end, label if end - start == len(entity) else label if label in (PERSON, GROUP) else ""


def _parts(doc: Doc, start: int, end: int, known: Counter[str]) -> Iterator[tuple[int, int]]:
    """An entity cut where two names were run together: at a verb, before the name that follows a title, at the hyphen
    of “the Klein-Weber summit” where one is a name elsewhere."""
    if country(normalised(doc[start:end].text)):
        yield start, end
        return
    for i in range(start + 1, end - 1):
        word, before, after = doc[i].text, doc[i - 1], doc[i + 1]
        verb = word.islower() and word not in PARTICLES and before.whitespace_ and doc[i].whitespace_
        hyphen = word in HYPHENS and after.text[0].isupper() and (known[before.text] or known[after.text])
        if verb or hyphen:
            yield start, i
            start = i + 1
        elif is_title(doc[i]) and not is_title(after) and after.pos_ == "PROPN" and not noun_label(doc[end - 1]):
            start = i + 1
    yield start, end


def _proper_nouns(doc: Doc, loud: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[int, int, str]]:
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


def _loud_tokens(doc: Doc) -> dict[int, tuple[str, ...]]:
    """Tokens of headlines in capital letters or with a capital at each word, and the labels that are believed there."""
    loud: dict[int, tuple[str, ...]] = {}
    for sentence in doc.sents:
        long = [token for token in sentence if token.is_alpha and len(token) > 3]
        if len(long) > 2 and all(token.text[0].isupper() for token in long):
            upper = all(token.is_upper for token in long)
            loud.update(dict.fromkeys(range(sentence.start, sentence.end), (GPE,) if upper else (GPE, PERSON)))
    return loud


def _names_apart(doc: Doc) -> Counter[str]:
    """How often a word is part of an entity without a hyphen beside it."""
    return Counter(
        token.text
        for entity in doc.ents
        for token in entity
        if not (token.i and doc[token.i - 1].text in HYPHENS or token.i + 1 < len(doc) and doc[token.i + 1].text in HYPHENS)
    )


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without articles, titles and punctuation at the front, without possessives and punctuation at the end."""
    while start < end and (doc[start].pos_ in ("DET", "PUNCT", "SPACE", "PRON") or is_title(doc[start])):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].pos_ in ("PUNCT", "SPACE")):
        end -= 1
    if start < end and doc[start].lower_ in ("of", "for"):  # “Secretary of State”: an office and no name
        return end, end
    return start, end


def _whole(doc: Doc, start: int, end: int, taken: set[int], known: Counter[str]) -> tuple[int, int]:
    """With the rest of a name that the parser cut: “Oleksandr [Syrskyi]”, “Kim Jong[-un]”, “Abdel Fattah [al-Sisi]”."""
    while start < end and (reach := _next_part(doc, start, end, known)) > end:
        if not taken.isdisjoint(range(end, reach)):
            break
        end = reach
    return start, end


def _next_part(doc: Doc, start: int, end: int, known: Counter[str]) -> int:
    """The end of the span with the next part of the name in it, the same end where nothing follows."""
    if end >= len(doc) or doc[end].is_sent_start:
        return end
    if doc[end].text in LINKS and end + 1 < len(doc) and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        following = doc[end + 1]
        if end + 3 < len(doc) and doc[end + 2].text in HYPHENS and doc[end + 3].text[0].isupper() and following.is_lower:
            return end + 4  # “Chick-fil-A”, “Stratford-upon-Avon”
        capital = following.text[0].isupper()
        given = following.pos_ == "PROPN" and not (following.ent_type_ or known[following.text]) if capital else end - start > 1
        return end + 2 if given and following.is_alpha and following.lower_ not in HYPHENED else end
    follows = doc[end]
    joined = follows.head.i in range(start, end) or doc[end - 1].head.i == end
    proper = follows.pos_ == "PROPN" and follows.text[0].isupper() and follows.ent_type_ in ("", doc[end - 1].ent_type_)
    return end + 1 if proper and joined and follows.is_alpha and not is_title(follows) else end
