"""Every SQL file says what one row is and what each column means: the data dictionary is made from it."""

import pytest

from parallax.describe import empty_counts
from parallax.queries import STEPS, header, running_order, select, written

NAMES = running_order()


@pytest.mark.parametrize("name", NAMES)
def test_header_names_the_grain_and_every_column_in_order(name: str) -> None:
    grain, columns = header(name)
    assert grain.startswith("One row per ") and all(columns.values())
    assert list(columns) == empty_counts()[name].column_names


@pytest.mark.parametrize("name", NAMES)
def test_header_is_kept_as_metadata_of_the_table(name: str) -> None:
    schema = empty_counts()[name].schema
    grain, columns = header(name)
    assert schema.metadata == {b"grain": grain.encode()}
    assert {field.name: field.metadata[b"description"].decode() for field in schema} == columns


@pytest.mark.parametrize("name", written())
def test_every_table_that_is_written_is_ordered_by_event(name: str) -> None:
    columns = list(header(name)[1])
    order = select(name).rsplit("ORDER BY ", 1)[1].split()
    assert order[0] in ("event_id,", "counts.event_id,") or order == ["ALL"] and columns[0] == "event_id"


@pytest.mark.parametrize("name", NAMES)
def test_a_study_without_articles_gives_empty_tables(name: str) -> None:
    assert empty_counts()[name].num_rows == 0


def test_files_run_after_those_they_read() -> None:
    order = running_order()
    assert order.index("spans") < order.index("voice") < order.index("evidence") < order.index("claim_places")


def test_a_step_on_the_way_is_counted_and_not_written() -> None:
    assert set(running_order()) - set(written()) == set(STEPS)
