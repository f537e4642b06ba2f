"""Stage link NAME: tables of spans → the same thing found across articles (data/links/*.parquet)."""

import pkgutil
from importlib import import_module
from pathlib import Path

from parallax import linkers
from parallax.codebook import Codebook
from parallax.command_line import run_stage
from parallax.tables import records, write

NAMES = sorted(module.name for module in pkgutil.iter_modules(linkers.__path__))


def main(name: str, study: Path, data: Path) -> None:
    """Run one linker: it reads the tables its READS names and fills the tables its SCHEMAS names."""
    linker = import_module(f"parallax.linkers.{name}")
    tables = {table: records(data / f"{table}.parquet") for table in linker.READS}
    linked = linker.link(tables, Codebook(study))
    for table, table_schema in linker.SCHEMAS.items():
        write(data / "links" / f"{table}.parquet", linked[table], table_schema)


if __name__ == "__main__":
    run_stage(main, __doc__, NAMES)
