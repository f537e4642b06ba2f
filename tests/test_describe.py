"""docs/tables.md is what the schemas say, of every table a run writes."""

from pathlib import Path

from parallax.describe import page, schemas

PAGE = Path(__file__).parents[1] / "docs" / "tables.md"


def test_the_page_of_tables_is_current():
    current = PAGE.read_text(encoding="utf-8") == page() + "\n"
    assert current, "the schemas have changed: python -m parallax.describe > docs/tables.md"


def test_a_table_of_places_names_its_grain_its_types_and_its_pieces():
    attributions = page().split("### tables.attributions\n")[1].split("\n### ")[0]
    assert "One row per attribution" in attributions
    assert "| `source_start` | integer | offset of the source; null where the text names none |" in attributions
    assert "| `content` | list of {start: integer, end: integer} |" in attributions


def test_a_table_that_sql_counts_has_the_types_that_come_out_of_it():
    coverage = page().split("### coverage.claim_coverage\n")[1].split("\n### ")[0]
    assert "| `share` | number | clusters of clusters_n |" in coverage


def test_every_table_of_the_schemas_has_its_heading_and_none_twice():
    headings = [line.removeprefix("### ") for line in page().splitlines() if line.startswith("### ")]
    assert headings == list(schemas()) and len(set(headings)) == len(headings)
