"""Tables: sorted, rounded, checked against their schema, the same bytes again."""

import subprocess
import sys
import textwrap

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from parallax.study import StudyError
from parallax.tables import FLOAT, INT, TEXT, read, records, schema, stream, write, write_batches

SCHEMA = schema("One row per thing.", name=(TEXT, "its name"), n=(INT, "how many"), share=(FLOAT, "of all"))


def row(name: str | None, n: int | None, share: float = 0.5) -> dict:
    return {"name": name, "n": n, "share": share}


def test_rows_are_sorted_by_their_columns_with_nulls_first(tmp_path):
    write(tmp_path / "t.parquet", [row("b", 1), row("a", 2), row("a", None), row(None, 9)], SCHEMA)
    found = [(each["name"], each["n"]) for each in records(tmp_path / "t.parquet")]
    assert found == [(None, 9), ("a", None), ("a", 2), ("b", 1)]


def test_the_order_rows_come_in_does_not_change_the_bytes(tmp_path):
    rows = [row(name, n) for name in "cab" for n in (3, 1, 2)]
    write(tmp_path / "one.parquet", rows, SCHEMA)
    write(tmp_path / "two.parquet", reversed(rows), SCHEMA)
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_a_missing_and_an_unknown_column_are_both_named(tmp_path):
    with pytest.raises(ValueError, match=r"lacks \['share'\] and has unknown \['shares'\]"):
        write(tmp_path / "t.parquet", [{"name": "a", "n": 1, "shares": 0.5}], SCHEMA)


def test_a_value_of_another_type_is_refused_and_no_file_is_left(tmp_path):
    with pytest.raises((pa.ArrowInvalid, pa.ArrowTypeError)):
        write(tmp_path / "t.parquet", [row("a", "many")], SCHEMA)
    assert not (tmp_path / "t.parquet").exists()


def test_floats_are_rounded_so_that_noise_in_the_last_bits_does_not_show(tmp_path):
    write(tmp_path / "t.parquet", [row("a", 1, 0.1 + 0.2)], SCHEMA)
    assert records(tmp_path / "t.parquet")[0]["share"] == 0.3


def test_an_empty_table_keeps_its_schema_and_descriptions(tmp_path):
    write(tmp_path / "t.parquet", [], SCHEMA)
    stored = read(tmp_path / "t.parquet").schema
    assert stored.names == ["name", "n", "share"]
    assert stored.metadata[b"grain"] == b"One row per thing."
    assert stored.field("n").metadata[b"description"] == b"how many"


@pytest.mark.parametrize("size", [1, 3, 4, 10])
def test_batches_of_any_size_give_the_same_file_in_groups_of_one_size(tmp_path, size):
    table = pa.Table.from_pylist([row("a", n) for n in range(10)], schema=SCHEMA)
    write_batches(tmp_path / "one.parquet", table.to_batches(), SCHEMA, row_group=4)
    write_batches(tmp_path / "two.parquet", table.to_batches(max_chunksize=size), SCHEMA, row_group=4)
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
    metadata = pq.ParquetFile(tmp_path / "two.parquet").metadata
    assert [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)] == [4, 4, 2]


def test_batches_that_break_off_leave_the_table_of_before(tmp_path):
    def broken():
        yield pa.RecordBatch.from_pylist([row("b", 2)], schema=SCHEMA)
        raise OSError("disk full")

    write(tmp_path / "t.parquet", [row("a", 1)], SCHEMA)
    with pytest.raises(OSError, match="disk full"):
        write_batches(tmp_path / "t.parquet", broken(), SCHEMA)
    assert records(tmp_path / "t.parquet") == [row("a", 1)]


def test_a_table_that_no_stage_has_written_yet_is_named(tmp_path):
    with pytest.raises(StudyError, match="t.parquet: there is no such table yet. Run the stages before"):
        read(tmp_path / "t.parquet")
    with pytest.raises(StudyError, match="there is no such table yet"):
        list(stream(tmp_path / "t.parquet"))


def test_a_table_of_rows_imports_no_pandas_and_a_frame_can_still_be_had():
    code = """
        import sys
        from parallax.tables import TEXT, arranged, schema
        table = arranged([{"name": "a"}], schema("One row per thing.", name=(TEXT, "its name")), "things")
        assert "pandas" not in sys.modules
        assert table.to_pandas().name.tolist() == ["a"]
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True)
