"""Pronouns: he and she to a person, it to an organisation or a state, they to several, I to the one who is quoted."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from parallax.extractors.mentions.mention import GPE, GROUP, ORG, PERSON, Chain, Mention

THIRD = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
}  # fmt: skip
SPEAKER = {"i", "me", "my", "mine", "myself"}
SPEAKERS = {"we", "us", "our", "ours", "ourselves"}  # whom else a speaker means is not in the text: a chain of its own
PRONOUNS = THIRD.keys() | SPEAKER | SPEAKERS
SENTENCES_BACK = 3


def find_pronouns(doc: Doc) -> Iterator[Mention]:
    """Personal and possessive pronouns, except an “it” that stands for nothing."""
    for token in doc:
        word = token.lower_
        if token.pos_ in ("PRON", "DET") and token.dep_ != "expl" and word in PRONOUNS:
            if word != "it" or not _is_empty(token):
                plural = word in SPEAKERS or THIRD.get(word) == "p"
                label = GROUP if plural else ORG if THIRD.get(word) == "n" else PERSON
                yield Mention(token.i, token.i + 1, token.i, "pronoun", label, plural=plural)


def link_pronouns(doc: Doc, mentions: list[Mention], chains: list[Chain]) -> None:
    """Join each pronoun to the chain it most likely stands for; one that fits none is a chain of its own."""
    sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
    by_head = {mention.head: mention for mention in mentions if mention.kind != "pronoun"}
    seen: list[Mention] = []
    for mention in mentions:
        if mention.kind == "pronoun":
            word, chain = doc[mention.head].lower_, None
            if word in SPEAKER:
                chain = _speaker(doc, mention, by_head)
            elif word in THIRD:
                chain = _partner(doc, mention, by_head) or _antecedent(doc, mention, seen, sentence)
            if chain is None:
                chains.append(chain := Chain(mention.label))
            elif THIRD.get(word) in ("m", "f"):
                chain.gender = chain.gender or THIRD[word]
            mention.label = chain.label if chain.mentions else mention.label
            mention.join(chain)
        seen.append(mention)


def _antecedent(doc: Doc, pronoun: Mention, seen: list[Mention], sentence: dict[int, int]) -> Chain | None:
    """The best candidate of the last sentences: subjects before others, nearer sentences before farther ones."""
    here, best, found = sentence[pronoun.start], -99.0, None
    wanted = THIRD[doc[pronoun.head].lower_]
    for mention in reversed(seen):
        back = here - sentence[mention.start]
        if back > SENTENCES_BACK:
            break
        specifies = doc[mention.head].dep_ in ("amod", "compound", "nmod") or mention.reading == "place"
        if not specifies and mention.chain and _agrees(wanted, mention) and not _is_clause_mate(doc, pronoun, mention):
            score = _salience(doc[mention.head]) - back
            if score > best:
                best, found = score, mention.chain
    return found


def _salience(head: Token) -> float:
    while head.dep_ in ("appos", "conj"):
        head = head.head
    return {"nsubj": 1.5, "nsubjpass": 1.3, "dobj": 0.6, "poss": 0.4, "compound": -0.5, "amod": -1}.get(head.dep_, 0.3)


def _agrees(wanted: str, mention: Mention) -> bool:
    chain = mention.chain
    if wanted in ("m", "f"):
        return chain.label == PERSON and not mention.plural and chain.gender in ("", wanted)
    if wanted == "n":
        return chain.label in (ORG, GPE) and not mention.plural
    return mention.plural or chain.label == GROUP


def _is_clause_mate(doc: Doc, pronoun: Mention, other: Mention) -> bool:
    """“Klein saw her”: an object is never the subject of its own verb; “her husband saw Klein” neither way round."""
    mine, theirs = doc[pronoun.head], doc[other.head]
    if mine.dep_ == "poss" or mine.lower_.endswith(("self", "selves")):
        return False
    return theirs.dep_ in ("nsubj", "nsubjpass") and mine.dep_ in ("dobj", "dative") and mine.head.i == theirs.head.i


def _partner(doc: Doc, pronoun: Mention, by_head: dict[int, Mention]) -> Chain | None:
    """“Klein and her deputy”: whose the second of a pair is."""
    noun = doc[pronoun.head].head
    other = by_head.get(noun.head.i) if doc[pronoun.head].dep_ == "poss" and noun.dep_ == "conj" else None
    return other.chain if other and _agrees(THIRD[doc[pronoun.head].lower_], other) else None


def _speaker(doc: Doc, pronoun: Mention, by_head: dict[int, Mention]) -> Chain | None:
    """The subject of the verb that governs the quotation the pronoun stands in."""
    token = doc[pronoun.head]
    while token.head.i != token.i:
        child, token = token, token.head
        if child.dep_ in ("ccomp", "parataxis"):
            for subject in token.children:
                speaker = by_head.get(subject.i)
                if subject.dep_ == "nsubj" and speaker and speaker.chain and speaker.chain.label == PERSON:
                    return speaker.chain
    return None


def _is_empty(token: Token) -> bool:
    """“It is clear that …”, “it rained”: subject of “be” with a clause to follow."""
    return token.dep_ == "nsubj" and token.head.lemma_ in ("be", "seem", "appear") and any(
        child.dep_ in ("ccomp", "advcl", "xcomp", "csubj", "acomp") for child in token.head.rights
    )
