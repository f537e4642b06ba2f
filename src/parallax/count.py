"""Stage count: all tables → coverage tables (data/coverage/*.parquet), by SQL; see sql/*.sql for what each counts.

Nothing is counted over several events, so events are counted in runs of some million words, in a process for each
core: what a run needs fits into memory however large the corpus is, and every table is in the order of its events. No
table is where a reader finds it before every check in sql/checks has found no row in any run.
"""

import shutil
from contextlib import closing
from pathlib import Path

from parallax import queries
from parallax.command_line import run_stage
from parallax.counting import Counting, Joining, count_run, join_runs
from parallax.database import connect
from parallax.runs import runs
from parallax.shards.progress import show
from parallax.shards.workers import each

RUN = 1_800_000  # words that are counted together, of some 3,000 reports; an event is never divided


def main(study: Path, data: Path) -> None:
    """Count everything, check it, and put it where the reports look for it."""
    partial, coverage = data / "coverage.partial", data / "coverage"
    shutil.rmtree(partial, ignore_errors=True)
    count(data, partial)
    shutil.rmtree(coverage, ignore_errors=True)
    partial.rename(coverage)


def count(data: Path, folder: Path, words: int = RUN) -> None:
    """Every table of sql/*.sql as a file of the folder; ValueError where a check finds a row."""
    with closing(connect(data, only=["main.articles"], described=False)) as connection:
        events = runs(connection, words, of="words")
        (articles,) = connection.execute("SELECT count(*) FROM main.articles").fetchone()
    parts = [folder / "parts" / str(number) for number in range(len(events))]
    tasks = (Counting(data, first, last, part) for (first, last), part in zip(events, parts))
    worth = max(articles // len(events), 1)  # a run pays for a process
    show(each(count_run, tasks, articles, worth, here=True), articles, "count")
    for _ in each(join_runs, _tables(parts, folder), articles, worth, here=True):
        pass
    shutil.rmtree(folder / "parts")


def _tables(parts: list[Path], folder: Path) -> list[Joining]:
    """A task for each table, that which takes longest first."""
    tasks = [Joining(tuple(part / name for part in parts), folder / f"{name}.parquet") for name in queries.written()]
    return sorted(tasks, key=lambda task: -sum(file.stat().st_size for file in task.parts))


if __name__ == "__main__":
    run_stage(main, __doc__)
