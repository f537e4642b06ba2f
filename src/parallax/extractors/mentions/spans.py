"""Where names begin and end: what the parser calls an entity, then other proper nouns, cut and mended.

The small model cuts names badly: titles are taken off, cut names are made whole, two hyphened names are taken apart.
"""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from parallax.extractors.mentions.mention import GPE, GROUP, ORG, PERSON, is_body, is_title, noun_label
from parallax.naming import country, is_demonym, normalised

Span = tuple[int, int, str]  # start and end token, label; an empty label says that the parser gives none

LABELS = {"PERSON": PERSON, "ORG": ORG, "NORP": GROUP, "GPE": GPE, "LOC": GPE, "FAC": GPE, "PRODUCT": ""}
HYPHENS = {"-", "–"}
LINKS = HYPHENS | {"'", "’"}
# what follows a name and a hyphen without being part of it: “the Klein-led delegation”
HYPHENED = set("led era like style backed based born held run owned controlled linked appointed aligned made".split())
# “Ferrer i Puig”, “Ortega y Gasset”, “Costa e Silva”: of names in lower case only
PARTICLES = set("van von der den de del della da das dos di la le du al el bin bint ibn ben abu zu af av i y e".split())
PEOPLES = set("native african asian arab indigenous latin".split())
SMALL_WORDS = PARTICLES | {"of", "and", "for", "the"}


def name_spans(doc: Doc, taken: set[int], barred: frozenset[int]) -> Iterator[Span]:
    """Spans of names outside the taken tokens, none overlapping; takes their tokens. A barred token cuts a name."""
    loud, known = _loud_tokens(doc), _names_apart(doc)
    for start, end, label in [*_entities(doc, known, barred), *_proper_nouns(doc, {*loud, *barred})]:
        start, end = _whole(doc, *_trimmed(doc, start, end), taken, known)
        if start < end and taken.isdisjoint(range(start, end)) and doc[end - 1].text[0].isalnum():
            taken.update(range(start, end))
            yield start, end, label if label in loud.get(start, label) else ""


def _entities(doc: Doc, known: Counter[str], barred: frozenset[int]) -> Iterator[Span]:
    for entity in doc.ents:
        if entity.label_ in LABELS and not entity.text.islower():
            cut = next((i for i in range(entity.start, entity.end) if i in barred), entity.end)
            for start, end in _parts(doc, entity.start, cut, known):
                label = LABELS[entity.label_]
                if label == GROUP and doc[end - 1].tag_ == "NNPS" and not _is_people(doc, start, end):
                    start = end - 1  # “Congressional Republicans” are named by their party
                whole = end - start == len(entity) or label in (PERSON, GROUP)
                yield start, end, label if whole else ""


def _parts(doc: Doc, start: int, end: int, known: Counter[str]) -> Iterator[tuple[int, int]]:
    """An entity cut where two names were run together: at a verb, before the name that follows a title, at the hyphen
    of “the Klein-Weber summit” where one is a name elsewhere."""
    if country(normalised(doc[start:end].text)):
        yield start, end
        return
    for i in range(start + 1, end - 1):
        word, before, after = doc[i].text, doc[i - 1], doc[i + 1]
        verb = word.islower() and word not in SMALL_WORDS and before.whitespace_ and doc[i].whitespace_
        hyphen = word in HYPHENS and after.text[0].isupper() and (known[before.text] or known[after.text])
        if verb or hyphen:
            yield start, i
            start = i + 1
        elif is_title(doc[i]) and not is_title(after) and after.pos_ == "PROPN" and not noun_label(doc[end - 1]):
            start = i + 1
    yield start, end


def _is_people(doc: Doc, start: int, end: int) -> bool:
    """“South Koreans”, and peoples named by two words: “American Indians”, “Native Americans”, “African Americans”."""
    if country(normalised(doc[start:end].text)):
        return True
    front = normalised(doc[start : end - 1].text)
    return is_demonym(normalised(doc[end - 1].text)) and (is_demonym(front) or front in PEOPLES)


def _proper_nouns(doc: Doc, passed: set[int]) -> Iterator[Span]:
    """Runs of capitalised proper nouns that the parser calls no entity; in capital letters nothing tells them."""
    start = None
    for token in doc:
        proper = token.pos_ == "PROPN" and not token.ent_type_ and token.text[0].isupper() and token.i not in passed
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
        if not any(beside.text in HYPHENS for beside in doc[max(token.i - 1, 0) : token.i + 2])
    )


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without articles, titles and punctuation at the front, without possessives and punctuation at the end."""
    body = end - start > 1 and is_body(doc[end - 1])  # “the Republican Party”, and no Mr. Party
    while start < end and (doc[start].pos_ in ("DET", "PUNCT", "SPACE", "PRON") or is_title(doc[start])):
        if body and doc[start].pos_ == "PROPN" and doc[start].text[-1] != ".":
            break
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].pos_ in ("PUNCT", "SPACE")):
        end -= 1
    if start < end and doc[start].lower_ in ("of", "for"):  # “Secretary of State”: an office and no name
        return end, end
    return start, end


def _whole(doc: Doc, start: int, end: int, taken: set[int], known: Counter[str]) -> tuple[int, int]:
    """With the rest of a name that the parser cut: “Angela [Klein]”, “Kim Jong[-un]”, “Abdel Fattah [al-Sisi]”."""
    while start < end and (reach := _next_part(doc, start, end, known)) > end:
        if not taken.isdisjoint(range(end, reach)):
            break
        end = reach
    return start, end


def _next_part(doc: Doc, start: int, end: int, known: Counter[str]) -> int:
    """The end of the span with the next part of the name in it, the same end where nothing follows."""
    if end >= len(doc) or doc[end].is_sent_start:
        return end
    if doc[end].text in LINKS and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        return end + _linked_tokens(doc[end : end + 4], end - start, known)
    ahead = end
    while ahead < len(doc) - 1 and doc[ahead].text in PARTICLES:
        ahead += 1
    if doc[ahead - 1].text in PARTICLES and doc[ahead].text[0].isupper() and doc[ahead].is_alpha:
        return ahead + 1  # “Ursula [von der Leyen]”
    follows = doc[end]
    joined = follows.head.i in range(start, end) or doc[end - 1].head.i == end
    proper = follows.pos_ == "PROPN" and follows.text[0].isupper() and follows.ent_type_ in ("", doc[end - 1].ent_type_)
    return end + 1 if proper and joined and follows.is_alpha and not is_title(follows) else end


def _linked_tokens(tail: Tokens, words: int, known: Counter[str]) -> int:
    """How many tokens from a hyphen on belong to a name of so many words; a name known apart is another one."""
    if len(tail) < 2 or not tail[1].is_alpha or tail[1].lower_ in HYPHENED:
        return 0
    following = tail[1]
    if len(tail) == 4 and following.is_lower and tail[2].text in HYPHENS and tail[3].text[0].isupper():
        return 4  # “Chick-fil-A”, “Stratford-upon-Avon”
    if following.text[0].isupper():
        return 2 if following.pos_ == "PROPN" and not following.ent_type_ and not known[following.text] else 0
    return 2 if words > 1 else 0
