"""Clauses: the ground on which voice, claims and keyness stand.

A clause has a head word; every other word belongs to the nearest head above it, so each word stands in one clause. Its
span runs from its first to its last own word: a clause spans over the clauses that are nested in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Token

from parallax.codebook import Codebook
from parallax.tables import BOOL, INT, TEXT, Row, schema

SCHEMA = schema(
    "One row per clause, modifier or fragment of a sentence.",
    article_id=(TEXT, "article"),
    start=(INT, "offset of the clause's first own word"),
    end=(INT, "offset after its last own word"),
    kind=(TEXT, "main, complement, relative, adverbial, modifier or fragment"),
    lemmas=(TEXT, "lemmas of its own content words, joined by spaces"),
    negated=(BOOL, "whether a negation stands at its head word or at one of its arguments"),
)

# labels of spaCy's English parser; ROOT and conj are decided in `_kind`
KINDS = {
    "ccomp": "complement", "csubj": "complement", "csubjpass": "complement", "xcomp": "complement",
    "relcl": "relative", "advcl": "adverbial", "pcomp": "adverbial", "parataxis": "main",
    "acl": "modifier", "appos": "modifier", "amod": "modifier",
}  # fmt: skip
VERBAL_ONLY = {"xcomp", "pcomp"}
FINITE = {"VBD", "VBP", "VBZ", "MD"}
CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"}
ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "attr", "expl", "npadvmod"}
NEGATIVES = {"no", "none", "nobody", "nothing", "neither", "never"}


@dataclass(frozen=True)
class Clause:
    """A clause of a Doc: character offsets, its kind, and the tokens it is made of (head and own words)."""

    start: int
    end: int
    kind: str
    head: Token
    words: tuple[Token, ...]

    @property
    def negated(self) -> bool:
        """“did not agree”, “no deal was reached”, “nobody expects”; a nested clause's negation is its own."""
        return any(
            child.dep_ == "neg" or (child.dep_ in ARGUMENTS and _is_negative(child)) for child in self.head.children
        )

    @property
    def lemmas(self) -> str:
        """Content words in dictionary form, in the order of the text."""
        return " ".join(word.lemma_.lower() for word in self.words if word.pos_ in CONTENT)


def rows(doc: Doc, article: dict[str, Any], codebook: Codebook) -> Iterator[Row]:
    """The clauses of one article."""
    for clause in clauses(doc):
        span = {"start": clause.start, "end": clause.end, "kind": clause.kind}
        yield {"article_id": article["article_id"], **span, "lemmas": clause.lemmas, "negated": clause.negated}


def clauses(doc: Doc) -> list[Clause]:
    """The clauses of a Doc, ordered by their offsets."""
    kinds: dict[int, str] = {}
    heads: dict[int, int] = {}
    own: dict[int, list[Token]] = {}
    for token in doc:
        head = _clause_head(token, kinds, heads)
        if not (token.is_punct or token.is_space):
            own.setdefault(head, []).append(token)
    found = [_clause(doc[head], kinds[head], _without_link(words)) for head, words in own.items()]
    return sorted(found, key=lambda clause: (clause.start, clause.end, clause.kind))


def _clause(head: Token, kind: str, words: list[Token]) -> Clause:
    return Clause(words[0].idx, words[-1].idx + len(words[-1]), kind, head, tuple(words))


def _without_link(words: list[Token]) -> list[Token]:
    """Without the conjunction to the next clause: “[wages fell] but [prices rose]”."""
    return words[:-1] if len(words) > 1 and words[-1].dep_ == "cc" else words


def _clause_head(token: Token, kinds: dict[int, str], heads: dict[int, int]) -> int:
    """The head of the clause a token belongs to; remembers it, and the kind of each head, on the way up."""
    path = []
    while token.i not in heads:
        path.append(token.i)
        if kind := _kind(token, kinds, heads):
            kinds[token.i], heads[token.i] = kind, token.i
            break
        token = token.head
    head = heads[token.i]
    heads.update(dict.fromkeys(path, head))
    return head


def _kind(token: Token, kinds: dict[int, str], heads: dict[int, int]) -> str | None:
    """The kind of the clause a token heads, None where it heads none."""
    relation = token.dep_
    if token.head.i == token.i:
        return "main" if _is_sentence(token) else "fragment"
    if relation == "conj" and token.pos_ in ("VERB", "AUX") and token.head.pos_ in ("VERB", "AUX"):
        return kinds[_clause_head(token.head, kinds, heads)]
    if relation == "acl" and any(child.dep_ == "mark" for child in token.lefts):
        return "complement"  # “the claim that …”
    if relation in VERBAL_ONLY and token.pos_ not in ("VERB", "AUX"):
        return None
    if relation == "amod" and (token.ent_type_ or token.pos_ not in ("ADJ", "VERB")):
        return None  # “German media”, “last week”: names no property
    return KINDS.get(relation)


def _is_sentence(root: Token) -> bool:
    """Whether a root carries a finite verb or is an order; a subhead or a caption mostly is neither."""
    if root.tag_ in FINITE:
        return True
    helpers = [child for child in root.children if child.dep_ in ("aux", "auxpass", "cop")]
    if any(helper.tag_ in FINITE for helper in helpers):
        return True
    return root.tag_ == "VB" and not helpers


def _is_negative(argument: Token) -> bool:
    return argument.lower_ in NEGATIVES or any(
        child.lower_ in NEGATIVES and child.dep_ in ("det", "neg", "preconj") for child in argument.lefts
    ) or (argument.lower_ == "one" and argument.i > 0 and argument.nbor(-1).lower_ == "no")
