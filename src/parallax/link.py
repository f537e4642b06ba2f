"""Stage link NAME: tables of spans → the same thing found across articles (data/links/*.parquet).

Nothing is compared over several events, so a linker sees the rows of one event at a time, and its tables grow in the
order of events.
"""

import pkgutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path
from types import ModuleType

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from parallax import linkers
from parallax.codebook import Codebook
from parallax.command_line import run_stage
from parallax.database import connect
from parallax.runs import Tables, by_event, key_of, runs, take, view_of
from parallax.tables import Row, append, arranged, growing

NAMES = sorted(module.name for module in pkgutil.iter_modules(linkers.__path__))
RUN = 250  # articles that are read together; an event is never divided


def ordered_names() -> list[str]:
    """The linkers in an order in which each finds the tables of the others that it reads."""
    linkers_by_name = {name: import_module(f"parallax.linkers.{name}") for name in NAMES}
    fills = {f"links/{table}": name for name, linker in linkers_by_name.items() for table in linker.SCHEMAS}
    needs = {name: sorted({fills[t] for t in linker.READS if t in fills}) for name, linker in linkers_by_name.items()}
    return list(TopologicalSorter(needs).static_order())


def main(name: str, study: Path, data: Path) -> None:
    """Run one linker: it reads the tables its READS names and fills the tables its SCHEMAS names."""
    linker = import_module(f"parallax.linkers.{name}")
    tables = {"main.articles", *map(view_of, linker.READS)}
    with closing(connect(data, only=tables, described=False)) as connection:
        connection.execute("SET threads = 1")  # linking takes the time, and each thread holds rows
        link(linker, connection, Codebook(study), data / "links")


def link(
    linker: ModuleType, connection: duckdb.DuckDBPyConnection, codebook: Codebook, folder: Path, articles: int = RUN
) -> None:
    """Write every table of the linker as a file of the folder, its events read some together."""
    with ExitStack() as files:
        tables = {
            table: files.enter_context(growing(folder / f"{table}.parquet", table_schema))
            for table, table_schema in linker.SCHEMAS.items()
        }
        told: dict[str, set[str]] = {table: set() for table in tables}
        for first, last in runs(connection, articles):
            take(connection, first, last)
            _add(tables, (linker.link(rows, codebook) for rows in by_event(connection, linker.READS)), told)


def _add(files: dict[str, pq.ParquetWriter], linked: Iterable[Tables], told: dict[str, set[str]]) -> None:
    """Append what was linked in each event of a run, an event's rows sorted; `told` holds what belongs to no event."""
    batches: dict[str, list[pa.RecordBatch]] = {table: [] for table in files}
    for event in linked:
        for table, file in files.items():
            rows = event[table] if key_of(file.schema.names) else _new(event[table], file.schema.names[0], told[table])
            batches[table] += arranged(rows, file.schema, table).to_batches()
    for table, file in files.items():
        append(file, batches[table])


def _new(rows: list[Row], key: str, told: set[str]) -> Iterator[Row]:
    """The rows whose key is not told yet: an actor acts in many events and is told in the first."""
    for row in rows:
        if row[key] not in told:
            told.add(row[key])
            yield row


if __name__ == "__main__":
    run_stage(main, __doc__, NAMES)
