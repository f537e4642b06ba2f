"""Every SQL file says what one row is and what each column means: the data dictionary is made from it."""

import re

import pytest
from given_rows import empty_counts

from parallax.count import SQL, running_order, select

NAMES = sorted(file.stem for file in SQL.glob("*.sql"))


@pytest.mark.parametrize("name", NAMES)
def test_header_names_the_grain_and_every_column_in_order(name: str) -> None:
    lines = select(name).splitlines()
    header = [line for line in lines if line.startswith("--")]
    assert lines[0].startswith("-- One row per ")
    columns = [match[1] for line in header if (match := re.match(r"--   (\w+)  +\S", line))]
    assert columns == empty_counts()[name].column_names


@pytest.mark.parametrize("name", NAMES)
def test_every_select_is_ordered(name: str) -> None:
    assert select(name).rstrip().endswith("ORDER BY ALL")


@pytest.mark.parametrize("name", NAMES)
def test_a_study_without_articles_gives_empty_tables(name: str) -> None:
    assert empty_counts()[name].num_rows == 0


def test_files_run_after_those_they_read() -> None:
    order = running_order()
    assert order.index("spans") < order.index("voice") < order.index("evidence") < order.index("claim_cells")
