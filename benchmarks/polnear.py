"""PolNeAR: attributions in political news (Newell et al. 2018), per outlet, with bootstrap intervals over articles.

Obtain it from https://github.com/networkdynamics/PolNeAR and pass the folder of one part (text/, attributions/).
Definitions are those of the public scorer: words are `\\w+`; a predicted content matches a gold one, one to one, at an
overlap of half; `full` asks for an overlapping source too, or none on both sides.
"""

import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from parallax.codebook import Codebook
from parallax.extractors import attributions
from parallax.extractors.attributions.polnear import CorpusArticle, Gold, Offsets, read_corpus
from parallax.parse import load_pipeline

MARKS = "\"“”„‟«»"
PEERS = """| textacy, by paragraph | 25.3 | 51.4 | 6.4 | 31.6 |
| Gender Gap Tracker rules | 40.8 | 51.0 | 34.6 | 56.6 |
| Citron, retrained on train | 53.1 | 65.5 | 47.4 | 67.7 |
| a CRF tagger and a logistic linker, untuned | 60.7 | 78.8 | 52.7 | 79.4 |
| human against human | 75.4 | 93.9 | 69.7 | 85.1 |"""
NOT_RUN = (
    "Not run, so not beaten: Citron with its published weights, CofeNet, DirectQuote's tagger. Peers: on PolNeAR dev."
)


@dataclass(frozen=True)
class Spans:
    """Content and source of one attribution as numbers of words, and whether it holds or touches a quotation mark."""

    content: frozenset[int]
    source: frozenset[int]
    quoted: bool


def main(corpus: Path) -> str:
    """Extract from every article and score: all, quoted, unquoted, each outlet."""
    nlp, parse_seconds, extract_seconds, counts = load_pipeline(), 0.0, 0.0, {}
    for article in read_corpus(corpus):
        started = time.process_time()
        doc = nlp.make_doc(article.text)
        doc.user_data["breaks"] = [match.start() for match in re.finditer(r"\S[^\n]*", article.text)]
        doc = nlp(doc)
        parsed = time.process_time()
        found = list(attributions.rows(doc, {"article_id": article.name}, Codebook(Path())))
        parse_seconds += parsed - started
        extract_seconds += time.process_time() - parsed
        counts[article.name] = count(article, [_gold(row) for row in found])
    share = parse_seconds / (parse_seconds + extract_seconds)
    return section(counts, share)


def count(article: CorpusArticle, found: Iterable[Gold]) -> Counter:
    """Additive counts of one article: gold, found, full for each class, and the sums behind soft overlap."""
    words = word_index(article.text)
    gold, said = ([_spans(article.text, words, one) for one in many] for many in (article.gold, found))
    pairs = sorted((-_overlap(g, p) - 1e-6 * bool(g.source & p.source), i, j)
                   for i, g in enumerate(gold) for j, p in enumerate(said) if _overlap(g, p) >= 0.5)  # fmt: skip
    mate: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in mate and j not in mate.values():
            mate[i] = j
    total: Counter = Counter()
    for i, g in enumerate(gold):
        p = said[mate[i]] if i in mate else None
        full = p is not None and (bool(g.source & p.source) or not (g.source or p.source))
        total += Counter({(kind, key): 1 for kind in ("all", _kind(g)) for key in ("gold",) + ("full",) * full})
        total["all", "sources"] += bool(p and g.source)
        total["all", "sources right"] += bool(p and g.source & p.source)
    back = {j: gold[i] for i, j in mate.items()}
    for j, p in enumerate(said):
        total += Counter({(kind, "found"): 1 for kind in ("all", _kind(back.get(j, p)))})
    return total + _soft(gold, said)


def word_index(text: str) -> list[tuple[int, int]]:
    """Offsets of the words of a text."""
    return [match.span() for match in re.finditer(r"\w+", text)]


def f1(total: Counter, kind: str) -> float:
    """F1 of `full` in percent."""
    return 200 * total[kind, "full"] / max(1, total[kind, "gold"] + total[kind, "found"])


def section(counts: dict[str, Counter], share: float) -> str:
    """The page's section: beside the peers, then each outlet."""
    total = sum(counts.values(), Counter())
    precision, recall = total["all", "soft p"] / total["all", "found"], total["all", "soft r"] / total["all", "gold"]
    soft = 200 * precision * recall / (precision + recall)
    own = " | ".join(["**Parallax**", *(f"{f1(total, kind):.1f}" for kind in ("all", "quoted", "unquoted")), f"{soft:.1f}"])
    low, high = interval(list(counts.values()))
    lines = [
        "### PolNeAR: who says what (F1, content and source both right)", "",
        "| system | full | quoted | unquoted | content soft |", "|---|---|---|---|---|", PEERS, f"| {own} |", "",
        f"Full: 95 % interval {low:.1f}–{high:.1f} over {len(counts)} articles. Source right where the content is: "
        f"{100 * total['all', 'sources right'] / total['all', 'sources']:.1f} %. CPU of the parse over parse and "
        f"extraction: {share:.2f}. {NOT_RUN}", "",
        "| outlet | articles | full | found / gold |", "|---|---|---|---|", *_outlets(counts),
    ]  # fmt: skip
    return "\n".join(lines)


def interval(counts: Sequence[Counter], rounds: int = 1000) -> tuple[float, float]:
    """Percentile interval of `full` over resampled articles."""
    drawn, values = random.Random(0), []
    for _ in range(rounds):
        values.append(f1(sum((drawn.choice(counts) for _ in counts), Counter()), "all"))
    values.sort()
    return values[int(0.025 * rounds)], values[int(0.975 * rounds) - 1]


def _outlets(counts: dict[str, Counter]) -> list[str]:
    outlets: dict[str, list[Counter]] = {}
    for name, one in sorted(counts.items()):
        outlets.setdefault(name.split("_")[0], []).append(one)
    totals = {outlet: sum(many, Counter()) for outlet, many in outlets.items()}
    shares = {outlet: total["all", "found"] / total["all", "gold"] for outlet, total in totals.items()}
    return [
        f"| {outlet} | {len(outlets[outlet])} | {f1(total, 'all'):.1f} | {shares[outlet]:.2f} |"
        for outlet, total in totals.items()
    ]


def _gold(row: dict) -> Gold:
    source = () if row["source_start"] is None else ((row["source_start"], row["source_end"]),)
    return Gold(tuple((piece["start"], piece["end"]) for piece in row["content"]), (), source)


def _spans(text: str, words: list[tuple[int, int]], one: Gold) -> Spans:
    near = "".join(text[max(0, start - 1) : end + 1] for start, end in one.content)
    return Spans(_words(words, one.content), _words(words, one.source), any(mark in near for mark in MARKS))


def _words(words: list[tuple[int, int]], spans: Offsets) -> frozenset[int]:
    return frozenset(i for i, (start, end) in enumerate(words) if any(start < e and end > s for s, e in spans))


def _kind(spans: Spans) -> str:
    return "quoted" if spans.quoted else "unquoted"


def _overlap(a: Spans, b: Spans) -> float:
    return len(a.content & b.content) / max(1, len(a.content | b.content))


def _soft(gold: list[Spans], said: list[Spans]) -> Counter:
    """Share of each predicted content inside any gold one, and the reverse (Johansson & Moschitti 2013)."""
    sums: Counter = Counter()
    for name, ones, others in (("soft p", said, gold), ("soft r", gold, said)):
        union = frozenset().union(*(other.content for other in others))
        sums["all", name] = sum(len(one.content & union) / max(1, len(one.content)) for one in ones)
    return sums
