"""What stands beside a place that states a claim, in its clause or sentence; whether the claim asks for it."""

import difflib
from collections import Counter
from collections.abc import Collection, Iterable

from parallax.codebook.codes import Claim
from parallax.linkers.claims.units import by_article
from parallax.tables import Row

FEWEST_SENTENCES = 20  # fewer say nothing of how much a rule matches
Span = tuple[int, int]


class Beside:
    """Actors, quantities and dates of all articles, to be asked for at a place."""

    def __init__(self, tables: dict[str, list[Row]]) -> None:
        self.reaches = {
            "sentence": by_article(tables["sentences"]),
            "clause": by_article(row for row in tables["tables/clauses"] if row["kind"] != "modifier"),
        }
        self.mentions = by_article(tables["links/actor_mentions"])
        self.quantities = by_article(tables["links/quantities"])

    def fulfils(self, place: Row, claim: Claim) -> bool:
        """Whether actor, quantity and date stand beside the place as the claim's conditions ask."""
        where, reach = claim.where, self._reach(place, claim.rule.within)
        actors = {row["actor_id"] for row in _inside(self.mentions[place["article_id"]], reach)}
        told = _inside(self.quantities[place["article_id"]], reach)
        return (
            (not where.actors or bool(actors & set(where.actors)))
            and (not where.quantity or any(all(row[key] == value for key, value in where.quantity) for row in told))
            and (not (where.earliest or where.latest) or any(_is_date_within(row, claim) for row in told))
        )

    def _reach(self, place: Row, within: str) -> Span:
        """The smallest clause or sentence around the first word of the place; the place itself where there is none."""
        spans = ((row["start"], row["end"]) for row in self.reaches[within][place["article_id"]])
        around = [span for span in spans if span[0] <= place["start"] < span[1]]
        return min(around, key=lambda span: span[1] - span[0], default=(place["start"], place["end"]))


def refuse_unknown_actors(claims: Iterable[Claim], known: Collection[str]) -> None:
    """StudyError with file and line where a claim asks for an actor that nobody knows: it would never be found."""
    for claim in claims:
        for actor_id in claim.where.actors:
            if actor_id not in known:
                near = difflib.get_close_matches(actor_id, known, n=1)
                right = f"Did you mean “{near[0]}”" if near else "Write an actor_id of actors.csv"
                raise claim.entry.error(f"“{claim.claim_id}” asks for an unknown actor “{actor_id}”", right)


def refuse_rules_without_bounds(tables: dict[str, list[Row]], claims: dict[str, Claim]) -> None:
    """StudyError with file and line where a rule matches more than half of the sentences of its event."""
    events = {article["article_id"]: article["event_id"] for article in tables["articles"]}
    sentences = Counter(events[row["article_id"]] for row in tables["sentences"])
    for claim_id, found in sorted(Counter(row["claim_id"] for row in tables["tables/claims"]).items()):
        claim, n = claims[claim_id], sentences[claims[claim_id].event_id]
        if n >= FEWEST_SENTENCES and found > n / 2:
            wrong = f"the rule of “{claim_id}” matches {found} times in {n} sentences: nearly everything"
            raise claim.entry.error(wrong, "Add a term that says what the claim is about")


def _is_date_within(row: Row, claim: Claim) -> bool:
    """Whether the ends a date names lie within the claim's days; “by the end of May” names one end."""
    ends = [row[end].date() for end in ("earliest", "latest") if row[end]]
    first, last = claim.where.earliest, claim.where.latest
    return row["kind"] == "date" and bool(ends) and all(
        (not first or day >= first) and (not last or day <= last) for day in ends
    )


def _inside(rows: list[Row], reach: Span) -> list[Row]:
    return [row for row in rows if reach[0] <= row["start"] < reach[1]]
