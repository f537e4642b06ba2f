"""Definite descriptions that tell no more than a kind: the one of that kind spoken of last is meant.

“The country” is a state, “the company” a body of which nothing says that it is something else, “the regulator” an
authority, “the Tongan”, “the 44-year-old” and “the mother of two” a person.
"""

from spacy.tokens import Doc, Token

from parallax.extractors.mentions.chains import last_before
from parallax.extractors.mentions.mention import (
    GPE,
    ORG,
    PERSON,
    Chain,
    Description,
    Mention,
    ones_of_many,
    word_list,
)
from parallax.naming import country

DEFINITE = {"the", "this", "that", "these", "those", "both", "his", "her", "their", "its"}
COUNTRY_NOUNS = {"country", "nation"}
FIRM_NOUNS = set("company firm corporation group organisation organization operator carrier lender".split())
CLUBS = {"club", "side"}
PUBLIC = set("agency authority committee council court department ministry parliament party police union".split())
FEMALE = {"queen", "princess", "mother", "wife", "daughter", "sister", "actress", "widow"}
MALE = {"king", "prince", "father", "husband", "son", "brother", "actor", "widower"}
OVERSEERS = {"regulator", "watchdog"}
OVERSEEING = set("agency authority board bureau commission council directorate inspectorate office".split())


def of_kind(doc: Doc, nominal: Mention, chains: list[Chain]) -> Chain | None:
    """The person or body that a description means by its kind alone; None where it tells more or nothing fits."""
    one = nominal.head in ones_of_many(doc)
    return _the_person(doc, nominal, chains) if one else _the_body(doc, nominal, chains)


def told_by_name(words: tuple[str, ...]) -> Description | None:
    """What the name of a body says it is: the “Harbour Port Authority” is the port authority, and the authority."""
    front = words[: words.index("of")] if "of" in words[1:] else words
    if len(words) == 1 or word_list("nouns.csv").get(front[-1]) != ORG:
        return None
    return Description(front[-1], None, frozenset(words) - {front[-1], "of"})


def the_country(doc: Doc, nominal: Mention, mentions: list[Mention]) -> Chain | None:
    """The state named last."""
    if doc[nominal.head].lower_ not in COUNTRY_NOUNS or doc[nominal.start].lower_ not in DEFINITE:
        return None
    states = (m for m in mentions if m.kind == "name" and (country(" ".join(m.words)) or m.actor_id) and m.label == GPE)
    before = [m.chain for m in states if m.start < nominal.start and m.reading != "place"]
    return before[-1] if before else None


def _the_body(doc: Doc, nominal: Mention, chains: list[Chain]) -> Chain | None:
    """“the company”, “the regulator”, “the Premier League side”: alone, but for the name of a league."""
    noun, between = doc[nominal.head].lower_, doc[nominal.start + 1 : nominal.head]
    if doc[nominal.start].lower_ != "the" or not all(noun in CLUBS and word.pos_ == "PROPN" for word in between):
        return None
    named = [chain for chain in chains if chain.label == ORG and chain.names and not _is_told(doc, chain)]
    if noun in OVERSEERS:
        return _last([chain for chain in named if any(map(_oversees, chain.names))], nominal)
    return _last([chain for chain in named if noun in FIRM_NOUNS | CLUBS and not _is_public(chain)], nominal)


def _is_told(doc: Doc, chain: Chain) -> bool:
    """Whether it is only spoken to: “he told Reuters [the company] would pay”."""
    heads = [doc[mention.head] for mention in chain.mentions]
    return all(head.dep_ in ("dobj", "dative") and head.head.lemma_ == "tell" for head in heads)


def _oversees(name: tuple[str, ...]) -> bool:
    told = told_by_name(name)
    return told is not None and told.noun in OVERSEEING


def _is_public(chain: Chain) -> bool:
    """Whether its name tells what it is, or a description that it is no firm."""
    return any(map(told_by_name, chain.names)) or bool(PUBLIC & {told.noun for told in chain.described})


def _the_person(doc: Doc, nominal: Mention, chains: list[Chain]) -> Chain | None:
    """Who is known to be of that nation, else who is not known to be of another."""
    words = doc[nominal.start : nominal.end].text.lower().removeprefix("the ")
    nation = country(words)
    gender = ("", noun_gender(doc[nominal.head]))
    persons = [chain for chain in chains if chain.label == PERSON and chain.names]
    persons = [chain for chain in persons if not gender[1] or chain.gender in gender]
    known = [chain for chain in persons if nation and any(told.of == nation for told in chain.described)]
    others = [chain for chain in persons if not any(told.of and country(told.of.lower()) for told in chain.described)]
    return _last(known, nominal) or _last(others, nominal)


def _last(chains: list[Chain], nominal: Mention) -> Chain | None:
    """The chain spoken of last before a description."""
    before = [chain for chain in chains if last_before(chain, nominal.start) >= 0]
    return max(before, key=lambda chain: last_before(chain, nominal.start), default=None)


def noun_gender(noun: Token) -> str:
    """m or f where a noun tells it, else an empty string."""
    word = noun.lower_
    if word.endswith("woman") or word in FEMALE:
        return "f"
    return "m" if word.endswith("man") or word in MALE else ""
