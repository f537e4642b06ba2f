"""Stage report: tables → executed notebooks, HTML pages, figures and CSV tables (data/report).

Reads the tables and metrics.json of the data folder, the notebooks, CITATION.cff, and the section `report` of
params.yaml; of the study, what its codebook says that the codes of frames mean.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from parallax.command_line import call
from parallax.parameters import read_parameters
from parallax.reporting import articles, codes, gallery, kernels, methods, notebooks, start
from parallax.reporting.event import Event, open_event
from parallax.reporting.export import export
from parallax.reporting.figures import write_figures
from parallax.reporting.links import Link, outlet_file, write_catalogue
from parallax.reporting.pages import Frame, anchors, charts, notebook_page

QUESTIONS = {
    "overview": "Overview",
    "actors": "Actors",
    "claims": "Claims",
    "numbers": "Numbers",
    "quotes": "Quotes",
    "framing": "Framing",
}
OUTLET = "outlet"
KERNELS = 2
THREADS = 2 * KERNELS  # while kernels run notebooks, those that are done become pages and figures


@dataclass(frozen=True)
class Job:
    """A notebook to run for one event, for `outlet` once per outlet."""

    notebook: str
    link: Link
    outlet_id: str | None = None


def main(study: Path, data: Path, only: str | None = None, event: str | None = None) -> None:
    """Make the pages of all events, or of one that is named; all of them, or those of one notebook."""
    data = data.resolve()
    if only is None and event is None:
        shutil.rmtree(data / "report", ignore_errors=True)
    codes.write_codes(study, data)
    with kernels.running(KERNELS) as free, ThreadPoolExecutor(THREADS) as pool:
        for each in [choose_pages(data, each) for each in ([event] if event else events(data))]:
            make_report(each, only, free, pool)
    if only is None:
        export(data / "coverage", data / "report" / "tables", codes.DESCRIBED)


def events(data: Path) -> list[str]:
    """The events that get pages: those with texts in the order of their days, as many as params.yaml says."""
    first = open_event(data)
    return [first.event_id, *(other["event_id"] for other in first.others)][: most_pages()["event_pages"]]


def most_pages() -> dict[str, int]:
    """Of how many events, outlets and articles pages are made."""
    return read_parameters("report", event_pages=12, outlet_pages=12, article_pages=200)


def choose_pages(data: Path, event_id: str | None) -> Event:
    """The event, after noting which of its articles and outlets get a page: as many as params.yaml says."""
    event, most = open_event(data, event_id), most_pages()
    outlets = articles.chosen_outlets(event, most["outlet_pages"])
    event.report.mkdir(parents=True, exist_ok=True)
    write_catalogue(event.report, articles.chosen(event, most["article_pages"]), outlets)
    return open_event(data, event_id, seen_from=event.report)


def make_report(event: Event, only: str | None, free: kernels.Free, pool: Executor) -> None:
    """Make all pages of an event in its folder, or those of one notebook."""
    all_jobs = jobs(event)
    frame = _frame(event, all_jobs)
    wanted = [job for job in all_jobs if only in (None, job.notebook)]
    runs = pool.map(lambda job: make_page(job, event, frame, free), wanted)
    if only is None:
        write_first_pages(event, frame)  # while the notebooks run
    made = list(_told(runs, wanted, event))
    if only is None:
        write_last_pages(event, frame, made)


def jobs(event: Event) -> list[Job]:
    """Every notebook once, `outlet` once for each outlet that has a page."""
    questions = [Job(name, Link(f"{name}.html", label)) for name, label in QUESTIONS.items()]
    outlets = [outlet_id for kind, outlet_id in event.pages if kind == OUTLET]
    return questions + [Job(OUTLET, Link(outlet_file(each), event.outlets[each]), each) for each in outlets]


def make_page(job: Job, event: Event, frame: Frame, free: kernels.Free) -> gallery.Made:
    """Run a notebook in the report's folder and write it there, where its links lead and it runs again, as page too.

    Its charts become figures.
    """
    report = event.report
    parameters = {"data": os.path.relpath(event.data, report), "event_id": event.event_id}
    if job.outlet_id is not None:
        parameters["outlet_id"] = job.outlet_id
    executed = notebooks.execute(notebooks.FOLDER / f"{job.notebook}.ipynb", parameters, report, free)
    file = report / job.link.file
    notebooks.write(executed, file.with_suffix(".ipynb"))
    file.write_text(notebook_page(executed, job.link, frame), encoding="utf-8")
    write_figures(charts(executed, file.stem), report / "figures")
    return gallery.Made(job.link, executed)


def write_first_pages(event: Event, frame: Frame) -> None:
    """The first page with its charts, and the methods section: what is told without any notebook."""
    report, shown = event.report, start.charts(event)
    write_figures(shown, report / "figures")
    (report / start.LINK.file).write_text(start.page_of(event, frame, shown), encoding="utf-8")
    (report / methods.LINK.file).write_text(methods.page_of(event, frame), encoding="utf-8")
    (report / methods.FILE).write_text(methods.text(event), encoding="utf-8")


def write_last_pages(event: Event, frame: Frame, made: list[gallery.Made]) -> None:
    """The gallery of the notebooks' charts, and a page of each chosen article, which leads to their marks."""
    report = event.report
    (report / gallery.LINK.file).write_text(gallery.page_of(made, frame), encoding="utf-8")
    known = set().union(*(anchors(each.link.file, charts(each.notebook, "")) for each in made))
    for link, page in articles.pages(event, frame, known):
        (report / link.file).write_text(page, encoding="utf-8")


def _told(runs: Iterable[gallery.Made], wanted: list[Job], event: Event) -> Iterator[gallery.Made]:
    """The results of jobs as they come, each said on stderr."""
    for number, (job, made) in enumerate(zip(wanted, runs), start=1):
        file = os.path.relpath(event.report / job.link.file, event.data / "report")
        print(f"page {number} of {len(wanted)}: {file}", file=sys.stderr, flush=True)
        yield made


def _frame(event: Event, all_jobs: list[Job]) -> Frame:
    questions = [start.LINK, *(job.link for job in all_jobs if job.outlet_id is None), gallery.LINK, methods.LINK]
    outlets = {job.outlet_id: job.link for job in all_jobs if job.outlet_id is not None}
    files = {outlet_id: link.file for outlet_id, link in outlets.items()}
    return Frame(event.title, (tuple(questions), tuple(outlets.values())), files)


def _arguments() -> dict[str, object]:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--study", type=Path, required=True, help="folder of the study")
    parser.add_argument("--data", type=Path, required=True, help="folder of the tables; pages go to its report/")
    parser.add_argument("--only", choices=[*QUESTIONS, OUTLET], help="make the pages of this notebook alone")
    parser.add_argument("--event", metavar="ID", help="make the pages of this event alone")
    return vars(parser.parse_args())


if __name__ == "__main__":
    call(main, **_arguments())
