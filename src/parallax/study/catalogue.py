"""The catalogue of articles: a table with files, or with the texts themselves, read line by line.

`articles.csv`, `articles.jsonl` (an object a line) or `articles.parquet`, with the same columns in each; where texts
stand in it, a column `text` takes the place of `file`. Errors name the line; in Parquet a row is a line.
"""

import datetime
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from parallax.study import Line, StudyError, check_columns, csv_lines, trimmed, with_unlike_ids

DESCRIBING = "article_id outlet_id event_id published published_basis written written_basis headline url".split()
COLUMNS = ([*DESCRIBING, "file"], [*DESCRIBING, "text"])
ROWS = 64  # of a Parquet catalogue that are in memory at a time


def read_catalogue(study: Path) -> Iterator[Line]:
    """The articles of a study one by one, in the order of the catalogue; each has `file` or `text`."""
    files = [study / name for name in READERS if (study / name).is_file()]
    if len(files) > 1:
        names = " and ".join(file.name for file in files)
        raise StudyError(study, None, f"there is more than one catalogue: {names}", "Keep one of them")
    file = files[0] if files else study / "articles.csv"
    if not files:
        raise StudyError(file, None, "the file is missing", "Put it there, or articles.jsonl, or articles.parquet")
    yield from with_unlike_ids(READERS[file.name](file), key="article_id")


def _csv(file: Path) -> Iterator[Line]:
    yield from csv_lines(file, (text for _, text in _decoded(file)), COLUMNS)


def _json_lines(file: Path) -> Iterator[Line]:
    for number, text in _decoded(file):
        if not text.strip():
            continue
        try:
            row = json.loads(text)
        except json.JSONDecodeError as error:
            raise StudyError(file, number, f"the line is not JSON ({error.msg})", "Write one object a line") from error
        if not isinstance(row, dict):
            raise StudyError(file, number, "the line is no object", "Write one object a line, with a key a column")
        yield _checked(file, number, row)


def _parquet(file: Path) -> Iterator[Line]:
    with file.open("rb") as opened:
        number = 0
        for batch in pq.ParquetFile(opened).iter_batches(ROWS, use_threads=False):
            for number, row in enumerate(batch.to_pylist(), start=number + 1):
                yield _checked(file, number, row)


READERS: dict[str, Callable[[Path], Iterator[Line]]] = {
    "articles.csv": _csv,
    "articles.jsonl": _json_lines,
    "articles.parquet": _parquet,
}


def _decoded(file: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers, their ends as they are."""
    offset = 0
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                wrong = f"byte {offset + error.start} is not UTF-8"
                raise StudyError(file, number, wrong, "Save the file as UTF-8") from error
            offset += len(line)


def _checked(file: Path, number: int, row: dict[str, Any]) -> Line:
    check_columns(file, number, list(row), COLUMNS)
    return Line(file, number, {name: _as_text(file, number, name, value) for name, value in row.items()})


def _as_text(file: Path, number: int, column: str, value: object) -> str:
    """A value as a CSV would hold it."""
    if isinstance(value, str):
        return trimmed(column, value)
    if isinstance(value, datetime.datetime):
        value = value.date()
    if value is None or isinstance(value, (datetime.date, int)):
        return "" if value is None else str(value)
    raise StudyError(file, number, f"{column} is {value!r}", "Write it as text")
