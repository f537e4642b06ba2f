"""PolNeAR: attributions in political news (Newell et al. 2018), per outlet, with bootstrap intervals over articles.

Obtain it from https://github.com/networkdynamics/PolNeAR and pass its folder, or that of one part (text/ and
attributions/). Of the folder the part `dev` is measured: the shipped model was trained on `train`.
"""

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.polnear.scoring import count, f1, soft_f1, source_f1
from parallax.codebook import Codebook
from parallax.extractors import attributions
from parallax.extractors.attributions.polnear import CorpusArticle, Gold, read_corpus
from parallax.pipeline import load_pipeline

PEERS = """| quotation marks and the nearest person | 11.5 | 25.2 | 0 | | 33.7 | .97 |
| textacy, by paragraph | 25.3 | 51.4 | 6.4 | 76.1 | 31.6 | .96 |
| Gender Gap Tracker rules | 40.8 | 51.0 | 34.6 | 58.8 | 56.6 | .94 |
| Citron, retrained on train | 53.1 | 65.5 | 47.4 | 72.7 | 67.7 | .42 |
| a CRF tagger and a logistic linker, untuned | 60.7 | 78.8 | 52.7 | 87.6 | 79.4 | .64 |
| human against human | 75.4 | 93.9 | 69.7 | 97.4 | 85.1 | |"""
HEADER = """F1 in percent over {articles} articles with {attributions} attributions, as the public scorer counts.
Full: content and source both right, of all, with quotation marks and without. Direct by fragments: pieces of direct
quotations with their source. Soft: words inside any content. CPU: of the parse over parse and extraction.
The corpus: https://github.com/networkdynamics/PolNeAR, part dev.

| system | full | quoted | unquoted | direct by fragments | content soft | CPU |
|---|---|---|---|---|---|---|"""
SOURCES = """Source overlap given a matched content: {sources}; of the peers the best has 92.5. Peers were run on the
same part. Not run, so not beaten: Citron with its published weights (its copy is incomplete), CofeNet, DirectQuote's
tagger.

| outlet | articles | attributions | found / gold | full |
|---|---|---|---|---|"""


@dataclass(frozen=True)
class Measured:
    """Numbers of one article, whole and by fragments of content."""

    outlet: str
    whole: Counter
    fragments: Counter


Metric = Callable[[Sequence[Measured]], float]


def main(corpus: Path) -> str:
    """Extract from every article of the part and score."""
    nlp, parse_seconds, extract_seconds, measured = load_pipeline(), 0.0, 0.0, []
    for article in read_corpus(_part(corpus)):
        started = time.process_time()
        doc = nlp.make_doc(article.text)
        doc.user_data["breaks"] = [match.start() for match in re.finditer(r"\S[^\n]*", article.text)]
        doc = nlp(doc)
        parsed = time.process_time()
        found = [_gold(row) for row in attributions.rows(doc, {"article_id": article.name}, Codebook(Path()))]
        parse_seconds += parsed - started
        extract_seconds += time.process_time() - parsed
        measured.append(_measured(article, found))
    return section(measured, parse_seconds / (parse_seconds + extract_seconds))


def section(measured: Sequence[Measured], share: float) -> str:
    """The page's section: beside the peers, then each outlet."""
    metrics = (_full("all"), _full("quoted"), _full("unquoted"), _direct, _soft)
    own = [f"{metric(measured):.1f}" for metric in metrics]
    spread = [_interval(metric, measured) for metric in metrics]
    header = HEADER.format(articles=len(measured), attributions=_total(measured)["all", "gold"])
    sources = SOURCES.format(sources=f"{_sources(measured):.1f} ({_interval(_sources, measured)})")
    rows = [f"| **Parallax** | {' | '.join(own)} | {f'{share:.2f}'.lstrip('0')} |"]
    rows += [f"| 95 % interval over articles | {' | '.join(spread)} | |"]
    last = "Of the peers found / gold is .52 to .80 per outlet."
    return "\n".join(["## PolNeAR: who says what", header, PEERS, *rows, "", sources, *_outlets(measured), "", last])


def interval(metric: Metric, measured: Sequence[Measured], rounds: int = 1000) -> tuple[float, float]:
    """Percentile interval over resampled articles."""
    lot = random.Random(0)
    values = sorted(metric(lot.choices(measured, k=len(measured))) for _ in range(rounds))
    return values[int(0.025 * rounds)], values[int(0.975 * rounds) - 1]


def _part(corpus: Path) -> Path:
    """The folder itself where it is a part, else its part `dev`."""
    return corpus / "dev" if (corpus / "dev").is_dir() else corpus


def _measured(article: CorpusArticle, found: list[Gold]) -> Measured:
    return Measured(article.outlet, count(article, found), count(article, found, by_fragments=True))


def _gold(row: dict) -> Gold:
    source = () if row["source_start"] is None else ((row["source_start"], row["source_end"]),)
    return Gold(tuple((piece["start"], piece["end"]) for piece in row["content"]), (), source)


def _outlets(measured: Sequence[Measured]) -> Iterator[str]:
    for outlet in sorted({one.outlet for one in measured}):
        own = [one for one in measured if one.outlet == outlet]
        gold, full = _total(own)["all", "gold"], _full("all")
        ratio, score = _interval(_ratio, own, 2), _interval(full, own)
        yield f"| {outlet} | {len(own)} | {gold} | {_ratio(own):.2f} ({ratio}) | {full(own):.1f} ({score}) |"


def _interval(metric: Metric, measured: Sequence[Measured], digits: int = 1) -> str:
    return "–".join(f"{value:.{digits}f}" for value in interval(metric, measured))


def _total(measured: Sequence[Measured]) -> Counter:
    total: Counter = Counter()
    for one in measured:
        total.update(one.whole)
    return total


def _full(kind: str) -> Metric:
    return lambda measured: f1(_total(measured), kind)


def _direct(measured: Sequence[Measured]) -> float:
    total: Counter = Counter()
    for one in measured:
        total.update(one.fragments)
    return f1(total, "direct")


def _soft(measured: Sequence[Measured]) -> float:
    return soft_f1(_total(measured))


def _sources(measured: Sequence[Measured]) -> float:
    return source_f1(_total(measured))


def _ratio(measured: Sequence[Measured]) -> float:
    total = _total(measured)
    return total["all", "found"] / max(1, total["all", "gold"])
