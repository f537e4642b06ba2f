"""A study folder's catalogue: read with line numbers, and refused with a message where a person got it wrong."""

import csv
import datetime
import difflib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PHASES = ("before", "during", "after")


class StudyError(Exception):
    """Something in the study folder is wrong: says in which file and line, what, and what would be right."""

    def __init__(self, file: Path | str, line: int | None, wrong: str, right: str) -> None:
        place = f"{file}, line {line}" if line else f"{file}"
        super().__init__(f"{place}: {wrong}. {right}" + ("" if right.endswith("?") else "."))


@dataclass(frozen=True)
class Line:
    """One row of a CSV file a person wrote, with the place it stands at."""

    file: Path
    number: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def error(self, wrong: str, right: str) -> StudyError:
        return StudyError(self.file, self.number, wrong, right)


def read_text(file: Path) -> str:
    """A file's text as UTF-8, without newline translation; StudyError where bytes are unreadable."""
    if not file.is_file():
        raise StudyError(file, None, "the file is missing", "Put it there, or correct the name that points to it")
    raw = file.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise StudyError(file, line, f"byte {error.start} is not UTF-8", "Save the file as UTF-8") from error


def read_csv(file: Path, columns: Iterable[str], key: str) -> list[Line]:
    """The lines of a CSV with exactly these columns, `key` filled and unlike in every line."""
    columns = list(columns)
    reader = csv.reader(io.StringIO(read_text(file).removeprefix("\ufeff"), newline=""), strict=True)
    header = next(reader, [])
    if sorted(header) != sorted(columns):
        raise StudyError(file, 1, f"the columns are {header}", f"They must be {columns}")
    lines = [_line(file, reader.line_num, header, values) for values in reader if values]
    _refuse_repeats(lines, key)
    return lines


def parse_date(line: Line, column: str) -> datetime.date | None:
    """The ISO date in a column, None where it is blank."""
    if not line[column]:
        return None
    try:
        return datetime.date.fromisoformat(line[column])
    except ValueError as error:
        right = "Write it as YYYY-MM-DD, or leave it blank"
        raise line.error(f"{column} “{line[column]}” is no date", right) from error


def known(line: Line, column: str, choices: Iterable[str]) -> str:
    """The value of a column that must be one of `choices`; the nearest choice is offered."""
    choices, value = sorted(choices), line[column]
    if value in choices:
        return value
    near = difflib.get_close_matches(value, choices, n=1, cutoff=0.5)
    right = f"Did you mean “{near[0]}”?" if near else "Known are: " + ", ".join(choices)
    raise line.error(f"unknown {column} “{value}”", right)


def _line(file: Path, number: int, header: list[str], values: list[str]) -> Line:
    if len(values) != len(header):
        right = "Put quotation marks around a value that holds a comma"
        raise StudyError(file, number, f"{len(values)} values for {len(header)} columns", right)
    return Line(file, number, {name: value.strip() for name, value in zip(header, values)})


def _refuse_repeats(lines: list[Line], key: str) -> None:
    first: dict[str, Line] = {}
    for line in lines:
        if not line[key]:
            raise line.error(f"{key} is blank", "Give every row an id of its own")
        if line[key] in first:
            wrong = f"{key} “{line[key]}” stands in line {first[line[key]].number} too"
            raise line.error(wrong, "Give it another id")
        first[line[key]] = line
