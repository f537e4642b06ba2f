"""Actors that a codebook does not know, as rows of its actors.csv: discovered ones, and bodies that nobody names.

Whether two descriptions mean one body is not told by the words: such bodies are never counted, a person judges them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb

from parallax.codebook import ACTOR_COLUMNS, SEPARATOR, Codebook

READS = ("links.actors", "links.actor_mentions", "tables.mentions")
MOST = 1_000  # actors, and as many bodies: those spoken of most, and more than a person judges
TITLE = re.compile(r"the |(?!(?:An?|Its|His|Her|Their|Our|This|That) )[^\W\d_a-z]")  # “Interior Minister”, “the chair”
NAMES = ("aliases", "titles", "metonyms")

Suggestion = dict[str, str]  # a row of actors.csv


def suggested_actors(connection: duckdb.DuckDBPyConnection, codebook: Codebook, most: int = MOST) -> list[Suggestion]:
    """What the codebook could hold, the actors named most and the bodies spoken of most first."""
    return without_shared_names([*discovered(connection, most), *unnamed(connection, most)], codebook)


def discovered(connection: duckdb.DuckDBPyConnection, most: int = MOST) -> Iterator[Suggestion]:
    """Discovered actors, their names and titles filled in."""
    for actor_id, name, kind, names, nominals in _rows(connection, "discovered", most):
        titles = {re.sub("^The ", "the ", text) for text in nominals or () if TITLE.match(text)}
        names, note = sorted(names or ()), "discovered; check before use"
        yield _suggestion(actor_id=actor_id, name=name, kind=kind, aliases=names, titles=sorted(titles), note=note)


def unnamed(connection: duckdb.DuckDBPyConnection, most: int = MOST) -> Iterator[Suggestion]:
    """Bodies that articles speak of by a noun and never name; their titles are the descriptions."""
    for noun, (name, *others) in _rows(connection, "unnamed", most):
        titles, note = sorted(others), "never named; check that all mean the same"
        yield _suggestion(actor_id=noun, name=name, kind="organisation", titles=titles, note=note)


def without_shared_names(rows: list[Suggestion], codebook: Codebook) -> list[Suggestion]:
    """The rows, each name left only where it stands first: a codebook refuses a name that two actors have."""
    taken = {name.casefold() for a in codebook.actors for name in (a.name, *a.aliases, *a.titles, *a.metonyms)}
    taken |= {row["name"].casefold() for row in rows}
    kept = []
    for row in rows:
        row = dict(row)
        for column in NAMES:
            own = [name for name in row[column].split(SEPARATOR) if name and name.casefold() not in taken]
            taken |= {name.casefold() for name in own}
            row[column] = SEPARATOR.join(own)
        kept.append(row)
    return kept


def _rows(connection: duckdb.DuckDBPyConnection, query: str, most: int) -> list[tuple]:
    select = Path(__file__).with_name(f"{query}.sql").read_text(encoding="utf-8")
    return connection.execute(select, {"most": most}).fetchall()


def _suggestion(**values: str | list[str]) -> Suggestion:
    texts = {name: value if isinstance(value, str) else SEPARATOR.join(value) for name, value in values.items()}
    return dict.fromkeys(ACTOR_COLUMNS, "") | texts
