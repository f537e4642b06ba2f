"""Comparisons of claims: of two outlets one names an agent, gives another value, keeps a distance, or restricts.

Word lists are data: modifiers.csv of the frames, distancing.csv here.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, groupby
from pathlib import Path

from parallax.codebook.terms import EVERYWHERE
from parallax.extractors.frames.polarity import modifiers
from parallax.linkers.claims.units import by_article
from parallax.tables import Row

WEAKENING = (("restrictor", "flip"), ("downplayer", "flip"))  # not “just”, which mostly speaks of time
REVERSE = {"finer": "coarser", "coarser": "finer", "weaker": "stronger", "stronger": "weaker"}
NEXT_WORD = re.compile(r"['’]?s?\s+([a-z][\w-]+)")


@dataclass(frozen=True)
class Statement:
    """A claim where one article states it: the words of its clause and of its sentence, the sentence's actors, those
    that modify a noun with that noun, and the cue above the claim."""

    place: Row
    words: tuple[str, ...]
    sentence: tuple[str, ...]
    actors: frozenset[str]
    agents: frozenset[tuple[str, str]]
    cue: str


def rows(tables: dict[str, list[Row]]) -> Iterator[Row]:
    """For each claim and pair of articles, the first place in each that states it; two places once, whatever claims."""
    read, told = _Reader(tables), set()
    places = sorted(tables["links/claims"], key=lambda row: (row["claim_id"], row["article_id"], row["start"]))
    for _, group in groupby(places, key=lambda row: row["claim_id"]):
        first: dict[str, Row] = {}
        for place in group:
            first.setdefault(place["article_id"], place)
        for a, b in combinations([read.statement(place) for place in first.values()], 2):
            relation, reason = compare(a, b)
            sides = {
                f"{name}_{side}": each.place[column]
                for side, each in (("a", a), ("b", b))
                for name, column in (("article", "article_id"), ("start", "start"), ("end", "end"))
            }
            row = {"kind": "claim", **sides, "relation": relation, "reason": reason}
            if tuple(row.values()) not in told:
                told.add(tuple(row.values()))
                yield row


def compare(a: Statement, b: Statement) -> tuple[str | None, str]:
    """The relation of a to b and why; the first difference that is found decides, the codebook's before word lists'."""
    return _agent(a, b) or _value(a, b) or _distance(a, b) or _restriction(a, b) or ("same", "the same claim")


def _agent(a: Statement, b: Statement) -> tuple[str, str] | None:
    """“a Russian drone attack” against “a drone attack”: one says whose, of a thing both name."""
    for one, other in ((a, b), (b, a)):
        theirs = {word for _, word in other.agents}
        for actor, word in sorted(one.agents):
            if word in other.sentence and word not in theirs and actor not in other.actors:
                return "other_agent", f"one names {actor} with “{word}”, the other names nobody"
    return None


def _distance(a: Statement, b: Statement) -> tuple[str, str] | None:
    """“claimed to have captured” against “reported the capture”: the one keeps its distance."""
    first, second = (any(word in distancing() for word in each.cue.split()) for each in (a, b))
    if first == second:
        return None
    cues = [f"“{each.cue}”" if each.cue else "no reporting word" for each in (a, b)]
    return ("weaker" if first else "stronger"), f"{cues[0]} against {cues[1]}"


def _restriction(a: Statement, b: Statement) -> tuple[str, str] | None:
    """“yielded only limited agreements” against “yielded agreements”."""
    first, second = _restrictors(a), _restrictors(b)
    if bool(first) == bool(second):
        return None
    return ("weaker" if first else "stronger"), f"“{' '.join(first or second)}” in one, not in the other"


def _value(a: Statement, b: Statement) -> tuple[str | None, str] | None:
    """“September” against “50 days”: as the codebook relates each to the statement's own value; None where it says
    nothing of the two, as of “lengthy” and “ended quickly” against “about 40 minutes”."""
    first, second = a.place["value"], b.place["value"]
    if not first or not second or first == second:
        return None
    to_own, from_own = a.place["relation"], REVERSE.get(b.place["relation"], b.place["relation"])
    if "same" in (to_own, from_own):
        relation = from_own if to_own == "same" else to_own
    else:
        relation = to_own if to_own == from_own and to_own in REVERSE else None
    return relation, f"“{first}” against “{second}”"


def _restrictors(statement: Statement) -> list[str]:
    return [word for word in statement.words if modifiers().get(word) in WEAKENING]


@cache
def distancing() -> frozenset[str]:
    """Reporting words that leave it to the source whether what is said is true."""
    with Path(__file__).with_name("distancing.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["cue"] for row in csv.DictReader(file))


class _Reader:
    """Looks up what surrounds a place: its clause and sentence, the actors named there, and the cue above it."""

    def __init__(self, tables: dict[str, list[Row]]) -> None:
        self.texts = {row["article_id"]: row["text"] for row in tables["articles"]}
        self.clauses = by_article(tables["tables/clauses"])
        self.mentions = by_article(tables["links/actor_mentions"])
        self.sentences = by_article(tables["sentences"])
        self.attributions = by_article(tables["tables/attributions"])

    def statement(self, place: Row) -> Statement:
        article_id, text = place["article_id"], self.texts[place["article_id"]]
        sentence = next(s for s in self.sentences[article_id] if s["start"] <= place["start"] < s["end"])
        inside = [m for m in self.mentions[article_id] if sentence["start"] <= m["start"] < sentence["end"]]
        words = _words(text[slice(*self._clause(place))])
        actors, agents = frozenset(m["actor_id"] for m in inside), frozenset(_agents(text, inside))
        return Statement(place, words, _words(sentence["text"]), actors, agents, self._cue(place))

    def _clause(self, place: Row) -> tuple[int, int]:
        """The smallest clause around the place, or the place itself."""
        holding = [
            (clause["end"] - clause["start"], clause["start"], clause["end"])
            for clause in self.clauses[place["article_id"]]
            if clause["start"] <= place["start"] and place["end"] <= clause["end"] and clause["kind"] != "modifier"
        ]
        return min(holding)[1:] if holding else (place["start"], place["end"])

    def _cue(self, place: Row) -> str:
        """The innermost reporting cue above the place, empty where it is the outlet's own."""
        above = [
            (a["content_end"] - a["content_start"], a["cue_start"], a["cue_end"])
            for a in self.attributions[place["article_id"]]
            if a["cue_start"] is not None and a["content_start"] <= place["start"] < a["content_end"]
        ]
        if not above:
            return ""
        _, start, end = min(above)
        return self.texts[place["article_id"]][start:end].lower()


def _agents(text: str, mentions: list[Row]) -> Iterator[tuple[str, str]]:
    """Actors that modify a noun, with the word they stand before: “Russian [drone] attack”."""
    for mention in mentions:
        following = NEXT_WORD.match(text, mention["end"])
        if mention["reading"] == "modifier" and mention["actor_id"] and following and following[1] not in EVERYWHERE:
            yield mention["actor_id"], following[1].lower()


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[\w'’-]+", text.lower()))
