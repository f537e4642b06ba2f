"""Coverage tables as CSV for R, SPSS and spreadsheets (data/report/tables), with a dictionary of their columns.

UTF-8 with a byte order mark: without it Excel reads a name's accents wrong; readr, pandas and SPSS skip it. A text that
a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV Injection); numbers stay numbers.
"""

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from parallax.tables import Row

SQL = Path(__file__).parent / "sql"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
DICTIONARY = ("table", "column", "type", "description")
COLUMN = re.compile(r"--   (\w+)\s+(.*)")


def export(database: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write every coverage table, all events together, and dictionary.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    columns = database.execute(
        "SELECT table_name, column_name, data_type FROM information_schema.columns"
        " WHERE table_schema = 'coverage' ORDER BY table_name, ordinal_position"
    ).fetchall()
    described = []
    for table in sorted({table for table, _, _ in columns}):
        rows = database.sql(f'SELECT * FROM coverage."{table}" ORDER BY ALL').to_arrow_table()
        write_csv(folder / f"{table}.csv", rows.column_names, rows.to_pylist())
        grain, descriptions = read_header(SQL / f"{table}.sql")
        own = [(column, kind) for of, column, kind in columns if of == table]
        described.append(dict(zip(DICTIONARY, (table, "", "table", grain))))
        described += [dict(zip(DICTIONARY, (table, name, kind, descriptions.get(name, "")))) for name, kind in own]
    write_csv(folder / "dictionary.csv", DICTIONARY, described)


def write_csv(file: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """Rows as CSV in the order given (RFC 4180), every value safe to open in a spreadsheet."""
    columns = list(columns)
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows([safe(row[column]) for column in columns] for row in rows)


def safe(value: Any) -> Any:
    """A value for a cell: null empty, true and false as TRUE and FALSE, lists as JSON, text never a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (list, dict)):
        value = json.dumps(value, ensure_ascii=False, default=str)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def read_header(file: Path) -> tuple[str, dict[str, str]]:
    """What one row is, and the description of each column, from the comment that opens a SQL file."""
    header: list[str] = []
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else []:
        if not line.startswith("--"):
            break
        header.append(line)
    grain = header[0].removeprefix("--").strip() if header else ""
    return grain, dict(match.groups() for match in map(COLUMN.match, header) if match)
