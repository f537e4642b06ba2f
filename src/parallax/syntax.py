"""What several extractors ask of a Doc: its text, and the finite clause a word stands in."""

from functools import lru_cache

from spacy.tokens import Doc, Token

# labels of spaCy's English parser; an infinitive, a participle or an adjective stays with the clause that governs it
FINITE_CLAUSES = {"ROOT", "ccomp", "advcl", "relcl", "csubj", "csubjpass", "parataxis"}


@lru_cache(maxsize=1)
def text_of(doc: Doc) -> str:
    """The text of a Doc, which spaCy puts together anew each time it is asked for; kept for the next who asks."""
    return doc.text


def clause_head(token: Token) -> Token:
    """The head of the finite clause a word stands in: the nearest one above it, itself included."""
    while token.dep_ not in FINITE_CLAUSES and token.head != token and not _is_coordinated(token):
        token = token.head
    return token


def _is_coordinated(token: Token) -> bool:
    """A verb joined to a verb heads a clause of its own: “Kyiv proposed a summit and [demanded a ceasefire]”."""
    verbs = ("VERB", "AUX")
    return token.dep_ == "conj" and token.pos_ in verbs and token.head.pos_ in verbs
