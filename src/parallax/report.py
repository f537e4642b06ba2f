"""Stage report: tables → executed notebooks, HTML pages, figures and CSV tables (data/report).

Reads articles, outlets, events, links/actors, links/reuse, links/syndication and coverage/* of the data folder, and the
notebooks; the study folder is not opened.
"""

import argparse
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat

from parallax.command_line import call
from parallax.reporting import findings, notebooks
from parallax.reporting.event import Event, open_event
from parallax.reporting.export import export
from parallax.reporting.figures import write_figures
from parallax.reporting.pages import Frame, Link, file_stem, notebook_page, page
from parallax.reporting.rendering import render

QUESTIONS = {
    "overview": ("Overview", "What was compared", findings.texts),
    "actors": ("Actors", "Who is heard and named", findings.speakers),
    "claims": ("Claims", "What do all report, and what only one", findings.claims),
    "numbers": ("Numbers", "Where do numbers and dates disagree", findings.numbers),
    "quotes": ("Quotes", "Whose words are repeated", findings.repeated_words),
    "framing": ("Framing", "How is the outcome evaluated", findings.outcome),
}
OUTLET = "outlet"
THREADS = 2


@dataclass(frozen=True)
class Job:
    """A notebook to run for one event, for `outlet` once per outlet."""

    notebook: str
    link: Link
    outlet_id: str | None = None


def main(study: Path, data: Path, only: str | None = None, event: str | None = None) -> None:
    """Make all pages of an event (the first one, where none is named), or those of one notebook."""
    data = data.resolve()  # kernels run in the data folder
    chosen, folder = open_event(data, event), data / "report"
    all_jobs = jobs(chosen)
    frame = _frame(chosen, all_jobs)
    wanted = [job for job in all_jobs if only in (None, job.notebook)]
    if only is None:
        shutil.rmtree(folder, ignore_errors=True)
    (folder / "notebooks").mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(THREADS) as pool:
        runs = pool.map(lambda job: make_page(job, chosen.event_id, frame, data), wanted)
        for number, job in enumerate(wanted, start=1):
            next(runs)
            print(f"page {number} of {len(wanted)}: {job.link.file}", file=sys.stderr, flush=True)
    (folder / "index.html").write_text(index(chosen, frame), encoding="utf-8")
    export(data / "coverage", folder / "tables")


def jobs(event: Event) -> list[Job]:
    """Every notebook once, `outlet` once for each outlet with a text on the event; file names come from ids."""
    questions = [Job(name, Link(f"{name}.html", label)) for name, (label, _, _) in QUESTIONS.items()]
    covering = sorted({row["outlet_id"] for row in event.rows("main.articles")})
    outlets = [
        Job(OUTLET, Link(f"{OUTLET}-{file_stem(outlet_id)}.html", event.outlets[outlet_id]), outlet_id)
        for outlet_id in covering
    ]
    return questions + outlets


def make_page(job: Job, event_id: str, frame: Frame, data: Path) -> None:
    """Run a notebook in the data folder and write it as notebook, as page and its charts as figures."""
    parameters = {"data": ".", "event_id": event_id}
    if job.outlet_id is not None:
        parameters["outlet_id"] = job.outlet_id
    executed = notebooks.execute(notebooks.FOLDER / f"{job.notebook}.ipynb", parameters, data)
    file = data / "report" / job.link.file
    nbformat.write(executed, data / "report" / "notebooks" / file.with_suffix(".ipynb").name)
    file.write_text(notebook_page(executed, job.link, frame), encoding="utf-8")
    write_figures(executed, file.stem, data / "report" / "figures")


def index(event: Event, frame: Frame) -> str:
    """The first page: the fixed questions, each answered from the tables, with links to their pages."""
    questions = [
        {"title": title, "file": f"{name}.html", "answer": answer(event).splitlines()}
        for name, (_, title, answer) in QUESTIONS.items()
    ]
    days = f"{event.starts:%-d %B %Y}" if event.starts == event.ends else f"{event.starts} to {event.ends}"
    return page(render("index.html.j2", title=event.title, days=days, questions=questions), _START, frame)


_START = Link("index.html", "Start")


def _frame(event: Event, all_jobs: list[Job]) -> Frame:
    questions = [_START, *(job.link for job in all_jobs if job.outlet_id is None)]
    outlets = [job.link for job in all_jobs if job.outlet_id is not None]
    return Frame(event.title, (tuple(questions), tuple(outlets)))


def _arguments() -> dict[str, object]:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--study", type=Path, required=True, help="folder of the study")
    parser.add_argument("--data", type=Path, required=True, help="folder of the tables; pages go to its report/")
    parser.add_argument("--only", choices=[*QUESTIONS, OUTLET], help="make the pages of this notebook alone")
    parser.add_argument("--event", metavar="ID", help="the event to report, where a study has several")
    return vars(parser.parse_args())


if __name__ == "__main__":
    call(main, **_arguments())
