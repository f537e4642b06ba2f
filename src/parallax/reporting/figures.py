"""Charts as figures for a paper or slides: SVG, PNG, and the rows that were drawn as CSV.

vl_convert draws them without a browser, in the fonts it carries.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import vl_convert

from parallax.charts.theme import VEGA_LITE
from parallax.reporting.export import write_csv
from parallax.reporting.pages import Chart
from parallax.tables import Row

SCALE = 1.6
PLACEMENT = {"dx", "dy", "ink", "zero"}  # how a mark is drawn, and nothing it says


def write_figures(charts: Sequence[Chart], folder: Path) -> None:
    """Write each chart that has marks as NAME.svg, NAME.png and NAME.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    for chart in charts:
        if chart.empty:
            continue
        rows = drawn_rows(chart.spec)
        svg = vl_convert.vegalite_to_svg(json.dumps(chart.drawn), vl_version=VEGA_LITE)
        (folder / f"{chart.figure}.svg").write_text(svg, encoding="utf-8")
        (folder / f"{chart.figure}.png").write_bytes(vl_convert.svg_to_png(svg, scale=SCALE))
        write_csv(folder / f"{chart.figure}.csv", list(rows[0]), rows)


def drawn_rows(spec: dict) -> list[Row]:
    """The rows a chart is drawn from, of all its layers, with every column that any of them has."""
    found = [row for rows in spec.get("datasets", {}).values() for row in rows]
    columns = [column for column in dict.fromkeys(column for row in found for column in row) if column not in PLACEMENT]
    return [{column: row.get(column) for column in columns} for row in found if not PLACEMENT.issuperset(row)]
