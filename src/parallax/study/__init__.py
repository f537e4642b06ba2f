"""A study folder's catalogue: read with line numbers, and refused with a message where a person got it wrong."""

import csv
import datetime
import difflib
import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PHASES = ("before", "during", "after")
LONGEST_VALUE = 1 << 30  # characters; a column can hold whole texts


class StudyError(Exception):
    """Something in the study folder is wrong: says in which file and line, what, and what would be right."""

    def __init__(self, file: Path | str, line: int | None, wrong: str, right: str) -> None:
        super().__init__(file, line, wrong, right)  # all of them, so that it can come from another process

    def __str__(self) -> str:
        file, line, wrong, right = self.args
        place = f"{file}, line {line}" if line else f"{file}"
        return f"{place}: {wrong}. {right}" + ("" if right.endswith("?") else ".")


class Stopped(Exception):
    """A stage cannot go on, by no fault of the study: says why, and what to do."""


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


def read_csv(file: Path, columns: Iterable[str], key: str, optional: Sequence[str] = ()) -> list[Line]:
    """The lines of a CSV with exactly these columns, `key` filled and unlike in every line.

    A column of `optional` may lack: it is then blank.
    """
    text = io.StringIO(read_text(file).removeprefix("\ufeff"), newline="")
    return list(with_unlike_ids(csv_lines(file, text, [columns], optional), key))


def csv_lines(
    file: Path, text: Iterable[str], columns: Iterable[Sequence[str]], optional: Sequence[str] = ()
) -> Iterator[Line]:
    """The lines of a CSV one by one; its columns must be one of these choices."""
    csv.field_size_limit(LONGEST_VALUE)
    reader = csv.reader(text, strict=True)
    try:
        header = next(reader, [])
        check_columns(file, 1, [name for name in header if name not in optional], columns)
        for values in reader:
            if values:
                line = _line(file, reader.line_num, header, values)
                yield Line(file, line.number, dict.fromkeys(optional, "") | line.values)
    except csv.Error as error:
        right = "Close every quotation mark, and double those inside a value"
        raise StudyError(file, reader.line_num, f"the line cannot be read ({error})", right) from error


def check_columns(file: Path, line: int, given: Sequence[str], choices: Sequence[Sequence[str]]) -> None:
    """StudyError where the names of the columns are none of the choices."""
    if sorted(given) not in [sorted(choice) for choice in choices]:
        right = "They must be " + ", or ".join(str(list(choice)) for choice in choices)
        raise StudyError(file, line, f"the columns are {list(given)}", right)


def parse_date(line: Line, column: str) -> datetime.date | None:
    """The ISO date in a column, None where it is blank."""
    if not line[column]:
        return None
    try:
        return datetime.date.fromisoformat(line[column])
    except ValueError as error:
        right = "Write it as YYYY-MM-DD, or leave it blank"
        raise line.error(f"{column} “{line[column]}” is no date", right) from error


def known(line: Line, column: str, choices: Collection[str]) -> str:
    """The value of a column that must be one of `choices`; the nearest choice is offered."""
    value = line[column]
    if value in choices:
        return value
    near = difflib.get_close_matches(value, sorted(choices), n=1, cutoff=0.5)
    right = f"Did you mean “{near[0]}”?" if near else "Known are: " + ", ".join(sorted(choices))
    raise line.error(f"unknown {column} “{value}”", right)


def _line(file: Path, number: int, header: list[str], values: list[str]) -> Line:
    if len(values) != len(header):
        right = "Put quotation marks around a value that holds a comma"
        raise StudyError(file, number, f"{len(values)} values for {len(header)} columns", right)
    return Line(file, number, {name: trimmed(name, value) for name, value in zip(header, values)})


def trimmed(column: str, value: str) -> str:
    """A value without the space around it; the text of an article stays as it is, for offsets count its characters."""
    return value if column == "text" else value.strip()


def with_unlike_ids(lines: Iterable[Line], key: str) -> Iterator[Line]:
    """The lines one by one; StudyError where `key` is blank or was in a line before. Keeps the ids, not the lines."""
    first: dict[str, int] = {}
    for line in lines:
        if not line[key]:
            raise line.error(f"{key} is blank", "Give every row an id of its own")
        number = first.setdefault(line[key], line.number)
        if number != line.number:
            raise line.error(f"{key} “{line[key]}” stands in line {number} too", "Give it another id")
        yield line
