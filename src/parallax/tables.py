"""Parquet tables: a schema with a description for each field, written sorted, the same bytes again."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from parallax.study import StudyError

TEXT, INT, FLOAT, BOOL, DATE = pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32()
SPANS = pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64())]))
DECIMALS = 6
COMPRESSION, ROW_GROUP = "zstd", 131_072
STREAMED_ROWS = 256  # of texts: a megabyte

Row = dict[str, Any]


def schema(grain: str, **fields: tuple[pa.DataType, str]) -> pa.Schema:
    """A table's columns in order; `grain` says in one sentence what one row is."""
    columns = [pa.field(name, kind, metadata={"description": text}) for name, (kind, text) in fields.items()]
    return pa.schema(columns, metadata={"grain": grain})


def write(path: Path, rows: Iterable[Mapping[str, Any]], table_schema: pa.Schema) -> None:
    """Write rows sorted by their columns from left to right, floats rounded to six decimals.

    Raises ValueError where a row's keys are not the schema's, and pyarrow's error where a value has another type.
    """
    write_table(path, arranged(rows, table_schema, path.name))


def arranged(rows: Iterable[Mapping[str, Any]], table_schema: pa.Schema, name: str) -> pa.Table:
    """The rows as an Arrow table, sorted and rounded as `write` does it; `name` is what errors call the table."""
    rows = [_checked(row, table_schema, name) for row in rows]
    rows.sort(key=lambda row: [_sort_key(value) for value in row.values()])
    _pass_over_pandas()
    return pa.Table.from_pylist(rows, schema=table_schema)


@cache
def _pass_over_pandas() -> None:
    """Arrow imports pandas, half a second, before it takes its first list; it asks again where a frame is wanted."""
    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, _NoPandas)
        pa.array([])
        sys.meta_path.remove(_NoPandas)


class _NoPandas:
    """Among the finders of modules: the one that says there is no pandas."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


def write_table(path: Path, table: pa.Table) -> None:
    """Write an Arrow table whose rows are already in order; the file appears whole or not at all."""
    with _whole(path) as file:
        pq.write_table(table, file, compression=COMPRESSION, row_group_size=ROW_GROUP)


def write_batches(
    path: Path, batches: Iterable[pa.RecordBatch], table_schema: pa.Schema, row_group: int = ROW_GROUP
) -> None:
    """Write rows that come in order, batch by batch, without ever holding more than one row group of them."""
    with growing(path, table_schema) as table:
        append(table, batches, row_group)


@contextmanager
def growing(path: Path, table_schema: pa.Schema) -> Iterator[pq.ParquetWriter]:
    """A table to append to; its file appears when all is written, or not at all."""
    with _whole(path) as file, pq.ParquetWriter(file, table_schema, compression=COMPRESSION) as table:
        yield table


def append(table: pq.ParquetWriter, batches: Iterable[pa.RecordBatch], row_group: int = ROW_GROUP) -> None:
    """Add rows that come in order, in row groups of their own."""
    for group in _row_groups(batches, row_group):
        table.write_table(group.cast(table.schema))


def read(path: Path) -> pa.Table:
    """A whole table, opened by Python so that every file a stage reads can be seen."""
    with opened(path) as file:
        # no thread of its own that still reads when a process ends; pq.read_table would import pyarrow.dataset too
        return pq.ParquetFile(file, pre_buffer=False).read()


def stream(path: Path, columns: Sequence[str] | None = None, rows: int = STREAMED_ROWS) -> Iterator[Row]:
    """The rows of a table one by one, with these columns; so many are in memory at a time."""
    with opened(path) as file:
        for batch in pq.ParquetFile(file).iter_batches(rows, columns=columns, use_threads=False):
            yield from batch.to_pylist()


def opened(path: Path) -> BinaryIO:
    """A table's file; StudyError where no stage has written it yet."""
    if not path.is_file():
        raise StudyError(path, None, "there is no such table yet", "Run the stages before, or all: python -m parallax")
    return path.open("rb")


def records(path: Path) -> list[Row]:
    """A table as a list of rows, each a dict from column to Python value."""
    return read(path).to_pylist()


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes its place when all is written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("wb") as file:
            yield file
    except BaseException:
        partial.unlink()
        raise
    partial.replace(path)


def _row_groups(batches: Iterable[pa.RecordBatch], size: int) -> Iterator[pa.Table]:
    """The rows in groups of one size, however they came: the same rows give the same file."""
    held, rows = [], 0
    for batch in batches:
        while rows + batch.num_rows >= size:
            held, batch = [*held, batch.slice(0, size - rows)], batch.slice(size - rows)
            group = pa.Table.from_batches(held).combine_chunks()
            held, rows = [], 0  # before the group is written, which takes memory too
            yield group
        held.append(batch)
        rows += batch.num_rows
    if rows:
        yield pa.Table.from_batches(held).combine_chunks()


def _checked(row: Mapping[str, Any], table_schema: pa.Schema, name: str) -> Row:
    if set(row) != set(table_schema.names):
        missing, unknown = set(table_schema.names) - set(row), set(row) - set(table_schema.names)
        raise ValueError(f"{name}: a row lacks {sorted(missing)} and has unknown {sorted(unknown)}")
    return {name: _rounded(row[name]) for name in table_schema.names}


def _rounded(value: Any) -> Any:
    return round(value, DECIMALS) if isinstance(value, float) else value


def _sort_key(value: Any) -> tuple[bool, Any]:
    comparable = repr(value) if isinstance(value, (list, dict)) else value
    return (value is not None, 0 if value is None else comparable)
