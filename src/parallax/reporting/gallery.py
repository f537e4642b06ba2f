"""A page of all charts: what each shows, how to read it, and what not to conclude, as its notebook says below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nbformat import NotebookNode

from parallax.reporting.links import Link
from parallax.reporting.pages import GUIDE, VEGALITE, Chart, Frame, charts, page
from parallax.reporting.rendering import render

LINK = Link("charts.html", "Charts")


@dataclass(frozen=True)
class Made:
    """A page that stands, with its executed notebook."""

    link: Link
    notebook: NotebookNode


def page_of(made: Sequence[Made], frame: Frame) -> str:
    """The gallery: of charts that several pages have, such as those of outlets, the first."""
    entries: dict[str, dict] = {}
    for each in made:
        for chart, guide in guided(each):
            if not chart.empty:
                entries.setdefault(chart.name, {"chart": chart, "guide": guide, "page": each.link})
    return page(render("gallery.html.j2", entries=list(entries.values())), LINK, frame)


def guided(made: Made) -> Iterator[tuple[Chart, str]]:
    """Each chart of a page with the cell of prose that follows it; charts of one loop share theirs."""
    shown = iter(charts(made.notebook, made.link.file.removesuffix(".html")))
    cells = made.notebook.cells
    for place, cell in enumerate(cells):
        prose = [each.source for each in cells[place:] if each.source.startswith(GUIDE[0])]
        for output in cell.get("outputs", []):
            if VEGALITE in output.get("data", {}):
                yield next(shown), prose[0] if prose else ""
