"""Stage validate: the tables against reference coding in the study's gold/ → data/metrics.json.

For every coder: precision, recall and F1 of finding units, and agreement on the values of units both found. Where two
coders coded, Krippendorff's α with its interval, percent agreement and Gwet's AC1 between them. Each figure says what
it rests on: what developers code on the texts a rule was written for is neither independent nor out of sample.
"""

import csv
import io
import json
from pathlib import Path

from parallax.agreement import compare
from parallax.command_line import run_stage
from parallax.database import connect, tables_of
from parallax.study import StudyError, read_text
from parallax.tables import Row

SQL = Path(__file__).with_name("sql") / "gold"
COLUMNS = {"article_id", "start", "end", "coder"}


def main(study: Path, data: Path) -> None:
    """Write the metrics of every reference table there is; an empty object where there is none."""
    queries = {file: _query(file) for file in sorted((study / "gold").glob("*.csv"))}
    connection = connect(data, only=set().union(*map(tables_of, queries.values())), described=False)
    metrics = {}
    for file, query in queries.items():
        found = connection.sql(query).to_arrow_table().to_pylist()
        metrics[file.stem] = compare(file.stem, read_gold(file), found)
    text = json.dumps(metrics, indent=2, sort_keys=True, ensure_ascii=False)
    (data / "metrics.json").write_text(text + "\n", encoding="utf-8")


def read_gold(file: Path) -> dict[str, list[Row]]:
    """The rows of a reference table by coder; offsets are None where a row stands nowhere: a claim that is absent."""
    by_coder: dict[str, list[Row]] = {}
    for row in csv.DictReader(io.StringIO(read_text(file), newline="")):
        if missing := COLUMNS - row.keys():
            raise StudyError(file, 1, f"the columns {sorted(missing)} are missing", "Add them")
        row |= {side: int(row[side]) if row[side] else None for side in ("start", "end")}
        by_coder.setdefault(row["coder"], []).append(row)
    return by_coder


def _query(file: Path) -> str:
    """The SELECT that gives what the software found in the columns of a reference table."""
    query = SQL / file.name.replace(".csv", ".sql")
    if not query.is_file():
        known = ", ".join(sorted(each.stem for each in SQL.glob("*.sql")))
        raise StudyError(file, None, f"there is no table “{file.stem}” to compare it with", f"Known are: {known}")
    return query.read_text(encoding="utf-8")


if __name__ == "__main__":
    run_stage(main, __doc__)
