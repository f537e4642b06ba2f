"""A quotation as it is compared: whose it is, its words in order, the lemmas that carry its content."""

import bisect
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from parallax.tables import Row


@dataclass(frozen=True)
class Quotation:
    """One attribution that quotes; `text` joins the pieces between the marks by …"""

    article_id: str
    attribution: str
    actor_id: str | None
    text: str
    words: tuple[str, ...]
    lemmas: frozenset[str]

    def holds(self, words: tuple[str, ...]) -> bool:
        """Whether these words stand in it, in a row."""
        return f" {' '.join(words)} " in f" {' '.join(self.words)} "


def quotations(tables: dict[str, list[Row]]) -> Iterator[Quotation]:
    """The outermost quotations, ordered by article and place."""
    articles = {row["article_id"]: row for row in tables["articles"]}
    speakers = {(row["article_id"], row["attribution"]): row["actor_id"] for row in tables["links/speakers"]}
    clauses: dict[str, list[Row]] = {}
    for clause in sorted(tables["tables/clauses"], key=itemgetter("start")):
        clauses.setdefault(clause["article_id"], []).append(clause)
    ordered = sorted(tables["tables/attributions"], key=lambda row: (row["article_id"], row["content_start"]))
    for row in _outermost(ordered):
        article, key = articles[row["article_id"]], (row["article_id"], row["attribution"])
        text = " … ".join(article["text"][mark["start"] : mark["end"]] for mark in row["quoted"])
        lemmas = _lemmas(row["quoted"], clauses.get(row["article_id"], []))
        words = tuple(re.findall(r"\w+", text.lower()))
        yield Quotation(*key, speakers.get(key), text, words, lemmas)


def weights(found: list[Quotation]) -> dict[str, float]:
    """Inverse frequency of each lemma over utterances.

    What several articles quote of one speaker may be one utterance, whose words are not common for that: of each
    speaker and lemma the article counts that has the most.
    """
    told: dict[tuple[str, str], Counter[str]] = {}
    for one in found:
        speaker = one.actor_id or f"{one.article_id}:{one.attribution}"
        told.setdefault((speaker, one.article_id), Counter()).update(["", *one.lemmas])  # "" counts quotations
    most: Counter[tuple[str, str]] = Counter()
    for (speaker, _), counts in told.items():
        most |= Counter({(speaker, lemma): count for lemma, count in counts.items()})
    total: Counter[str] = Counter()
    for (_, lemma), count in most.items():
        total[lemma] += count
    utterances = total.pop("", 0)
    return {lemma: math.log((1 + utterances) / count) for lemma, count in sorted(total.items())}


def similarity(a: Quotation, b: Quotation, weight: dict[str, float]) -> float:
    """Shared weight of content lemmas over the lighter quotation's; one shared lemma is none."""
    shared = sum(weight[lemma] for lemma in sorted(a.lemmas & b.lemmas))
    lighter = min(sum(weight[lemma] for lemma in sorted(one.lemmas)) for one in (a, b))
    return shared / lighter if lighter and len(a.lemmas & b.lemmas) > 1 else 0.0


def _outermost(attributions: list[Row]) -> Iterator[Row]:
    """Attributions that quote, but none that somebody makes within a quotation (“no one expects an easy road”)."""
    quoted: dict[str, list[Row]] = {}
    for row in attributions:
        quoted.setdefault(row["article_id"], []).extend({**mark, "by": row["attribution"]} for mark in row["quoted"])
    for row in (row for row in attributions if row["quoted"]):
        at = row["content_start"] if row["cue_start"] is None else row["cue_start"]
        marks = quoted[row["article_id"]]
        if not any(mark["start"] <= at < mark["end"] and mark["by"] != row["attribution"] for mark in marks):
            yield row


def _lemmas(marks: list[Row], clauses: list[Row]) -> frozenset[str]:
    """Content lemmas of the clauses, in order of their starts, that begin inside the quotation marks."""
    start = itemgetter("start")
    spans = ((bisect.bisect_left(clauses, mark[end], key=start) for end in ("start", "end")) for mark in marks)
    within = (clause for low, high in spans for clause in clauses[low:high])
    return frozenset(lemma for clause in within for lemma in clause["lemmas"].split())
