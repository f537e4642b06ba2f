"""Discovered claims as entries of claims.yaml, each with a rule of the words its sentences share."""

import re
from bisect import bisect
from collections import Counter, defaultdict
from typing import Any

from parallax.codebook.terms import EVERYWHERE
from parallax.runs import Tables
from parallax.tables import Row

READS = ("links/statements", "links/claims", "sentences", "tables/clauses")
MOST_TERMS = 3  # of a suggested rule: enough to tell a claim from its neighbours, few enough to be judged
WORD = re.compile(r"[^\W\d_]{3,}")

Key = tuple[str, int]  # article and offset of a sentence
Entry = dict[str, Any]  # of claims.yaml


def suggested_claims(tables: Tables) -> list[Entry]:
    """Each discovered claim of an event."""
    sentences = tables["sentences"]
    words = _lemmas_of_sentences(sentences, tables["tables/clauses"])
    common = Counter(lemma for lemmas in words.values() for lemma in lemmas)
    texts = {(row["article_id"], row["start"]): _line(row["text"]) for row in sentences}
    keys, stated, suggested = sorted(texts), defaultdict(set), []
    for place in tables["links/claims"]:
        stated[place["claim_id"]].add(_sentence(place, keys))
    for statement in (row for row in tables["links/statements"] if row["origin"] == "discovered"):
        own = sorted(stated[statement["claim_id"]])
        example = next(key for key in own if texts[key] == statement["statement"])
        suggested.append(_entry(statement, texts[example], rule(words[example], [words[key] for key in own], common)))
    return suggested


def rule(example: set[str], told: list[set[str]], common: Counter[str]) -> dict[str, list[str]]:
    """The example's words that most sentences have, the rarest of the event first: `all` those that every sentence has
    (or the first alone), `any` the others."""
    shared = Counter(lemma for lemmas in told for lemma in lemmas)
    terms = sorted(example, key=lambda lemma: (-shared[lemma], common[lemma], lemma))[:MOST_TERMS]
    wanted = [term for term in terms if shared[term] == len(told)] or terms[:1]
    return {"all": wanted, "any": terms[len(wanted) :]} if len(wanted) < len(terms) else {"all": wanted}


def _entry(statement: Row, example: str, terms: dict[str, list[str]]) -> Entry:
    return {
        # unlike the id it has while it is discovered: for a time both may be found
        "id": "_".join([*terms["all"], statement["claim_id"]]),
        "event": statement["event_id"],
        "statement": statement["statement"],
        "include": "",
        "exclude": "",
        "example": example,
        "knowable_from": statement["knowable_from"],
        "terms": terms,
    }


def _lemmas_of_sentences(sentences: list[Row], clauses: list[Row]) -> dict[Key, set[str]]:
    """The lemmas of each sentence that can be terms, by article and offset."""
    found: dict[Key, set[str]] = {(row["article_id"], row["start"]): set() for row in sentences}
    keys = sorted(found)
    for clause in clauses:
        found[_sentence(clause, keys)].update(_words(clause))
    return found


def _sentence(row: Row, keys: list[Key]) -> Key:
    """The sentence that a row begins in, among the sorted sentences of an event."""
    return keys[bisect(keys, (row["article_id"], row["start"])) - 1]


def _words(clause: Row) -> list[str]:
    """The lemmas a term can be made of."""
    return [lemma for lemma in clause["lemmas"].split() if WORD.fullmatch(lemma) and lemma not in EVERYWHERE]


def _line(text: str) -> str:
    return " ".join(text.split())
