"""What is aligned: sentences and their clauses as bags of features that outlets share when they state one claim.

A feature is the stem of a lemma, an actor, a number, a group of linked quantities, or a day. Of a sentence's wording
there are also its runs of letters, which forms of one word share (McNamee & Mayfield 2004).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parallax.tables import Row

FEWEST_FEATURES = 3  # a clause with fewer says too little to be aligned by itself
SHORTEST_WORD = 3
STEM = 7  # letters that “negotiate”, “negotiation” and “negotiator” share
LIGHT = frozenset("say tell state add announce report also accord have".split())  # words that tell nothing of a claim
LETTERS = 5  # in a run
SMALL_NUMBERS = ("1", "2")  # said of everything: “one”, “both sides”
HEADINGS = ("headline", "subhead")
LEFT_OUT = ("dateline", "date_line", "byline", "caption", "credit", "repeat", "furniture")
Feature = tuple[str, str]  # kind (lemma, actor, number, group, day) and what it is
Key = tuple[str, int]  # article and offset of a sentence


@dataclass(frozen=True)
class Part:
    """A clause, or a whole sentence: offsets and features."""

    start: int
    end: int
    features: frozenset[Feature]


@dataclass(frozen=True)
class Unit:
    """A sentence of an article with its clauses; `place` counts the sentences of running text before it."""

    article_id: str
    text: str
    place: int
    letters: frozenset[str]
    whole: Part
    clauses: tuple[Part, ...]

    @property
    def key(self) -> Key:
        return self.article_id, self.whole.start


def units(tables: dict[str, list[Row]]) -> list[Unit]:
    """The sentences of running text, headlines and subheads that have enough features, in order."""
    clauses, facts = by_article(tables["tables/clauses"]), _facts(tables)
    zones = by_article(row for row in tables["zones"] if row["zone"] in (*LEFT_OUT, *HEADINGS))
    found, places = [], Counter()
    for sentence in tables["sentences"]:
        article_id, start, end = sentence["article_id"], sentence["start"], sentence["end"]
        around = _zones_around(sentence, zones)
        if around.intersection(LEFT_OUT):
            continue
        inside = [clause for clause in clauses[article_id] if start <= clause["start"] < end]
        nearby = [fact for fact in facts[article_id] if start <= fact[0] < end]
        whole = _part(start, end, inside, nearby)
        parts = [_part(c["start"], c["end"], inside, nearby) for c in inside if c["kind"] != "modifier"]
        # a word that is part of a name elsewhere in the sentence is no feature of its clauses either
        parts = [Part(part.start, part.end, part.features & whole.features) for part in parts]
        if len(whole.features) >= FEWEST_FEATURES:
            told = tuple(part for part in parts if len(part.features) >= FEWEST_FEATURES)
            text, place = sentence["text"], places[article_id]
            found.append(Unit(article_id, text, place, _letters(text), whole, told))
            places[article_id] += not around.intersection(HEADINGS)
    return found


def in_running_text(tables: dict[str, list[Row]], spans: Iterable[Row]) -> Iterator[Row]:
    """The spans that stand in running text, a headline or a subhead: a caption or a repeated standfirst states nothing
    that the article does not state elsewhere."""
    zones = by_article(row for row in tables["zones"] if row["zone"] in LEFT_OUT)
    yield from (span for span in spans if not _zones_around(span, zones))


def _zones_around(span: Row, zones: dict[str, list[Row]]) -> set[str]:
    """The zones that reach over the end of a span: a dateline glued to a sentence does not."""
    end = span["end"]
    return {zone["zone"] for zone in zones[span["article_id"]] if zone["start"] < end <= zone["end"]}


def _letters(text: str) -> frozenset[str]:
    running = " ".join(re.findall(r"\w+", text.lower()))
    return frozenset(running[i : i + LETTERS] for i in range(len(running) - LETTERS + 1))


def _part(start: int, end: int, clauses: list[Row], facts: list[tuple[int, Feature, frozenset[str]]]) -> Part:
    """The features of all clauses that lie within the offsets; words of an actor's name give way to the actor."""
    told = [fact for fact in facts if start <= fact[0] < end]
    names = {word for _, _, words in told for word in words}
    lemmas = {lemma for c in clauses if start <= c["start"] and c["end"] <= end for lemma in c["lemmas"].split()}
    words = {lemma for lemma in lemmas - names - LIGHT if len(lemma) >= SHORTEST_WORD and not lemma.isdigit()}
    return Part(start, end, frozenset({("lemma", word[:STEM]) for word in words} | {feature for _, feature, _ in told}))


def _facts(tables: dict[str, list[Row]]) -> dict[str, list[tuple[int, Feature, frozenset[str]]]]:
    """Actors, numbers and days of each article with the offset they stand at and the words they take the place of."""
    texts = {row["article_id"]: row["text"] for row in tables["articles"]}
    facts = defaultdict(list)
    for row in tables["links/actor_mentions"]:
        if row["actor_id"]:
            name = texts[row["article_id"]][row["start"] : row["end"]].lower()
            fact = row["head"], ("actor", row["actor_id"]), frozenset(re.findall(r"\w+", name))
            facts[row["article_id"]].append(fact)
    for row in tables["links/quantities"]:
        facts[row["article_id"]] += [(row["start"], feature, frozenset()) for feature in _figures(row)]
    return facts


def _figures(row: Row) -> list[Feature]:
    """A day; or a number and the group it is linked in, which “3.2 million” and “more than 3 million” may share."""
    if row["kind"] != "quantity":
        return [("day", str(row["latest"] or row["earliest"])[:10])]
    number = f"{row['low']:g}"
    return [("number", number), ("group", row["group_id"])] if number not in SMALL_NUMBERS else []


def by_article(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each article, in order; none for an article that has none."""
    grouped = defaultdict(list)
    for row in rows:
        grouped[row["article_id"]].append(row)
    return grouped
