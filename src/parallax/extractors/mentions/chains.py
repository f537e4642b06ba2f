"""Chains of names: which of them speak of the same actor in one article. Full names come first, then parts of names."""

from spacy.tokens import Doc

from parallax.extractors.mentions.mention import GPE, GROUP, ORG, PERSON, TYPE_WORDS, Chain, Mention, word_list
from parallax.naming import acronym, country, first_name_gender, same_person

NEWSPAPERS = {"journal", "post", "times", "tribune"}


def link_names(doc: Doc, names: list[Mention]) -> list[Chain]:
    """Chains of names; a part of a name joins the nearest full name that it can be short for."""
    chains: list[Chain] = []
    for name in sorted(names, key=lambda name: (-len(name.words), name.start)):
        if name.kind != "name":
            continue
        chain = next((chain for chain in chains if _is_same(name, chain)), None) or _short_for(doc, name, chains)
        if chain is None:
            chain = Chain(name.label)
            chains.append(chain)
        name.join(chain)
        chain.names.add(name.words)
        chain.gender = chain.gender or _gender(doc, name)
    return chains


def _is_same(name: Mention, chain: Chain) -> bool:
    """The same words, the same actor of the codebook, the same country, a variant of the full name."""
    if name.actor_id or any(mention.actor_id for mention in chain.mentions):
        return any(mention.actor_id == name.actor_id for mention in chain.mentions)
    if name.label != chain.label:
        return False
    if name.words in chain.names:
        return True
    if name.label == PERSON:
        return any(same_person(name.words, words) for words in chain.names)
    place = country(" ".join(name.words)) if name.label == GPE else None
    return place is not None and any(country(" ".join(words)) == place for words in chain.names)


def _short_for(doc: Doc, name: Mention, chains: list[Chain]) -> Chain | None:
    """The chain a surname, a first name, an acronym or a shortened name belongs to: the last named before it."""
    if name.actor_id:
        return None
    fits = [chain for chain in chains if chain.label == name.label and _shortens(name.words, chain)]
    if gender := _gender(doc, name):
        fits = [chain for chain in fits if chain.gender in ("", gender)] or fits
    if name.label == PERSON:
        fits = [chain for chain in fits if any(words[-1] == name.words[-1] for words in chain.names)] or fits
    before = [chain for chain in fits if last_before(chain, name.start) >= 0]
    return max(before or fits, key=lambda chain: last_before(chain, name.start), default=None)


def _shortens(short: tuple[str, ...], chain: Chain) -> bool:
    """Whether a name can stand for a chain: a person's first or last name, an organisation's initials, of “the Evening
    Post” “the Post”, of “Goldman Sachs” “Goldman”."""
    full = [words for words in chain.names if len(words) > len(short)]
    if chain.label == ORG and any(_is_firm(short, words) for words in full):
        return True
    if len(short) > 1 or chain.label not in (PERSON, ORG, GROUP):
        return False
    if chain.label == PERSON:
        return any(short[0] in (words[0], words[-1]) for words in full)
    return any(short[0] == acronym(words) or _is_last(short[0], words) for words in full)


def _is_last(word: str, words: tuple[str, ...]) -> bool:
    """“the Post” is “the Evening Post”, “Rovers” are “Kirkwall Rovers”; no “Council” is “the City Council”."""
    if word != words[-1] or word in NEWSPAPERS:
        return word == words[-1]
    return len(words) == 2 and word not in TYPE_WORDS and word not in word_list("nouns.csv") and not country(word)


def _is_firm(short: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """“Goldman” is “Goldman Sachs”; “the House” is not “House Republicans”, nor “Lufthansa” its pension board."""
    nouns = word_list("nouns.csv")
    told = [word for word in words[len(short) :] if word not in TYPE_WORDS]
    if short != words[: len(short)] or short[-1] in TYPE_WORDS or short[-1] in nouns:
        return False
    return len(told) < 2 and nouns.keys().isdisjoint(told)


def last_before(chain: Chain, at: int) -> int:
    """Where a chain was spoken of last before a token; -1 where it was not."""
    return max((mention.start for mention in chain.mentions if mention.start < at), default=-1)


def _gender(doc: Doc, name: Mention) -> str:
    """What “Mrs.” or the first name tells."""
    if name.label != PERSON:
        return ""
    told = word_list("titles.csv").get(doc[name.start - 1].text, "") if name.start else ""
    return told or (first_name_gender(name.words[0]) if len(name.words) > 1 else "")
