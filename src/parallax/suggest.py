"""Stage suggest: discovered actors and claims, written in the form a codebook's files have (data/suggestions).

A person judges them: rows of actors.csv can be pasted as they are; a claim is refused until include and exclude are
filled in. Article text is written by the csv and yaml libraries, which escape it.
"""

import csv
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import yaml

from parallax.codebook import ACTOR_COLUMNS, Codebook
from parallax.command_line import run_stage
from parallax.database import connect
from parallax.runs import by_event, runs, take, view_of
from parallax.suggesting import actors, claims
from parallax.suggesting.actors import Suggestion, suggested_actors
from parallax.suggesting.claims import Entry, suggested_claims

RUN = 250  # articles whose events are read together
HEADER = """\
# Claims that several articles state and the codebook does not know. To adopt one, copy its entry below “claims:” in
# codebook/claims.yaml, write what belongs to it (include) and what does not (exclude), judge the statement and the
# terms, and give it a telling id. The file is written anew by each run.
"""


def main(study: Path, data: Path) -> None:
    """Write suggestions/actors.csv and suggestions/claims.yaml into the data folder."""
    folder = data / "suggestions"
    folder.mkdir(parents=True, exist_ok=True)
    tables = {"main.articles", *actors.READS, *map(view_of, claims.READS)}
    with closing(connect(data, only=tables, described=False)) as connection:
        connection.execute("SET threads = 1")  # each thread holds rows
        write_actors(folder / "actors.csv", suggested_actors(connection, Codebook(study)))
        write_claims(folder / "claims.yaml", _claims(connection))


def write_actors(file: Path, rows: Iterable[Suggestion]) -> None:
    """Rows of actors.csv, with its header."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ACTOR_COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_claims(file: Path, entries: Iterable[Entry]) -> None:
    """A claims.yaml with how to adopt its entries above them; one entry at a time is in memory."""
    texts = (yaml.safe_dump([entry], sort_keys=False, allow_unicode=True, width=110) for entry in entries)
    first = next(texts, None)
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines([HEADER, "claims:\n", first] if first else [HEADER, "claims: []\n"])
        stream.writelines(texts)


def _claims(connection: duckdb.DuckDBPyConnection) -> Iterator[Entry]:
    for first, last in runs(connection, RUN):
        take(connection, first, last)
        for tables in by_event(connection, claims.READS):
            yield from suggested_claims(tables)


if __name__ == "__main__":
    run_stage(main, __doc__)
