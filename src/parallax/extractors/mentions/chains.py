"""Chains: which mentions of one article speak of the same actor. Names first, then descriptions, then pronouns."""

from spacy.tokens import Doc

from parallax.extractors.mentions.mention import PERSON, Mention

DEFINITE = {"the", "this", "that", "these", "those", "both"}
FIRST_PERSON = {"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"}


def link_chains(doc: Doc, mentions: list[Mention]) -> None:
    """Give each mention of a text, in order, the chain it belongs to."""
    by_head = {mention.head: mention for mention in mentions}
    names: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        if mention.kind == "name":
            _link_name(doc, mention, names)
    for mention in mentions:
        if mention.kind == "nominal":
            _link_described(doc, mention, by_head)
    _link_back(doc, mentions)


def _link_name(doc: Doc, name: Mention, names: dict[tuple[str, ...], Mention]) -> None:
    """To an earlier name of the same words, of the same codebook actor, or a person's full name that ends so."""
    words = tuple(token.lower_ for token in doc[name.start : name.end])
    key = (name.actor_id,) if name.actor_id else words
    earlier = names.get(key)
    if not earlier and name.label == PERSON:
        same = {other.first for words_, other in names.items() if other.label == PERSON and words_[-1:] == words[-1:]
                and (len(words) == 1 or len(words_) == 1)}
        earlier = same.pop() if len(same) == 1 else None
    name.chain = earlier.first if earlier else None
    names[key] = name


def _link_described(doc: Doc, nominal: Mention, by_head: dict[int, Mention]) -> None:
    """“chief negotiator Umerov”, “Umerov, the chief negotiator”, “the chief negotiator, Umerov”: one chain."""
    token = doc[nominal.head]
    others = [child.i for child in token.children if child.dep_ == "appos"]
    if token.dep_ in ("appos", "compound", "nmod"):
        others.append(token.head.i)
    for i in others:
        name = by_head.get(i)
        if name and name.kind == "name" and name.label == nominal.label:
            nominal.chain, nominal.reading = name.first, "modifier"


def _link_back(doc: Doc, mentions: list[Mention]) -> None:
    """Definite descriptions to the chain that was described so before, pronouns to the last that fits."""
    described: dict[str, Mention] = {}
    last: dict[str, Mention] = {}
    for mention in mentions:
        head = doc[mention.head]
        if mention.kind == "nominal":
            if not mention.chain and doc[mention.start].lower_ in DEFINITE:
                earlier = described.get(head.lemma_.lower())
                mention.chain = earlier.first if earlier else None
            described[head.lemma_.lower()] = mention
        elif mention.kind == "pronoun" and head.lower_ not in FIRST_PERSON and mention.label in last:
            mention.chain = last[mention.label].first
        if mention.kind != "pronoun" and mention.reading != "modifier":
            last[mention.label] = mention
