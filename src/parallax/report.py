"""Stage report: tables → executed notebooks, HTML pages, figures and CSV tables (data/report).

Reads the tables and metrics.json of the data folder, the notebooks, CITATION.cff, and the section `report` of
params.yaml; the study folder is not opened.
"""

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from parallax.command_line import call
from parallax.parameters import read_parameters
from parallax.reporting import articles, gallery, kernels, methods, notebooks, start
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
THREADS = 2


@dataclass(frozen=True)
class Job:
    """A notebook to run for one event, for `outlet` once per outlet."""

    notebook: str
    link: Link
    outlet_id: str | None = None


def main(study: Path, data: Path, only: str | None = None, event: str | None = None) -> None:
    """Make all pages of an event (the first one, where none is named), or those of one notebook."""
    data = data.resolve()
    report = data / "report"
    if only is None:
        shutil.rmtree(report, ignore_errors=True)
    (report / "notebooks").mkdir(parents=True, exist_ok=True)
    chosen = choose_pages(data, event)
    all_jobs = jobs(chosen)
    frame = _frame(chosen, all_jobs)
    wanted = [job for job in all_jobs if only in (None, job.notebook)]
    with kernels.running(min(THREADS, len(wanted))) as free, ThreadPoolExecutor(THREADS) as pool:
        runs = pool.map(lambda job: make_page(job, chosen.event_id, frame, report, free), wanted)
        made = list(_told(runs, wanted))
    if only is None:
        write_other_pages(chosen, frame, report, made)
        export(data / "coverage", report / "tables")


def choose_pages(data: Path, event_id: str | None) -> Event:
    """The event, after noting which of its articles and outlets get a page: as many as params.yaml says."""
    most = read_parameters("report", outlet_pages=12, article_pages=200)
    event = open_event(data, event_id)
    outlets = articles.chosen_outlets(event, most["outlet_pages"])
    write_catalogue(data / "report", articles.chosen(event, most["article_pages"]), outlets)
    return open_event(data, event_id, seen_from=data / "report")


def jobs(event: Event) -> list[Job]:
    """Every notebook once, `outlet` once for each outlet that has a page."""
    questions = [Job(name, Link(f"{name}.html", label)) for name, label in QUESTIONS.items()]
    outlets = [outlet_id for kind, outlet_id in event.pages if kind == OUTLET]
    return questions + [Job(OUTLET, Link(outlet_file(each), event.outlets[each]), each) for each in outlets]


def make_page(job: Job, event_id: str, frame: Frame, report: Path, free: kernels.Free) -> gallery.Made:
    """Run a notebook in the report's folder and write it as notebook, as page and its charts as figures."""
    parameters = {"data": "..", "event_id": event_id}
    if job.outlet_id is not None:
        parameters["outlet_id"] = job.outlet_id
    executed = notebooks.execute(notebooks.FOLDER / f"{job.notebook}.ipynb", parameters, report, free)
    file = report / job.link.file
    notebooks.write(executed, report / "notebooks" / file.with_suffix(".ipynb").name)
    file.write_text(notebook_page(executed, job.link, frame), encoding="utf-8")
    write_figures(charts(executed, file.stem), report / "figures")
    return gallery.Made(job.link, executed)


def write_other_pages(event: Event, frame: Frame, report: Path, made: list[gallery.Made]) -> None:
    """The first page, the gallery of charts, the methods section, and a page of each chosen article."""
    shown = start.charts(event)
    write_figures(shown, report / "figures")
    (report / start.LINK.file).write_text(start.page_of(event, frame, shown), encoding="utf-8")
    (report / gallery.LINK.file).write_text(gallery.page_of(made, frame), encoding="utf-8")
    (report / methods.LINK.file).write_text(methods.page_of(event, frame), encoding="utf-8")
    (report / methods.FILE).write_text(methods.text(event), encoding="utf-8")
    known = set().union(*(anchors(each.link.file, charts(each.notebook, "")) for each in made))
    for link, page in articles.pages(event, frame, known):
        (report / link.file).write_text(page, encoding="utf-8")


def _told(runs: Iterable[gallery.Made], wanted: list[Job]) -> Iterator[gallery.Made]:
    """The results of jobs as they come, each said on stderr."""
    for number, (job, made) in enumerate(zip(wanted, runs), start=1):
        print(f"page {number} of {len(wanted)}: {job.link.file}", file=sys.stderr, flush=True)
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
    parser.add_argument("--event", metavar="ID", help="the event to report, where a study has several")
    return vars(parser.parse_args())


if __name__ == "__main__":
    call(main, **_arguments())
