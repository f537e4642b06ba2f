"""HTML pages from executed notebooks: self-contained, readable from file://, allowed to run our own scripts alone.

Text from articles reaches a page through templates that escape; beside that a Content-Security-Policy lists the hashes
of the page's scripts, so that nothing else runs and nothing is fetched.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import vl_convert
from markupsafe import Markup
from nbformat import NotebookNode

from parallax.charts.theme import VEGA_LITE
from parallax.reporting.links import Link, file_stem
from parallax.reporting.rendering import read_template, render

VEGALITE = "application/vnd.vegalite.v5+json"
GUIDE = ("**What it shows.**", "**How to read it.**", "**What not to conclude.**")


@dataclass(frozen=True)
class Frame:
    """What all pages of one event share: its title, the links, in groups, to its pages, and each outlet's page."""

    event: str
    navigation: tuple[tuple[Link, ...], ...]
    outlets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Chart:
    """A chart on a page: its specification, and the name of its figure among all of the report."""

    spec: dict
    figure: str

    @property
    def name(self) -> str:
        return self.spec["usermeta"]["name"]

    @property
    def title(self) -> str:
        return self.spec["title"]["text"]

    @property
    def empty(self) -> bool:
        """Whether it stands in place of a chart that has nothing to draw."""
        return not any(self.spec.get("datasets", {}).values())

    @property
    def sentences(self) -> list[dict]:
        """Groups of sentences behind its marks."""
        return self.spec["usermeta"]["sentences"]

    @property
    def drawn(self) -> dict:
        """What the page's script draws: the list of sentences stands on the page already."""
        meta = {name: value for name, value in self.spec["usermeta"].items() if name != "sentences"}
        return {**self.spec, "usermeta": meta}


def charts(notebook: NotebookNode, stem: str) -> list[Chart]:
    """All charts of an executed notebook in the order it shows them."""
    specs = [spec for cell in notebook.cells for spec in _specifications(cell)]
    return [Chart(spec, f"{stem}-{number}") for number, spec in enumerate(specs, start=1)]


def _specifications(cell: NotebookNode) -> list[dict]:
    return [output.data[VEGALITE] for output in cell.get("outputs", []) if VEGALITE in output.get("data", {})]


def anchors(file: str, shown: Sequence[Chart]) -> set[str]:
    """The addresses of the codes whose sentences a page lists."""
    return {f"{file}#{chart.name}-{file_stem(group['code'])}" for chart in shown for group in chart.sentences}


def notebook_page(notebook: NotebookNode, link: Link, frame: Frame) -> str:
    """An executed notebook as a page: prose, findings, charts with their sentences, code folded away."""
    shown = iter(charts(notebook, link.file.removesuffix(".html")))
    outlet = link.label if link.file in frame.outlets.values() else ""
    body = render("notebook.html.j2", cells=_told(notebook.cells), vegalite=VEGALITE, charts=shown, kicker=outlet)
    return page(body, link, frame, scripts=chart_scripts())


def _told(cells: Sequence[NotebookNode]) -> Iterator[NotebookNode]:
    """All cells but the guides to charts that have nothing to draw."""
    drawn = False
    for cell in cells:
        is_guide = cell.cell_type == "markdown" and cell.source.startswith(GUIDE[0])
        if not is_guide or drawn:
            yield cell
        drawn = not is_guide and (drawn or any(not Chart(spec, "").empty for spec in _specifications(cell)))


def chart_scripts() -> tuple[str, ...]:
    """What a page with charts runs."""
    return chart_library(), read_template("charts.js"), read_template("paper.js")


def page(body: Markup, link: Link, frame: Frame, scripts: Sequence[str] = (), wide: bool = False) -> str:
    """A whole page around a body that is already escaped; a wide one has room for notes beside its text."""
    links = [each for group in frame.navigation for each in group]
    following = links[links.index(link) + 1 :][:1] if link in links else []
    return render(
        "page.html.j2",
        body=body,
        title=link.label,
        file=link.file,
        event=frame.event,
        navigation=frame.navigation,
        following=following[0] if following else None,
        policy=policy(scripts),
        scripts=[Markup(script) for script in scripts],
        style=Markup(read_template("page.css")),
        wide=wide,
    )


def policy(scripts: Sequence[str]) -> str:
    """A Content-Security-Policy that runs exactly these inline scripts and requests nothing.

    Styles stay open because Vega sets them on the elements it draws; without a source they can fetch nothing either.
    """
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
    own = "style-src 'unsafe-inline'; img-src 'self'"
    return f"default-src 'none'; script-src {allowed}; {own}; base-uri 'none'; form-action 'none'"


@cache
def chart_library() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, built from what vl_convert carries."""
    return vl_convert.javascript_bundle(vl_version=VEGA_LITE)
