"""Coverage tables as CSV for R, SPSS and spreadsheets (data/report/tables), with a dictionary of their columns.

UTF-8 with a byte order mark: without it Excel reads a name's accents wrong; readr, pandas and SPSS skip it. A text that
a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV Injection); numbers stay numbers.
"""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from parallax.tables import Row, opened, stream

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ROWS = 8192  # of a table in memory: claims × articles can be many
CELLS = "claim_cells"
LEFT_OUT = b" Here, of a discovered claim, the articles that state it; the Parquet file has all."
DICTIONARY = ("table", "column", "type", "description")


def export(coverage: Path, folder: Path, others: Iterable[tuple[str, str, str, str]] = ()) -> None:
    """Write every table of the folder `coverage`, all events together, and dictionary.csv from their metadata.

    others: rows of the dictionary on tables that stand in the folder already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    described = [dict(zip(DICTIONARY, row)) for row in others]
    for file in sorted(coverage.glob("*.parquet")):
        with opened(file) as table:
            columns = pq.read_schema(table)
        write_csv(folder / f"{file.stem}.csv", columns.names, _kept(file.stem, stream(file, rows=ROWS)))
        rows = [("", "table", columns.metadata[b"grain"] + (LEFT_OUT if file.stem == CELLS else b""))]
        rows += [(field.name, str(field.type), field.metadata[b"description"]) for field in columns]
        described += [dict(zip(DICTIONARY, (file.stem, name, kind, text.decode()))) for name, kind, text in rows]
    write_csv(folder / "dictionary.csv", DICTIONARY, described)


def _kept(table: str, rows: Iterable[Row]) -> Iterable[Row]:
    """The rows written: of claims × articles, which are too many for a spreadsheet, the codebook's and the filled."""
    return (row for row in rows if table != CELLS or row["origin"] == "codebook" or row["start"] is not None)


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
