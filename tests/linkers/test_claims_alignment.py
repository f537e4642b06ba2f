"""How alike two sentences are: leads, numbers linked in one group, the clause that states what others state."""

import numpy as np
import pytest

from parallax.linkers.claims.alignment import MEASURES, Measures, candidates, likely_pairs
from parallax.linkers.claims.bags import Bags
from parallax.linkers.claims.units import Part, Unit, units

POOL = {
    "x": ["The council of Brenna voted to close the swimming pool", "Repairs would cost 3.2 million crowns"],
    "y": ["The council of Brenna voted to close its old swimming pool", "More than 3 million crowns are wanted"],
    "z": ["Parents of Brenna offer lessons for nothing", "Tickets were never cheap"],
}


def unit(article_id: str, place: int, text: str, *clauses: str) -> Unit:
    def part(words: str) -> Part:
        start = 100 * place + text.index(words)
        return Part(start, start + len(words), frozenset(("lemma", word) for word in words.lower().split()))

    letters = frozenset(text[i : i + 5].lower() for i in range(len(text) - 4))
    return Unit(article_id, text, place, letters, part(text), tuple(map(part, clauses)))


@pytest.fixture
def pool() -> list[Unit]:
    return [unit(article_id, place, text) for article_id, texts in POOL.items() for place, text in enumerate(texts)]


def measure(name: str, found: list[Unit], a: int, b: int) -> float:
    return Measures(found).of(np.array([a]), np.array([b]))[0, MEASURES.index(name)]


def test_leads_are_alike_as_leads_only_where_they_share_wording(pool) -> None:
    assert measure("lead", pool, 0, 2) > 0.9
    assert measure("lead", pool, 0, 4) < 0.8
    assert measure("lead", pool, 0, 5) < 0.1
    assert measure("lead", pool, 1, 3) < 0.5 + 1e-9


def test_leads_of_three_short_texts_are_not_one_claim_because_they_are_leads(pool) -> None:
    assert [(a[0], b[0]) for a, b in likely_pairs(pool, Measures(pool)) if a[1] == b[1] == 0] == [("x", "y")]


def test_pairs_are_proposed_over_articles_alone(pool) -> None:
    assert all(pool[a].article_id < pool[b].article_id for a, b in candidates(pool))
    assert candidates([unit("x", 0, "One lonely sentence")]).shape == (0, 2)


def test_words_of_one_clause_count_together_and_words_of_two_do_not() -> None:
    whole, other = "mayor resigned and budget fell", "budget fell after mayor resigned"
    split = [unit("x", 0, whole, "mayor resigned", "budget fell"), unit("y", 0, other, "budget fell", "mayor resigned")]
    assert measure("together", split, 0, 1) == pytest.approx(np.log1p(2))
    assert measure("together", [unit("x", 0, whole), unit("y", 0, other)], 0, 1) == pytest.approx(np.log1p(6))


def test_clause_that_others_state_is_the_place_of_a_claim() -> None:
    told = unit("x", 0, "Snow fell as pupils marched to the town hall", "Snow fell", "pupils marched to the town hall")
    others = [unit("y", 0, "pupils marched at noon"), unit("x", 1, "Snow fell again")]
    measures = Measures([told, *others])
    best = measures.best_clause(told, others[:1])
    assert told.text[best.start : best.end] == "pupils marched to the town hall"
    assert measures.best_clause(told, others[1:]).end == len("Snow fell")
    assert measures.best_clause(others[0], [told]) == others[0].whole


def test_number_and_its_rounding_share_the_group_they_are_linked_in() -> None:
    texts = {article_id: of_article[1] for article_id, of_article in POOL.items() if article_id != "z"}
    tables = {"articles": [{"article_id": key, "text": text} for key, text in texts.items()], "zones": []}
    spans = [{"article_id": key, "start": 0, "end": len(text), "text": text} for key, text in texts.items()]
    clause = {"kind": "main", "lemmas": "repair cost crown want"}
    quantity = {"kind": "quantity", "group_id": "g", "earliest": None, "latest": None, "start": 10}
    tables |= {"sentences": spans, "tables/clauses": [span | clause for span in spans], "links/actor_mentions": []}
    lows = {"x": 3.2e6, "y": 3e6}
    tables["links/quantities"] = [quantity | {"article_id": key, "low": low} for key, low in lows.items()]
    one, other = (each.whole.features for each in units(tables))
    assert ("group", "g") in one & other
    assert ("number", "3.2e+06") in one - other


def test_cosine_counts_nearly_in_full_only_where_enough_is_shared() -> None:
    bags = Bags([{"a", "b"}, {"a", "b"}, {"c"}, set()], lambda _, rare: rare)
    a, b = np.array([0, 0, 0]), np.array([1, 2, 3])
    full, none, empty = bags.cosine(a, b, 0.01)
    assert (full, none, empty) == (pytest.approx(1), 0, 0)
    assert bags.cosine(a, b, 10.0)[0] < 0.5
