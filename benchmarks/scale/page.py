"""Costs as the section of docs/scale.md. Start-up, what a step costs for two articles, is taken off CPU throughout."""

import math
from collections.abc import Callable, Iterable, Sequence

from benchmarks.scale.costs import BARE, Costs

KINDS = ("ingest", "parse", "extract", "link", "count")
ALONE = "extractor"  # the kind of those that ran in a process of their own
LARGE = (1_000_000, 100_000_000)  # articles
HOUR, GIGABYTE = 3600, 1e9


def section(least: Costs, found: Sequence[Costs]) -> str:
    """Tables: CPU by size with exponents, single linkers, memory, edits, and the reckoning for large corpora."""
    sizes = [f"{costs.articles:,}" for costs in found]
    parts = [
        "### CPU seconds, one worker",
        _table(["step", *sizes, "exponent"], _growth(least, found)),
        "### Single extractors, linkers and the count",
        _table(["step", *sizes, "exponent"], _single(least, found)),
        "### Against bare `nlp.pipe` in the same run",
        _table(["", *sizes], _yardstick(least, found)),
        "### Memory of the largest process, MB",
        _table(["step", *sizes], _memory(found)),
        "### One article more, one code changed",
        _table(["", *sizes], _changes(least, found)),
        "### On paper: CPU hours and disk, as many times the largest as it has articles",
        _table(["articles", *KINDS, "disk"], _large(least, found[-1])),
    ]
    return "\n\n".join(parts)


def exponent(small: tuple[float, float], large: tuple[float, float]) -> float:
    """b of cost ~ size^b, from two pairs of size and cost."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


def _growth(least: Costs, found: Sequence[Costs]) -> Iterable[list[str]]:
    for kind in KINDS:
        yield _grown(kind, [costs.cpu(kind) - least.cpu(kind) for costs in found], found)
    alone = [costs.cpu(ALONE) - least.cpu(ALONE) for costs in found]
    yield _grown("extract, a process for each extractor", alone, found)


def _single(least: Costs, found: Sequence[Costs]) -> Iterable[list[str]]:
    for step in (step for step in least.steps if step.split()[0] in (ALONE, "link", "count")):
        yield _grown(step, [costs.steps[step].cpu - least.steps[step].cpu for costs in found], found)


def _grown(name: str, seconds: Sequence[float], found: Sequence[Costs]) -> list[str]:
    """Seconds by size, and the exponent between the two largest where a second or more stands behind it."""
    (small, large), (few, many) = found[-2:], seconds[-2:]
    told = f"{exponent((small.articles, few), (large.articles, many)):.2f}" if few >= 1 else "–"
    return [name, *[f"{max(0, value):.1f}" for value in seconds], told]


def _yardstick(least: Costs, found: Sequence[Costs]) -> Iterable[list[str]]:
    def ours(costs: Costs, extract: str = "extract") -> float:
        return sum(costs.cpu(kind) - least.cpu(kind) for kind in ("parse", extract))

    yield ["words", *[f"{costs.words:,}" for costs in found]]
    yield ["words a CPU second, bare", *[f"{costs.words / costs.cpu(BARE):,.0f}" for costs in found]]
    yield ["words a CPU second, parse and all extractors", *[f"{costs.words / ours(costs):,.0f}" for costs in found]]
    yield ["CPU of bare nlp.pipe / CPU of parse and all extractors", *_cells(lambda c: c.cpu(BARE) / ours(c), found, 2)]
    yield ["… with a process for each extractor", *_cells(lambda c: c.cpu(BARE) / ours(c, ALONE), found, 2)]


def _memory(found: Sequence[Costs]) -> Iterable[list[str]]:
    for step in (step for step in found[0].steps if step != BARE):
        yield [step, *_cells(lambda costs: costs.steps[step].memory, found)]


def _changes(least: Costs, found: Sequence[Costs]) -> Iterable[list[str]]:
    """CPU seconds, start-up in and taken off; the share is of parse and extract of all."""

    def share(costs: Costs) -> float:
        added = sum(costs.addition[kind].cpu - least.addition[kind].cpu for kind in costs.addition)
        return 100 * max(0, added) / sum(costs.cpu(kind) - least.cpu(kind) for kind in costs.addition)

    yield ["one article more, parse + extract: CPU s with start-up", *_cells(lambda c: _cpu(c.addition), found, 1)]
    yield ["… start-up taken off: % of parse + extract of all", *_cells(share, found, 1)]
    yield ["one code changed, extract + count: CPU s with start-up", *_cells(lambda c: _cpu(c.edit), found, 1)]
    yield ["… seconds that passed", *_cells(lambda c: sum(cost.wall for cost in c.edit.values()), found, 1)]


def _large(least: Costs, large: Costs) -> Iterable[list[str]]:
    for articles in LARGE:
        times = articles / large.articles
        hours = [(large.cpu(kind) - least.cpu(kind)) * times / HOUR for kind in KINDS]
        yield [f"{articles:,}", *[f"{value:,.1f} h" for value in hours], f"{large.disk * times / GIGABYTE:,.0f} GB"]


def _cpu(steps: dict) -> float:
    return sum(cost.cpu for cost in steps.values())


def _cells(value: Callable[[Costs], float], found: Sequence[Costs], decimals: int = 0) -> list[str]:
    return [f"{value(costs):,.{decimals}f}" for costs in found]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
