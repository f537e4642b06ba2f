"""Affiliations: whom an actor speaks for or belongs to, where a text says so.

A description that names another actor (“a spokeswoman for the Tern Foundation”, “Peruvian Foreign Minister”), a party
or people (“Democrat of Vermont”, “Republican candidate”, the tag “(D-Mont.)”), a body that bears its leader's name
(“the Klein campaign”). offices.csv lists the nouns that make an affiliation of a description, and its relation.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from parallax.linkers.speakers.article import ArticleMentions
from parallax.naming import country
from parallax.naming.parties import TAG, party_of, party_stem
from parallax.tables import INT, TEXT, Row, schema

SCHEMA = schema(
    "One row per place where a text says that an actor speaks for another or belongs to it.",
    article_id=(TEXT, "article"),
    start=(INT, "offset of the words that say so"),
    end=(INT, "offset after them"),
    head=(INT, "offset of the head word of the mention of the one who speaks or belongs"),
    actor_id=(TEXT, "that actor; null for one without a name (“a White House spokesman”)"),
    for_actor_id=(TEXT, "the actor it speaks for or belongs to"),
    relation=(TEXT, "spokesperson, office, member, or namesake (it leads a body that bears its name)"),
)
FORMER = {"former", "ex", "one-time", "onetime", "retired", "late", "ousted", "deposed"}
SEAT = "Representative"  # holds a seat; in lower case it speaks for others


@dataclass(frozen=True)
class Known:
    """Actors of one event: parties and peoples by the stem of their name, bodies by their leader and noun."""

    parties: dict[str, str] = field(default_factory=dict)
    bodies: dict[tuple[str, str], str] = field(default_factory=dict)


def affiliations(articles: Sequence[ArticleMentions]) -> Iterator[Row]:
    """All that the articles of one event state, in their order."""
    known = _known(articles)
    for article in articles:
        for i, mention in enumerate(article.mentions):
            if mention["kind"] == "name" and mention["label"] == "PERSON":
                yield from _tagged(article, mention, known)
            elif mention["kind"] == "nominal" and FORMER.isdisjoint(_before_head(article, mention).lower().split()):
                yield from _described(article, mention, _within(article, i), known)


def _tagged(article: ArticleMentions, name: Row, known: Known) -> Iterator[Row]:
    tag = TAG.match(article.text, name["end"])
    party = known.parties.get(party_of(tag["tag"]) or "") if tag else None
    if party:
        yield _row(article, name, tag.end(), party, "member")


def _described(article: ArticleMentions, mention: Row, inner: list[Row], known: Known) -> Iterator[Row]:
    """What a description says of whom it describes, or, of a body, of the person it is named after."""
    noun, own = _noun(article, mention), article.actors.get(mention["head"])
    relation = _relation(noun)
    if relation == "namesake":
        leaders = [one for one in inner if one["label"] == "PERSON" and one["end"] <= mention["head"]]
        yield from (_row(article, one, mention["end"], own, relation) for one in leaders if own)
        return
    people = "spokesperson" if relation == "spokesperson" else "member"
    stated = {known.parties[stem]: people for stem in _stems(article, mention, inner) if stem in known.parties}
    for one in inner:
        following = article.text[one["end"] : mention["end"]].lower().split(maxsplit=1)
        leader = article.actors[one["head"]]
        other = known.bodies.get((leader, following[0]), leader) if following else leader  # “Klein campaign manager”
        if relation and not (relation == "member" and one["label"] == "PERSON"):
            stated.setdefault(other, relation)
    yield from (_row(article, mention, mention["end"], other, how) for other, how in stated.items() if other != own)


def _stems(article: ArticleMentions, mention: Row, inner: list[Row]) -> Iterator[str]:
    """Stems of a description's words up to its noun, without those inside another's name (“the Republican Party”)."""
    for word in re.finditer(r"\S+", article.text[mention["start"] : mention["end"]]):
        at = mention["start"] + word.start()
        if at <= mention["head"] and not any(one["start"] <= at < one["end"] != at + len(word[0]) for one in inner):
            yield party_stem(word[0])


def _row(article: ArticleMentions, mention: Row, end: int, other: str, relation: str) -> Row:
    place = {"article_id": article.article_id, "start": mention["start"], "end": end, "head": mention["head"]}
    return place | {"actor_id": article.actors.get(mention["head"]), "for_actor_id": other, "relation": relation}


def _within(article: ArticleMentions, i: int) -> list[Row]:
    """Of the outermost mentions inside a mention, which follow it in the order of the text, those of actors."""
    outer, found = article.mentions[i], []
    for inner in article.mentions[i + 1 :]:
        if inner["start"] >= outer["end"]:
            break
        apart = not found or inner["start"] >= found[-1]["end"]
        if apart and inner["head"] != outer["head"] and inner["end"] <= outer["end"]:
            found.append(inner)
    return [inner for inner in found if inner["head"] in article.actors]


def _known(articles: Sequence[ArticleMentions]) -> Known:
    known = Known()
    for article in articles:
        for i, mention in enumerate(article.mentions):
            actor, stem = article.actors.get(mention["head"]), party_stem(mention["text"])
            if actor and mention["kind"] == "name" and mention["label"] == "GROUP" and not country(stem):
                known.parties.setdefault(stem, actor)
            noun = _noun(article, mention)
            if actor and _relation(noun) == "namesake":
                for inner in _within(article, i):
                    known.bodies.setdefault((article.actors[inner["head"]], noun.lower()), actor)
    return known


def _before_head(article: ArticleMentions, mention: Row) -> str:
    return article.text[mention["start"] : mention["head"]]


def _noun(article: ArticleMentions, mention: Row) -> str:
    return article.text[mention["head"] : mention["end"]].split(maxsplit=1)[0]


def _relation(noun: str) -> str | None:
    """What a noun says of two actors: spokesman → spokesperson, leaders → office, campaign → namesake."""
    word = noun.lower()
    return None if noun == SEAT else _offices().get(word) or _offices().get(word.removesuffix("s"))


@cache
def _offices() -> dict[str, str]:
    with Path(__file__).with_name("offices.csv").open(encoding="utf-8", newline="") as file:
        return {row["noun"]: row["relation"] for row in csv.DictReader(file)}
