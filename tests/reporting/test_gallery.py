"""The gallery: every chart of a notebook is followed by what it shows, how to read it, and what not to conclude."""

import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from parallax.reporting.gallery import GUIDE, Made, guided, page_of
from parallax.reporting.links import Link
from parallax.reporting.notebooks import FOLDER
from parallax.reporting.pages import VEGALITE, Frame

DRAWING = re.compile(r"^(?:display\()?\s*(?:overview|actors|claims|numbers|quotes|framing|outlet)\.\w+\(", re.M)
SOURCES = [source for source in sorted(FOLDER.glob("*.ipynb")) if source.stem != "explore"]


def chart(name: str, rows: list[dict]) -> nbformat.NotebookNode:
    spec = {"datasets": {"rows": rows}, "title": {"text": name.title()}, "description": f"{name} <described>"}
    spec["usermeta"] = {"name": name, "sentences": []}
    return new_code_cell("draw()", outputs=[new_output("display_data", data={VEGALITE: spec})])


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_every_chart_of_a_notebook_has_its_guide(source):
    cells = nbformat.read(source, as_version=4).cells
    drawing = [place for place, cell in enumerate(cells) if cell.cell_type == "code" and DRAWING.search(cell.source)]
    assert drawing
    for place in drawing:
        assert all(part in cells[place + 1].source for part in GUIDE), cells[place].source


def test_the_gallery_shows_each_chart_once_with_its_words_and_leaves_out_what_drew_nothing():
    guide = new_markdown_cell(f"{GUIDE[0]} Dots.\n\n{GUIDE[1]} Look.\n\n{GUIDE[2]} Nothing.")
    cells = [chart("dots", [{"n": 1}]), guide, chart("bars", [])]
    made = Made(Link("a.html", "A"), new_notebook(cells=cells))
    again = Made(Link("b.html", "B"), made.notebook)
    assert [each[1] for each in guided(made)] == [guide.source, ""]
    page = page_of([made, again], Frame("Talks", ((Link("a.html", "A"),),)))
    assert page.count("<h2>") == 1 and "figures/a-1.svg" in page and "figures/b-1" not in page
    assert 'alt="dots &lt;described&gt;"' in page
    assert "<strong>What not to conclude.</strong> Nothing." in page
