"""What chart tests ask of every chart: its specification, its data, the fields of its marks."""

import json
from pathlib import Path
from typing import Any

import altair as alt

VEGALITE = "application/vnd.vegalite.v5+json"
SENTENCES = {"sentence", "sentences", "first words"}
WITHOUT = {"absent", "not yet knowable"}  # statuses of a claim that no sentence reports


def specification(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """The chart as Vega-Lite, checked against its schema by Altair."""
    return chart.to_dict()


def rows_of(chart: alt.TopLevelMixin) -> list[dict]:
    """All rows the chart carries, of the largest data set first."""
    sets = specification(chart).get("datasets", {})
    return [row for rows in sorted(sets.values(), key=len, reverse=True) for row in rows]


def tooltip_of(chart: alt.TopLevelMixin) -> set[str]:
    """Fields that any mark of the chart can show."""
    fields: set[str] = set()
    for part in _parts(specification(chart)):
        shown = part.get("encoding", {}).get("tooltip", [])
        fields |= {each["field"] for each in (shown if isinstance(shown, list) else [shown]) if "field" in each}
    return fields


def scale_of(chart: alt.TopLevelMixin, channel: str) -> tuple[list, list]:
    """Domain and range of a channel of the chart's marks."""
    for part in _parts(specification(chart)):
        scale = part.get("encoding", {}).get(channel, {}).get("scale")
        if scale:
            return scale["domain"], scale["range"]
    raise AssertionError(f"no scale of {channel}")


def _parts(spec: dict[str, Any]) -> list[dict[str, Any]]:
    inner = [spec["spec"]] if "spec" in spec else []
    return [spec, *(part for each in [*inner, *spec.get("layer", [])] for part in _parts(each))]


def charts_of(notebook: Path) -> list[dict[str, Any]]:
    """The specifications of all charts in an executed notebook, in order."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    shown = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    return [data[VEGALITE] for data in shown if VEGALITE in data]


def without_sentence(spec: dict[str, Any]) -> list[dict]:
    """What is wrong where a mark of the chart cannot show a sentence: the part itself, or its row without one."""
    wrong = []
    for part in _parts(spec):
        tip = part.get("encoding", {}).get("tooltip")
        if "mark" not in part or tip == {"value": None}:
            continue
        fields = {each["field"] for each in tip or []} & SENTENCES
        rows = spec.get("datasets", {}).get(part.get("data", {}).get("name"), [])
        empty = [row for row in rows if not any(row.get(field) for field in fields)]
        wrong += [part] if not fields else [row for row in empty if row.get("status") not in WITHOUT]
    return wrong


def without_link(spec: dict[str, Any]) -> list[dict]:
    """Rows of marks that show something and lead nowhere: not even to the text that lacks what was looked for."""
    return [
        row
        for part in _parts(spec)
        if "mark" in part and part.get("encoding", {}).get("tooltip") not in (None, {"value": None})
        for row in spec.get("datasets", {}).get(part.get("data", spec.get("data", {})).get("name"), [])
        if not row.get("links")
    ]
