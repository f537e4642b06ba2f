"""Pronouns: he and she to a person, it to an organisation or a state, they to several, I to the one who is quoted."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from parallax.extractors.mentions.it import is_empty, is_thing
from parallax.extractors.mentions.mention import GPE, GROUP, ORG, PERSON, Chain, Mention
from parallax.extractors.mentions.tags import tag_tokens

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
EMBEDDED = 0.2  # what a person is less likely to be meant as the subject of a clause inside another
SUBJECTS = ("nsubj", "nsubjpass")


def find_pronouns(doc: Doc) -> Iterator[Mention]:
    """Personal and possessive pronouns, except an “it” that stands for nothing."""
    tags = tag_tokens(doc)
    for token in doc:
        word = token.lower_ if token.text != "i" or not _is_particle(token) else ""
        if token.i not in tags and token.pos_ in ("PRON", "DET") and token.dep_ != "expl" and word in PRONOUNS:
            if word != "it" or not is_empty(token):
                plural = word in SPEAKERS or THIRD.get(word) == "p"
                label = GROUP if plural else ORG if THIRD.get(word) == "n" else PERSON
                yield Mention(token.i, token.i + 1, token.i, "pronoun", label, plural=plural)


def _is_particle(token: Token) -> bool:
    """The “i” of “Ferrer i Puig”."""
    beside = [token.doc[i].pos_ for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return beside == ["PROPN", "PROPN"]


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
            elif word in THIRD and not _is_either(doc[mention.head]):
                chain = _partner(doc, mention, by_head)
                chain = chain or _antecedent(doc, mention, seen, sentence, _owned(doc[mention.head], by_head))
            if chain is None:
                chains.append(chain := Chain(mention.label))
            elif THIRD.get(word) in ("m", "f"):
                chain.gender = chain.gender or THIRD[word]
            mention.label = chain.label if chain.mentions else mention.label
            mention.join(chain)
        seen.append(mention)


def _antecedent(
    doc: Doc, pronoun: Mention, seen: list[Mention], sentence: dict[int, int], owned: list[Chain]
) -> Chain | None:
    """The best candidate of the last sentences, the `owned` left out: subjects first, then nearer sentences."""
    here, best, found = sentence[pronoun.start], -99.0, None
    wanted = THIRD[doc[pronoun.head].lower_]
    quoted = _quoted_before(doc, pronoun.start)
    for mention in reversed(seen):
        back = here - sentence[mention.start]
        if back > SENTENCES_BACK:
            break
        head = doc[mention.head]
        specifies = head.dep_ in ("amod", "compound", "nmod") or mention.reading == "place"
        possible = mention.chain and mention.chain not in owned and not specifies and mention.start not in quoted
        if possible and not _is_clause_mate(doc[pronoun.head], head) and _agrees(wanted, mention):
            embedded = wanted in ("m", "f") and _is_embedded(head, doc[pronoun.head])
            score = _salience(head) - back - (EMBEDDED if embedded else 0)
            if score > best:
                best, found = score, mention
    if found and doc[pronoun.head].lower_ == "it" and _means_thing(doc, pronoun, seen, sentence, best, found.head):
        return None
    return found.chain if found else None


def _quoted_before(doc: Doc, pronoun: int) -> range:
    """The quotation a pronoun follows: ““The minister owes us an answer,” [he] said” quotes no minister."""
    if pronoun < 2 or not doc[pronoun - 1].is_quote:
        return range(0)
    sentence = doc[pronoun].sent.start
    return range(next((i for i in range(pronoun - 2, sentence - 1, -1) if doc[i].is_quote), pronoun), pronoun)


def _owned(pronoun: Token, by_head: dict[int, Mention]) -> list[Chain]:
    """Whom a possessive describes and so is not: the agent of “his agent, Marta Lindgren”."""
    noun = pronoun.head
    if pronoun.dep_ != "poss":
        return []
    same = [noun, *(child for child in noun.children if child.dep_ == "appos")]
    same += [noun.head] if noun.dep_ in ("appos", "compound", "nmod") else []
    mentions = (by_head.get(word.i) for word in same)
    return [mention.chain for mention in mentions if mention and mention.chain]


def _means_thing(
    doc: Doc, pronoun: Mention, seen: list[Mention], sentence: dict[int, int], best: float, at: int
) -> bool:
    """Whether a thing of this or the last sentence is a better candidate than the best actor, which stands `at`."""
    actors = {mention.head for mention in seen}
    for i in range(pronoun.start - 1, -1, -1):
        back = sentence[pronoun.start] - sentence[i]
        if back > 1:
            return False
        if i not in actors and is_thing(doc[i]) and not _is_clause_mate(doc[pronoun.head], doc[i]):
            score = _salience(doc[i]) - back
            if score > best or (score == best and i > at):
                return True
    return False


def _salience(head: Token) -> float:
    while head.dep_ in ("appos", "conj"):
        head = head.head
    return {"nsubj": 1.5, "nsubjpass": 1.3, "dobj": 0.6, "poss": 0.4, "compound": -0.5, "amod": -1}.get(head.dep_, 0.3)


def _is_embedded(subject: Token, pronoun: Token) -> bool:
    """Whether a subject is that of a clause inside another, without the pronoun: “he smiled when [Klein] spoke”."""
    verb = subject.head
    while verb.dep_ == "conj":
        verb = verb.head
    said_first = verb.dep_ == "ccomp" and verb.i < verb.head.i
    return subject.dep_ == "nsubj" and verb.dep_ != "ROOT" and not said_first and not verb.is_ancestor(pronoun)


def _agrees(wanted: str, mention: Mention) -> bool:
    chain = mention.chain
    if wanted in ("m", "f"):
        return chain.label == PERSON and not mention.plural and chain.gender in ("", wanted)
    if wanted == "n":
        return chain.label in (ORG, GPE) and not mention.plural
    return mention.plural or chain.label == GROUP


def _is_clause_mate(mine: Token, theirs: Token) -> bool:
    """“Klein saw her”, “Klein tried to see her”, “of Klein, she said”: what one verb joins is never the same."""
    if mine.dep_ in SUBJECTS and theirs.dep_ == "pobj":
        return theirs.head.dep_ == "prep" and theirs.head.head.i == mine.head.i
    if theirs.dep_ not in SUBJECTS or mine.dep_ not in ("dobj", "dative"):
        return False
    verb = mine.head
    while verb.dep_ in ("xcomp", "advcl", "conj") and not any(child.dep_ in SUBJECTS for child in verb.lefts):
        verb = verb.head
    return verb.i == theirs.head.i and not mine.lower_.endswith(("self", "selves"))


def _is_either(pronoun: Token) -> bool:
    """“he or she”, “his or her”: anyone."""
    near = pronoun.doc[max(pronoun.i - 2, 0) : pronoun.i + 3]
    return any(word.lower_ == "or" for word in near) and {"m", "f"} <= {THIRD.get(word.lower_) for word in near}


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
