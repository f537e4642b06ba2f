"""Surroundings of a number or date: the weighted words of its sentence and clause, and what stands behind it."""

from parallax.linkers.quantities.words import telling
from parallax.tables import Row

WEIGHT_OF_CLAUSE = 2  # a word of the item's own clause tells more than one elsewhere in the sentence


class Surroundings:
    """Finds the sentence and the clause of an offset."""

    def __init__(self, tables: dict[str, list[Row]]) -> None:
        self.sentences = by_article(tables["sentences"])
        self.clauses = by_article(tables["tables/clauses"])

    def of(self, row: Row) -> tuple[dict[str, int], tuple[int, int]]:
        """Weighted words around a row, and the span of its sentence."""
        sentence = self._sentence(row)
        start, end = sentence["start"], sentence["end"]
        clauses = [c for c in self.clauses.get(row["article_id"], []) if start <= c["start"] < end]
        own = [c for c in clauses if c["start"] <= row["start"] < c["end"] and len(c["lemmas"].split()) > 2]
        nearest = min(own, key=lambda c: c["end"] - c["start"], default=None)
        words: dict[str, int] = {}
        for clause in clauses:
            weight = WEIGHT_OF_CLAUSE if clause is nearest else 1
            for word in filter(None, map(telling, clause["lemmas"].split())):
                words[word] = max(weight, words.get(word, 0))
        return words, (start, end)

    def behind(self, row: Row) -> str:
        """The rest of its sentence."""
        sentence = self._sentence(row)
        return sentence["text"][row["end"] - sentence["start"] :]

    def _sentence(self, row: Row) -> Row:
        """The sentence a row stands in, or the row itself."""
        sentences = self.sentences.get(row["article_id"], [])
        return next((s for s in sentences if s["start"] <= row["start"] < s["end"]), row)


def by_article(rows: list[Row]) -> dict[str, list[Row]]:
    """The rows of each article, in order."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["article_id"], []).append(row)
    return grouped
