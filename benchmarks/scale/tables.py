"""The tables of a study, many times over under other ids: what counting meets in a corpus nobody has to parse."""

from pathlib import Path

import duckdb

from parallax.count import given_tables
from parallax.database import connect

IDS = ("article_id", "article_a", "article_b", "cluster_id", "event_id", "group_id", "claim_id")
SHARED = ("links.actors",)  # the same persons act in all events


def repeat_tables(data: Path, folder: Path, mentions: int) -> int:
    """Write what count reads, as often as makes so many mentions; how many there are at least."""
    connection = connect(data, only=given_tables())
    connection.execute("SET preserve_insertion_order = true")
    once = connection.sql("SELECT count(*) FROM links.actor_mentions").fetchall()[0][0]
    times = -(-mentions // once)
    for name in sorted(given_tables()):
        file = folder / f"{name.removeprefix('main.').replace('.', '/')}.parquet"
        file.parent.mkdir(parents=True, exist_ok=True)
        _repeat(connection, name, file, 1 if name in SHARED else times)
    return once * times


def _repeat(connection: duckdb.DuckDBPyConnection, name: str, file: Path, times: int) -> None:
    ids = [column for column in connection.table(name).columns if column in IDS]
    changed = ", ".join(f"printf('%06d-%s', copy, {column}) AS {column}" for column in ids)
    replaced = f"* EXCLUDE (copy) REPLACE ({changed})" if ids else "* EXCLUDE (copy)"
    rows = f"SELECT {replaced} FROM range({times}) AS copies(copy), {name} ORDER BY copy"
    connection.execute(f"COPY ({rows}) TO '{file}' (FORMAT parquet, COMPRESSION zstd)")
