"""What a name denotes, decided over all its mentions in the article: the small model alone calls one person an
organisation here and a nationality there. Titles, descriptions and the parser's labels vote; countries are known.
"""

from collections import Counter

from spacy.tokens import Doc, Token

from parallax.extractors.mentions.mention import (
    GPE,
    GROUP,
    ORG,
    PERSON,
    TYPE_WORDS,
    Mention,
    noun_called,
    noun_label,
    word_list,
)
from parallax.extractors.mentions.roles import PLACE_NOUNS
from parallax.naming import capital_of, country, first_name_gender, is_demonym

FULL_NAMES, SHORT_NAMES = 4, 3  # weights of what the parser calls them, then of what stands beside them
SPEAKING = set("add admit argue claim deny insist reply say tell warn write".split())
HONORIFIC, DESCRIPTION, PLACE, FIRST_NAME = 9, 8, 4, 2


def decide_labels(doc: Doc, names: list[Mention]) -> list[Mention]:
    """The names that denote something, each with one label; names that end in the same word decide together."""
    groups: dict[str, list[Mention]] = {}
    for name in names:
        if not name.actor_id and name.words:
            groups.setdefault(name.words[-1], []).append(name)
    decided = {last: _elected(doc, group) for last, group in groups.items()}
    kept = [name for name in names if name.actor_id or (name.words and decided[name.words[-1]])]
    for name in kept:
        if not name.actor_id:
            name.label = _own_label(doc, name) or decided[name.words[-1]]
        name.plural = name.label == GROUP and doc[name.end - 1].tag_ in ("NNS", "NNPS")
    return kept


def _elected(doc: Doc, names: list[Mention]) -> str | None:
    """The label with most votes: the parser is surer of full names than of the many short ones that follow them."""
    votes: Counter[str] = Counter()
    full, short = [n for n in names if len(n.words) > 1], [n for n in names if len(n.words) == 1]
    for weight, own in ((FULL_NAMES, full), (SHORT_NAMES, short)):
        called = Counter(name.label for name in own if name.label)
        for label, count in called.items():
            votes[label] += weight * count / called.total()
    for name in names:
        votes[PERSON] += _signs_of_person(doc, name)
        votes[ORG] += DESCRIPTION * (_described_as(doc[name.head]) == ORG or _follows_body(doc, name))
        votes[GPE] += _signs_of_place(doc[name.head])
        votes[PERSON] += _acts_as_person(doc, name)
    label, most = max(sorted(votes.items()), key=lambda vote: vote[1])
    if label != PERSON and all(_is_event(name) for name in names):
        return None
    return label if most > 0 else None


def _is_event(name: Mention) -> bool:
    """“Hurricane Sandy”, “the Vienna Conference”: what happens and acts nowhere."""
    events = word_list("event_nouns.csv")
    return name.words[-1] in events or (name.words[0] in events and "of" not in name.words)


def _signs_of_person(doc: Doc, name: Mention) -> int:
    head = doc[name.head]
    before = doc[name.start - 1] if name.start else None
    if before is not None and before.text in word_list("titles.csv"):
        return HONORIFIC
    if before is not None and noun_label(before) == PERSON and before.dep_ in ("compound", "nmod", "amod"):
        return DESCRIPTION
    if _described_as(head) == PERSON or any(child.dep_ == "relcl" and _has_who(child) for child in head.rights):
        return DESCRIPTION
    return FIRST_NAME if len(name.words) == 2 and first_name_gender(name.words[0]) else 0


def _acts_as_person(doc: Doc, name: Mention) -> bool:
    """A name of two words, or of one that speaks, without an article, that the parser calls nothing: “Leyla Soran”."""
    head = doc[name.head]
    bare = name.start == 0 or doc[name.start - 1].pos_ != "DET"
    acts = head.dep_ in ("nsubj", "nsubjpass") and head.head.pos_ == "VERB"
    speaks = len(name.words) == 1 and head.head.lemma_ in SPEAKING
    nameless = name.label or noun_label(head) or _is_event(name)
    return bool(bare and acts and (speaks or len(name.words) == 2) and not nameless)


def _follows_body(doc: Doc, name: Mention) -> bool:
    """“the state utility Norvolt”: a name that a noun for a body stands before."""
    before = doc[name.start - 1] if name.start else None
    attached = before is not None and before.dep_ in ("compound", "nmod") and before.head.i == name.head
    return attached and before.text.islower() and noun_label(before) == ORG


def _signs_of_place(head: Token) -> int:
    """“in Lviv” tells a little, “Lviv region” and “the city of Lviv” tell much."""
    if head.dep_ == "compound" and head.head.lower_ in PLACE_NOUNS:
        return PLACE
    if head.dep_ != "pobj":
        return 0
    return PLACE if head.head.head.lower_ in PLACE_NOUNS else int(head.head.lower_ == "in")


def _own_label(doc: Doc, name: Mention) -> str | None:
    """The label that the words of a name settle: countries, “Germans”, “Democrats”, “… Ministry”, “University of …”."""
    words = " ".join(name.words)
    if country(words) or (capital_of(words) and not _signs_of_person(doc, name)):
        return GROUP if is_demonym(words) and doc[name.end - 1].tag_ in ("NNS", "NNPS") else GPE
    if name.label == GROUP and doc[name.end - 1].tag_ == "NNPS":
        return GROUP
    first = name.words[: name.words.index("of")] if "of" in name.words[1:] else name.words
    last = first[-1]
    if len(name.words) > 1 and (word_list("nouns.csv").get(last) == ORG or last in TYPE_WORDS):
        return ORG
    return ORG if last in TYPE_WORDS and not _signs_of_person(doc, name) else None  # “the Post”


def _described_as(head: Token) -> str | None:
    """The label of a description: “Klein, the negotiator”, “the negotiator, Klein”, “a group known as Dawn”."""
    near = [child for child in head.rights if child.dep_ == "appos"]
    near += [noun] if (noun := noun_called(head)) is not None else []
    if head.dep_ == "appos" and not any(child.text == ":" for child in head.head.rights):  # “Source: Reuters”
        near.append(head.head)
    return next((label for token in near if token.pos_ == "NOUN" and (label := noun_label(token))), None)


def _has_who(verb: Token) -> bool:
    return any(child.lower_ in ("who", "whom") for child in verb.lefts)
