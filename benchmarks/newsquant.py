"""NewsQuant: quantities in sentences of news (Almasian et al., EMNLP 2023).

To obtain it: NewsQuant.json in the repository satya77/CQE_Evaluation on GitHub; it states no licence.

Counting follows that repository's evaluation: a gold quantity meets every prediction of equal value until one also has
its unit; hits of value are capped at the sentence's number of gold quantities. F1 in percent.
"""

import json
import math
import re
from pathlib import Path

from spacy.tokens import Doc, Token

from parallax.extractors.quantities import Quantity, quantities
from parallax.extractors.quantities.counted import direct
from parallax.pipeline import load_pipeline

CRITERIA = ("value", "value+unit", "value+change", "value+unit+change")
PEERS = {
    "CQE, dev half, the better of two versions": (90.2, 82.5, 86.0, 79.1),
    "quantulum3, dev half": (75.3, 47.5, 56.4, 34.4),
    "sixty lines over spaCy, no unit list, dev half": (83.1, 52.8, 73.5, 45.3),
}
CHANGES = {"about": "~", "at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<"}
UNITS = {"percent": "percentage"}  # the set's name
# signs that the set's texts lost when they were made plain ASCII
REPAIRS = ((r"\bPS(?=\d)", "£"), (r"\bY=(?=\d)", "¥"), (r"(?<=\d)deg ?(?=[CF]\b)", "°"))


def main(corpus: Path) -> str:
    """`corpus` holds newsquant_dev.json or NewsQuant.json."""
    gold = json.loads(next(iter(sorted(corpus.glob("[nN]ews[qQ]uant*.json")))).read_text(encoding="utf-8"))
    rows = {"Parallax": scores(gold, predictions(gold))} | PEERS
    lines = [f"| {name} | " + " | ".join(f"{value:.1f}" for value in row) + " |" for name, row in rows.items()]
    count = sum(len(sentence["quantities"]) for sentence in gold)
    head = f"## NewsQuant\n{len(gold)} sentences, {count} quantities; F1 as the set's repository counts.\n\n"
    return head + "| system | " + " | ".join(CRITERIA) + " |\n|---|---|---|---|---|\n" + "\n".join(lines)


def predictions(gold: list[dict]) -> list[list[dict]]:
    """What the extractor finds in each sentence, in the set's terms."""
    docs = load_pipeline().pipe(repaired(sentence["text"]) for sentence in gold)
    return [[_prediction(doc, quantity) for quantity in quantities(doc) if _is_coded(quantity)] for doc in docs]


def repaired(text: str) -> str:
    for pattern, sign in REPAIRS:
        text = re.sub(pattern, sign, text)
    return text


def _is_coded(quantity: Quantity) -> bool:
    """The set codes neither ordinals nor “both” nor “a child”."""
    return quantity.amount.form not in ("ordinal", "pair", "article")


def _prediction(doc: Doc, quantity: Quantity) -> dict:
    amount = quantity.amount
    value = amount.low if amount.low == amount.high else [amount.low, amount.high]
    return {"value": value, "unit": _unit(doc, quantity), "change": quantity.change or CHANGES.get(quantity.bound, "=")}


def _unit(doc: Doc, quantity: Quantity) -> str:
    """The unit, else the words of what is counted in dictionary form, with what it is for each of."""
    unit = quantity.amount.unit
    counted = _phrase(direct(doc, doc.text, quantity.amount).words or quantity.counted.words)
    if unit and unit.name == "share":
        return f"% {counted}"  # the set's way to write “half the flats”
    name = UNITS.get(unit.name, unit.name) if unit else counted
    rate = quantity.per_each if quantity.per_each and quantity.is_rate else None
    return f"{name} per {rate}" if rate else name or "-"


def _phrase(words: tuple[Token, ...]) -> str:
    """Nouns and adjectives in dictionary form, without participles; “first-team player” keeps its hyphen."""
    phrase = ""
    for word in words:
        if word.pos_ in ("ADJ", "NOUN", "PROPN") and word.tag_ not in ("VBG", "VBN"):
            hyphen = phrase and word.i > 0 and word.nbor(-1).text == "-"
            lemma = word.lower_ if word.lower_ == "people" else word.lemma_.lower()
            phrase += ("-" if hyphen else " ") + lemma
    return phrase.strip()


def scores(gold: list[dict], predicted: list[list[dict]]) -> tuple[float, ...]:
    """F1 of each criterion over all sentences."""
    hits = [_hits(sentence["quantities"], found) for sentence, found in zip(gold, predicted, strict=True)]
    total = sum(len(sentence["quantities"]) for sentence in gold) + sum(map(len, predicted))
    return tuple(200 * sum(hit[i] for hit in hits) / total for i in range(len(CRITERIA)))


def _hits(gold: list[dict], found: list[dict]) -> tuple[int, int, int, int]:
    hits, free = [0, 0, 0, 0], sorted(found, key=lambda one: one["unit"])
    for wanted in sorted(gold, key=lambda one: one["normalized_unit"] or "-"):
        for one in [one for one in free if _equal(_value(wanted["value"]), one["value"])]:
            change = one["change"] == (wanted.get("change") or "=")
            hits[0], hits[2] = hits[0] + 1, hits[2] + change
            if one["unit"].lower() == (wanted["normalized_unit"] or "-").lower():
                hits[1], hits[3] = hits[1] + 1, hits[3] + change
                free.remove(one)
                break
    return min(hits[0], len(gold)), *hits[1:]


def _value(text: str) -> float | list[float]:
    """A number, or “low-high”."""
    ends = re.fullmatch(r"\s*(-?[\d.]+)\s*-\s*(-?[\d.]+)\s*", text.replace(",", ""))
    return [float(ends[1]), float(ends[2])] if ends else float(text.replace(",", ""))


def _equal(a: float | list[float], b: float | list[float]) -> bool:
    if isinstance(a, list) or isinstance(b, list):
        return isinstance(a, list) and isinstance(b, list) and all(map(_equal, a, b))
    return math.isclose(a, b, rel_tol=1e-5, abs_tol=1e-8)
