"""Descriptions join chains: titles, appositions and predicates that of the name they stand beside, then definite
descriptions the chain they fit by noun and country."""

from spacy.tokens import Doc, Token

from parallax.extractors.mentions.chains import last_before
from parallax.extractors.mentions.kinds import COUNTRY_NOUNS, DEFINITE, noun_gender, of_kind, the_country, told_by_name
from parallax.extractors.mentions.mention import ORG, PERSON, Chain, Description, Mention, noun_called
from parallax.extractors.mentions.tags import names_by_head
from parallax.naming import country

HEADS_OF_STATE = set("president leader chancellor premier minister king queen dictator ruler strongman monarch".split())
COPULAS = {"be", "become", "remain"}
# “the Reuters news agency” is Reuters, “the Klein campaign” is not Klein
CLASS_NOUNS = set(
    "agency movement party group newspaper magazine network channel broadcaster company organization organisation "
    "corporation bank firm university institute foundation church club alliance".split()
)
SAME_OFFICE = {
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "pm": "premier",
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
}  # fmt: skip
QUALIFIERS = set("former foreign vice deputy acting first second third other another next no.".split())
NAMED = {"PERSON", "NORP", "GPE", "LOC"}


def link_described(doc: Doc, mentions: list[Mention], chains: list[Chain]) -> None:
    """Titles, appositions, predicates and codebook titles join their name; then definite descriptions whom they fit."""
    names = _Names(doc, mentions)
    for chain in chains:
        chain.described |= {told for words in chain.names if chain.label == ORG and (told := told_by_name(words))}
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
            chain.gender = chain.gender or noun_gender(doc[nominal.head])
    for nominal in nominals:
        if not nominal.chain:
            chain = the_country(doc, nominal, mentions) or _described_so(doc, nominal, chains)
            chain = chain or of_kind(doc, nominal, chains)
            if not chain:
                chains.append(chain := Chain(nominal.label, described={description(doc, nominal)}))
            nominal.join(chain)


def description(doc: Doc, nominal: Mention) -> Description:
    """The noun of a description, what it is of, and its qualifiers: “the president's budget director” is (director,
    president, {budget}), “the Klein campaign” (campaign, klein, {})."""
    head = doc[nominal.head]
    owner = next((child for child in head.lefts if child.dep_ == "poss" and child.pos_ in ("NOUN", "PRON")), None)
    owned = {word.i for word in owner.subtree} if owner is not None else set()
    words = [doc[i] for i in range(nominal.start, nominal.end) if i not in owned]
    texts = [word.lower_ for word in words]
    places = (country(" ".join(texts[i : i + size])) for size in (2, 1) for i in range(len(texts)))
    front = [word for word in words if word.i < nominal.head]
    names = (word.lower_ for word in front if word.ent_type_ in NAMED and word.pos_ == "PROPN")
    owned_by = owner.lemma_.lower() if owner is not None and owner.lower_ not in COUNTRY_NOUNS else None
    of = next(filter(None, places), None) or owned_by or " ".join(names) or None
    told = (word.lower_ for word in front if _qualifies(word))
    qualifiers = frozenset(word for word in told if word != of and not country(word))
    noun = head.lemma_.lower()
    if noun == "minister" and any(word.lower_ == "prime" for word in front):
        return Description("premier", of, qualifiers - {"prime"})
    return Description(SAME_OFFICE.get(noun, noun), of, qualifiers)


def _qualifies(word: Token) -> bool:
    """Whether a word tells one bearer of a description from another: “budget”, “No. 3”, “latest”, “former”."""
    if word.lower_ in QUALIFIERS or word.tag_ in ("JJS", "CD"):
        return True
    return word.pos_ in ("NOUN", "PROPN") and word.ent_type_ not in NAMED


class _Names:
    """The names of an article by their heads, by their first words and by the nouns that are called so."""

    def __init__(self, doc: Doc, mentions: list[Mention]) -> None:
        names = [mention for mention in mentions if mention.kind == "name"]
        self.by_head = names_by_head(doc, names)
        self.by_start = {name.start: name for name in names}
        called = ((noun_called(doc[name.head]), name) for name in names)
        self.by_noun = {noun.i: name for noun, name in called if noun is not None}


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
    beside = [names.by_head.get(i) for i in heads] + [names.by_noun.get(token.i)]
    if nominal.label == PERSON:
        beside.append(names.by_start.get(nominal.end))
    return next((name.chain for name in beside if name and name.label == nominal.label), None)


def _is_denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _described_so(doc: Doc, nominal: Mention, chains: list[Chain]) -> Chain | None:
    """The chain that a definite description fits by noun and country; the one spoken of most where several fit."""
    first = doc[nominal.start]
    capitalised = doc[nominal.head].text[0].isupper()
    described = description(doc, nominal)
    definite = first.lower_ in DEFINITE or capitalised or first.dep_ == "poss" or described.of is not None
    if not definite or (nominal.plural and first.lower_ not in DEFINITE):
        return None
    fits = [chain for chain in chains if chain.label == nominal.label and _fits(described, nominal.plural, chain)]
    # “the president” without a country is rather not the one who is described with another country
    foreign = {id(chain) for chain in fits if any(d.noun == described.noun and d.of for d in chain.described)}
    return max(
        fits,
        key=lambda chain: (id(chain) not in foreign, len(chain.mentions), last_before(chain, nominal.start)),
        default=None,
    )


def _fits(described: Description, plural: bool, chain: Chain) -> bool:
    if plural != all(mention.plural for mention in chain.mentions if mention.kind != "pronoun"):
        return False
    return any(_is_of(described, other) for other in chain.described)


def _is_of(told: Description, known: Description) -> bool:
    """Whether who is known by one description can be meant by another: all that it tells must be known already."""
    if not told.qualifiers <= known.qualifiers:
        return False
    if told.noun == known.noun:
        return told.of in (None, known.of)
    equals = told.noun == "counterpart" or {told.noun, known.noun} <= HEADS_OF_STATE
    return told.of is not None and told.of == known.of and equals
