"""docs/codebook.md names every file, column, key and value that a codebook may hold, and its terms are terms."""

import re
from pathlib import Path

import pytest

from parallax import codebook
from parallax.codebook import codes
from parallax.codebook.conditions import BOUNDS, CONDITIONS, VOICES
from parallax.codebook.terms import compile_term
from parallax.study import zones

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
TAKEN = {
    "actors.csv": (*codebook.ACTOR_COLUMNS, *codebook.ACTOR_KINDS),
    "claims.yaml": (
        *("counter_example", "values", "where", "note", *codes.CLAIM_KEYS),
        *(*codes.RULE_KEYS, *codes.REACHES, *codes.RELATIONS, *codes.PHASES),
        *(*CONDITIONS, *BOUNDS, *VOICES),
    ),
    "frames.yaml": ("id", "definition", "unit", "evaluated", "codes", "value", "terms", "unless", *codes.UNITS),
    "cues.csv": (*codebook.CUE_COLUMNS, *codebook.CUE_CLASSES, *codebook.CUE_PARTS),
    "spotlight.yaml": ("expressions", "term", "note"),
    "zones.csv": (*zones.COLUMNS, *zones.ZONES),
}


def section(heading: str) -> str:
    return PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("file", TAKEN)
def test_the_section_of_a_file_names_all_it_may_hold(file):
    missing = [word for word in TAKEN[file] if not re.search(rf"\b{word}\b", section(file))]
    assert not missing


def test_the_terms_it_shows_can_be_compiled():
    rows = section("The term language").splitlines()
    terms = [match[1].replace("\\|", "|") for match in (re.match(r"\| `(.+?)` \| ", row) for row in rows) if match]
    assert len(terms) > 4
    for term in terms:
        compile_term(term)
