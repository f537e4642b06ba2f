"""Descriptions join chains: titles, appositions and predicates that of the name they stand beside, then definite
descriptions the chain they fit by noun and country."""

from spacy.tokens import Doc, Token

from parallax.extractors.mentions.chains import last_before
from parallax.extractors.mentions.mention import GPE, ORG, PERSON, Chain, Description, Mention
from parallax.naming import country

HEADS_OF_STATE = set("president leader chancellor premier minister king queen dictator ruler strongman monarch".split())
DEFINITE = {"the", "this", "that", "these", "those", "both", "his", "her", "their", "its"}
COUNTRY_NOUNS = {"country", "nation"}
COPULAS = {"be", "become", "remain"}
# “the Reuters news agency” is Reuters, “the Klein campaign” is not Klein
CLASS_NOUNS = set(
    "agency movement party group newspaper magazine network channel broadcaster company organization organisation "
    "corporation bank firm university institute foundation church club alliance".split()
)
FEMALE = {"queen", "princess", "mother", "wife", "daughter", "sister", "actress", "widow"}
MALE = {"king", "prince", "father", "husband", "son", "brother", "actor", "widower"}


def link_described(doc: Doc, mentions: list[Mention], chains: list[Chain]) -> None:
    """Titles, appositions, predicates and codebook titles join their name; then definite descriptions whom they fit."""
    names = _Names(mentions)
    nominals = [mention for mention in mentions if mention.kind == "nominal"]
    known = {name.actor_id: name.chain for name in mentions if name.actor_id and name.chain}
    for nominal in nominals:
        chain = _bearer(doc, nominal, names)
        if nominal.actor_id and nominal.reading != "modifier":  # no title of a name that stands there
            chain = known.get(nominal.actor_id)
        if nominal.actor_id and not chain:
            chains.append(chain := Chain(nominal.label))
            known[nominal.actor_id] = chain
        if chain:
            nominal.join(chain)
            chain.described.add(description(doc, nominal))
            chain.gender = chain.gender or _noun_gender(doc[nominal.head])
    for nominal in nominals:
        if not nominal.chain:
            chain = _the_country(doc, nominal, mentions) or _described_so(doc, nominal, chains)
            if not chain:
                chains.append(chain := Chain(nominal.label, described={description(doc, nominal)}))
            nominal.join(chain)


def description(doc: Doc, nominal: Mention) -> Description:
    """The noun of a description and what it is of: (minister, Germany), (campaign, klein), (leader, None)."""
    words = [doc[i].lower_ for i in range(nominal.start, nominal.end)]
    places = (country(" ".join(words[i : i + size])) for size in (2, 1) for i in range(len(words)))
    names = (doc[i].lower_ for i in range(nominal.start, nominal.head) if doc[i].ent_type_ and doc[i].pos_ == "PROPN")
    return doc[nominal.head].lemma_.lower(), next(filter(None, places), None) or " ".join(names) or None


class _Names:
    """The names of an article by their heads and by their first words."""

    def __init__(self, mentions: list[Mention]) -> None:
        names = [mention for mention in mentions if mention.kind == "name"]
        self.by_head = {name.head: name for name in names}
        self.by_start = {name.start: name for name in names}


def _bearer(doc: Doc, nominal: Mention, names: _Names) -> Chain | None:
    """The chain of the name a description stands beside: a title, an apposition or a predicate of it."""
    token = doc[nominal.head]
    heads = [child.i for child in token.rights if child.dep_ == "appos"]
    if token.dep_ in ("appos", "compound", "nmod"):
        heads.append(token.head.i)
    if token.dep_ == "attr" and token.head.lemma_ in COPULAS and not _is_denied(token.head):
        heads += [child.i for child in token.head.lefts if child.dep_ == "nsubj"]
    if nominal.label == ORG and token.lower_ in CLASS_NOUNS:
        heads += [child.i for child in token.lefts if child.dep_ in ("compound", "nmod")]
    beside = [names.by_head.get(i) for i in heads]
    if nominal.label == PERSON:
        beside.append(names.by_start.get(nominal.end))
    return next((name.chain for name in beside if name and name.label == nominal.label), None)


def _is_denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _the_country(doc: Doc, nominal: Mention, mentions: list[Mention]) -> Chain | None:
    """“the country” is the state named last."""
    if doc[nominal.head].lower_ not in COUNTRY_NOUNS or doc[nominal.start].lower_ not in DEFINITE:
        return None
    before = [m.chain for m in mentions if m.start < nominal.start and m.kind == "name" and m.label == GPE]
    return before[-1] if before else None


def _described_so(doc: Doc, nominal: Mention, chains: list[Chain]) -> Chain | None:
    """The chain that a definite description fits by noun and country; the one spoken of most where several fit."""
    first = doc[nominal.start]
    capitalised = doc[nominal.head].text[0].isupper()
    described = description(doc, nominal)
    definite = first.lower_ in DEFINITE or capitalised or first.dep_ == "poss" or described[1] is not None
    if not definite or (nominal.plural and first.lower_ not in DEFINITE):
        return None
    fits = [chain for chain in chains if chain.label == nominal.label and _fits(described, nominal.plural, chain)]
    # “the president” without a country is rather not the one who is described with another country
    foreign = {id(chain) for chain in fits if any(noun == described[0] and place for noun, place in chain.described)}
    return max(
        fits,
        key=lambda chain: (id(chain) not in foreign, len(chain.mentions), last_before(chain, nominal.start)),
        default=None,
    )


def _fits(described: Description, plural: bool, chain: Chain) -> bool:
    if plural != all(mention.plural for mention in chain.mentions if mention.kind != "pronoun"):
        return False
    noun, place = described
    if place is None:
        return any(noun == other for other, _ in chain.described)
    nouns = HEADS_OF_STATE if noun in HEADS_OF_STATE else {noun}
    return any(other in nouns and where == place for other, where in chain.described)


def _noun_gender(noun: Token) -> str:
    word = noun.lower_
    if word.endswith("woman") or word in FEMALE:
        return "f"
    return "m" if word.endswith("man") or word in MALE else ""
