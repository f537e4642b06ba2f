"""What chart tests ask of every chart: its specification, its data, the fields of its marks."""

from typing import Any

import altair as alt


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
        fields |= {each["field"] for each in (shown if isinstance(shown, list) else [shown])}
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
