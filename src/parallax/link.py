"""Stage link NAME: tables of spans → the same thing found across articles (data/links/*.parquet)."""

import pkgutil
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

from parallax import linkers
from parallax.codebook import Codebook
from parallax.command_line import run_stage
from parallax.tables import records, write

NAMES = sorted(module.name for module in pkgutil.iter_modules(linkers.__path__))


def ordered_names() -> list[str]:
    """The linkers in an order in which each finds the tables of the others that it reads."""
    linkers_by_name = {name: import_module(f"parallax.linkers.{name}") for name in NAMES}
    fills = {f"links/{table}": name for name, linker in linkers_by_name.items() for table in linker.SCHEMAS}
    needs = {name: sorted({fills[t] for t in linker.READS if t in fills}) for name, linker in linkers_by_name.items()}
    return list(TopologicalSorter(needs).static_order())


def main(name: str, study: Path, data: Path) -> None:
    """Run one linker: it reads the tables its READS names and fills the tables its SCHEMAS names."""
    linker = import_module(f"parallax.linkers.{name}")
    tables = {table: records(data / f"{table}.parquet") for table in linker.READS}
    linked = linker.link(tables, Codebook(study))
    for table, table_schema in linker.SCHEMAS.items():
        write(data / "links" / f"{table}.parquet", linked[table], table_schema)


if __name__ == "__main__":
    run_stage(main, __doc__, NAMES)
