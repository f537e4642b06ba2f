"""Recognizers-Text: four small sets of units (age, currency, dimension, temperature).

To obtain them: the folder of Recognizers-Text sets in the repository satya77/CQE_Evaluation on GitHub.

They code value and unit, no bound; counting is that of NewsQuant. Prices of the 1980s newswire, some cut off.
"""

import json
from pathlib import Path

from benchmarks.newsquant import predictions, scores

NAMES = ("age", "currency", "dimension", "temperature")


def main(corpus: Path) -> str:
    """`corpus` holds recognizers_age.json and so on."""
    lines = []
    for name in NAMES:
        gold = json.loads((corpus / f"recognizers_{name}.json").read_text(encoding="utf-8"))
        value, unit, *_ = scores(gold, predictions(gold))
        count = sum(len(sentence["quantities"]) for sentence in gold)
        lines.append(f"| {name} | {len(gold)} | {count} | {value:.1f} | {unit:.1f} |")
    head = "## Recognizers-Text\nF1, counted as for NewsQuant.\n\n"
    head += "| set | sentences | quantities | value | value+unit |\n"
    return head + "|---|---|---|---|---|\n" + "\n".join(lines)
