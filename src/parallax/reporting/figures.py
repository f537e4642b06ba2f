"""Charts of an executed notebook as figures for a paper or slides: SVG, and PNG at twice the size.

vl_convert draws them without a browser, in the fonts it carries.
"""

import json
from pathlib import Path

import vl_convert
from nbformat import NotebookNode

from parallax.charts.theme import VEGA_LITE

MIME = "application/vnd.vegalite.v5+json"
SCALE = 2


def write_figures(notebook: NotebookNode, name: str, folder: Path) -> None:
    """Write every chart of the notebook as NAME-1.svg, NAME-1.png, NAME-2.svg …, in the order it shows them."""
    folder.mkdir(parents=True, exist_ok=True)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    charts = [output.data[MIME] for output in outputs if MIME in output.get("data", {})]
    for number, chart in enumerate(charts, start=1):
        svg = vl_convert.vegalite_to_svg(json.dumps(chart), vl_version=VEGA_LITE)
        (folder / f"{name}-{number}.svg").write_text(svg, encoding="utf-8")
        (folder / f"{name}-{number}.png").write_bytes(vl_convert.svg_to_png(svg, scale=SCALE))
