"""Groups of quotations that are one utterance, found without comparing all with all.

Quotations meet under keys. Of one speaker: a lemma or word that both have and that weighs much in one of them (who
shares most of the lighter one's weight shares one of its heaviest lemmas). Of any speakers: some words in a row, since
the same words are one utterance even where a speaker is not known. Under a key each is compared with the fullest member
of every group met there: an utterance that hundreds print costs hundreds of comparisons, not tens of thousands.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from parallax.linkers.quotes.quotation import Quotation, similarity, weights

VERBATIM = 6  # words in a row that are one utterance whoever is taken for its speaker
Key = tuple[str, ...]


@dataclass
class Meeting:
    """Numbers of the quotations that have a key, and of those in which it weighs much: these ask all others."""

    having: list[int] = field(default_factory=list)
    asking: set[int] = field(default_factory=set)


def grouped(quotations: list[Quotation], least: float) -> list[list[Quotation]]:
    """Groups in the order of their first members; two of one speaker share at least `least` of the lighter's weight."""
    weight = weights(quotations)
    meetings: dict[Key, Meeting] = {}
    for i, quotation in enumerate(quotations):
        for key, asks in _keys(quotation, weight, least):
            meeting = meetings.setdefault(key, Meeting())
            meeting.having.append(i)
            if asks:
                meeting.asking.add(i)
    groups = _Groups(quotations, least, weight)
    for key in sorted(key for key, meeting in meetings.items() if len(meeting.having) > 1):
        groups.join_met(meetings[key])
    return groups.members()


def _keys(quotation: Quotation, weight: dict[str, float], least: float) -> Iterator[tuple[Key, bool]]:
    """Each key once, and whether it weighs much."""
    speaker, words = quotation.actor_id, quotation.words
    runs = {" ".join(words[i : i + VERBATIM]) for i in range(len(words) - VERBATIM + 1)}
    yield from ((("run", run), True) for run in runs)
    if speaker is not None:
        heavy = _heaviest(quotation, weight, least)
        yield from ((("lemma", speaker, lemma), lemma in heavy) for lemma in quotation.lemmas)
        longest = max(words, key=lambda word: (len(word), word))
        yield from ((("word", speaker, word), word == longest) for word in set(words))


def _heaviest(quotation: Quotation, weight: dict[str, float], least: float) -> set[str]:
    """The fewest lemmas without which less than `least` of the weight is left."""
    rest = total = sum(weight[lemma] for lemma in sorted(quotation.lemmas))
    heavy: set[str] = set()
    for lemma in sorted(quotation.lemmas, key=lambda lemma: (-weight[lemma], lemma)):
        if rest < least * total:
            break
        heavy.add(lemma)
        rest -= weight[lemma]
    return heavy


class _Groups:
    """Disjoint sets of quotations; each is known by its first member and compared by its fullest."""

    def __init__(self, quotations: list[Quotation], least: float, weight: dict[str, float]) -> None:
        self.quotations, self.least, self.weight = quotations, least, weight
        self.above = list(range(len(quotations)))
        self.fullest = list(range(len(quotations)))

    def first(self, i: int) -> int:
        """The number of the first member of a quotation's group."""
        while self.above[i] != i:
            self.above[i] = self.above[self.above[i]]
            i = self.above[i]
        return i

    def join_met(self, meeting: Meeting) -> None:
        """Compare the quotations under one key, in order; `seen` and `asking` hold one member of each group."""
        seen: list[int] = []
        asking: list[int] = []
        for i in meeting.having:
            asks = i in meeting.asking
            for j in seen if asks else asking:
                if self.first(i) != self.first(j) and self._is_one(i, self.fullest[self.first(j)]):
                    self._join(i, j)
            for members in (seen, asking) if asks else (seen,):
                if all(self.first(j) != self.first(i) for j in members):
                    members.append(i)

    def members(self) -> list[list[Quotation]]:
        """The groups in the order of their first members."""
        found: dict[int, list[Quotation]] = {}
        for i, quotation in enumerate(self.quotations):
            found.setdefault(self.first(i), []).append(quotation)
        return list(found.values())

    def _is_one(self, i: int, j: int) -> bool:
        a, b = self.quotations[i], self.quotations[j]
        shorter, longer = sorted((a, b), key=lambda quotation: len(quotation.words))
        one_speaker = a.actor_id is not None and a.actor_id == b.actor_id
        if longer.holds(shorter.words):
            return one_speaker or len(shorter.words) >= VERBATIM
        alike = similarity(a, b, self.weight) >= self.least
        return alike and a.article_id != b.article_id and (one_speaker or _shares_run(a, b))

    def _join(self, i: int, j: int) -> None:
        low, high = sorted((self.first(i), self.first(j)))
        both = self.fullest[low], self.fullest[high]
        self.above[high] = low
        self.fullest[low] = max(both, key=lambda k: (len(self.quotations[k].words), -k))


def _shares_run(a: Quotation, b: Quotation) -> bool:
    """Whether VERBATIM words in a row stand in both."""
    return any(b.holds(a.words[i : i + VERBATIM]) for i in range(len(a.words) - VERBATIM + 1))
