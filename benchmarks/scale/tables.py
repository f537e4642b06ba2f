"""The tables of a study, many times over under other ids, for linking and counting more than anyone has to parse.

python -m benchmarks.scale.tables DATA FOLDER TIMES; then run a linker or the count with --data FOLDER.
"""

import argparse
from pathlib import Path

import duckdb

from parallax.database import connect

IDS = ("article_id", "article_a", "article_b", "cluster_id", "event_id", "group_id", "claim_id")
SHARED = ("main.outlets", "links.actors")  # the same persons act in all events
FOLDERS = ("main", "tables", "links")


def repeat_tables(data: Path, folder: Path, times: int) -> None:
    """Write every table but coverage, its rows so many times over, each time as other articles on other events."""
    connection = connect(data)
    tables = """
        SELECT schema_name, view_name FROM duckdb_views() WHERE NOT internal AND list_contains($folders, schema_name)
        ORDER BY ALL
    """
    for schema, table in connection.execute(tables, {"folders": FOLDERS}).fetchall():
        name = f"{schema}.{table}"
        file = folder / f"{name.removeprefix('main.').replace('.', '/')}.parquet"
        file.parent.mkdir(parents=True, exist_ok=True)
        _repeat(connection, name, file, 1 if name in SHARED else times)


def _repeat(connection: duckdb.DuckDBPyConnection, name: str, file: Path, times: int) -> None:
    ids = [column for column in connection.table(name).columns if column in IDS]
    changed = ", ".join(f"printf('%06d-%s', copy, {column}) AS {column}" for column in ids)
    replaced = f"* EXCLUDE (copy) REPLACE ({changed})" if ids else "* EXCLUDE (copy)"
    rows = f"SELECT {replaced} FROM range({times}) AS copies(copy), {name} ORDER BY copy"
    connection.execute(f"COPY ({rows}) TO '{file}' (FORMAT parquet, COMPRESSION zstd)")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("times", type=int)
    repeat_tables(**vars(parser.parse_args()))
