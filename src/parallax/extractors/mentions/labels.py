"""What a name denotes, decided over all its mentions in the article: the small model alone calls one person an
organisation here and a nationality there. Titles, descriptions and the parser's labels vote; countries are known.
"""

from collections import Counter

from spacy.tokens import Doc, Token

from parallax.extractors.mentions.mention import GPE, GROUP, ORG, PERSON, Mention, is_title, noun_label, word_list
from parallax.naming import country, is_demonym

Votes = Counter[str]
HONORIFIC, DESCRIPTION, TYPE_WORD, KNOWN = 4, 3, 5, 6
TYPE_WORDS = set("inc corp co ltd llc plc news times post journal press today party palace house".split())
ACRONYM = range(2, 7)


def decide_labels(doc: Doc, names: list[Mention]) -> list[Mention]:
    """The names that denote something, each with one label; names that end in the same word decide together."""
    votes: dict[str, Votes] = {}
    for name in names:
        if not name.actor_id and name.words:
            votes.setdefault(name.words[-1], Counter()).update(_votes(doc, name))
    kept = [name for name in names if name.actor_id or (name.words and votes[name.words[-1]])]
    for name in kept:
        if not name.actor_id:
            name.label = _own_label(name) or max(votes[name.words[-1]].items(), key=lambda vote: (vote[1], vote[0]))[0]
        name.plural = name.label == GROUP and doc[name.head].tag_ in ("NNS", "NNPS")
    return kept


def _votes(doc: Doc, name: Mention) -> Votes:
    votes: Votes = Counter({name.label: 1} if name.label else {})
    head = doc[name.head]
    before = doc[name.start - 1] if name.start else None
    if before is not None and before.text in word_list("titles.csv"):
        votes[PERSON] += HONORIFIC
    elif before is not None and noun_label(before) == PERSON and before.dep_ in ("compound", "nmod", "amod"):
        votes[PERSON] += DESCRIPTION
    if _apposed_noun(head) == PERSON or any(child.dep_ == "relcl" and _has_who(child) for child in head.rights):
        votes[PERSON] += DESCRIPTION
    text = doc[name.start : name.end].text.replace(".", "")
    if name.end - name.start == 1 and text.isupper() and len(text) in ACRONYM and not doc[name.start].is_sent_start:
        votes[ORG] += 1
    return votes


def _own_label(name: Mention) -> str | None:
    """The label that the words of a name settle: countries, nationalities, “… Ministry”, “University of …”."""
    words = " ".join(name.words)
    if country(words):
        return GROUP if is_demonym(words) and name.plural else GPE
    first = name.words[: name.words.index("of")] if "of" in name.words[1:] else name.words
    last = first[-1]
    if len(name.words) > 1 and (word_list("nouns.csv").get(last) == ORG or last in TYPE_WORDS):
        return ORG
    return None


def _apposed_noun(head: Token) -> str | None:
    """The label of a description: “Umerov, the negotiator”, “the negotiator, Umerov”."""
    near = [child for child in head.rights if child.dep_ == "appos"]
    if head.dep_ == "appos":
        near.append(head.head)
    return next((label for token in near if token.pos_ == "NOUN" and (label := noun_label(token))), None)


def _has_who(verb: Token) -> bool:
    return any(child.lower_ in ("who", "whom") for child in verb.lefts)
