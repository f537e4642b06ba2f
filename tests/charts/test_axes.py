"""Labels wrap by an expression that Vega evaluates without running code, and rows are high enough for them."""

import json
import re

import altair as alt
import vl_convert
from drawn import specification

from parallax.charts.axes import column_axis, column_widths, distinct, longest_line, most_lines, row_axis, row_heights
from parallax.charts.theme import LINE_OF_TITLE, VEGA_LITE, WIDTH, present

LONG = "Ministry of Foreign Affairs and Trade of the Republic"


def drawn(narrow: bool) -> str:
    """The SVG of a chart with one long row label."""
    rows = alt.InlineData(values=[{"name": LONG, "column": "First column here", "n": 1}])
    x = alt.X("column:N", axis=column_axis(["First column here"]))
    chart = alt.Chart(rows).mark_point().encode(x=x, y=alt.Y("name:N", axis=row_axis()))
    spec = specification(present(chart, "name", "Title", "Subtitle", row_heights([LONG], least=20)))
    assert spec["params"] == [{"name": "narrow", "value": False}]
    spec["params"][0]["value"] = narrow
    return vl_convert.vegalite_to_svg(json.dumps(spec), vl_version=VEGA_LITE)


def test_a_long_name_takes_two_lines_on_a_wide_page_and_four_on_a_narrow_one():
    assert ">Ministry of Foreign Affairs and<" in drawn(narrow=False)
    assert all(
        f">{line}<" in drawn(narrow=True) for line in ("Ministry of", "Foreign Affairs", "and Trade of the", "Republic")
    )


def test_ten_columns_get_shorter_lines_than_five():
    assert column_widths(5) == (16, 9)
    assert column_widths(10) == (8, 4)
    assert column_widths(0) == column_widths(1)


def test_a_long_subtitle_leaves_a_figure_its_width():
    rows = alt.InlineData(values=[{"name": "a", "n": 1}, {"name": "a", "n": 2}])
    chart = alt.Chart(rows).mark_point().encode(x=alt.X("n:Q"), y=alt.Y("name:N", axis=row_axis()))
    spec = specification(present(chart, "name", "Title", "Drawn are the most reported. " * 20, (80, 80)))
    svg = vl_convert.vegalite_to_svg(json.dumps(spec), vl_version=VEGA_LITE)
    places = [float(x) for x in re.findall(r'aria-roledescription="point" transform="translate\(([\d.]+)', svg)]
    assert max(places) - min(places) > WIDTH / 3
    assert max(map(len, spec["title"]["subtitle"])) <= LINE_OF_TITLE


def test_rows_are_as_high_as_their_longest_label_needs():
    assert most_lines([LONG, "x"], 34) == 2
    assert row_heights([LONG, "x"], least=10, extra=0) == (2 * 34, 2 * 60)
    assert row_heights(["x"], least=30, extra=5) == (35, 35)


def test_what_is_called_the_same_is_numbered_and_nothing_else():
    assert distinct({"a": "talks", "b": "deaths", "c": "talks"}) == {"a": "talks", "b": "deaths", "c": "talks (2)"}


def test_no_label_takes_one_line_and_no_width():
    assert (most_lines([], 10), longest_line([], 10)) == (1, 0)


def test_where_columns_have_no_room_for_a_word_their_names_stand_upright():
    outlets = [f"The Evening Paper {number}" for number in range(10)]
    rows = alt.InlineData(values=[{"name": "a", "column": outlet} for outlet in outlets])

    def turned(narrow: bool) -> bool:
        x = alt.X("column:N", axis=column_axis(outlets))
        chart = alt.Chart(rows).mark_rect().encode(x=x, y=alt.Y("name:N", title=None, axis=row_axis()))
        spec = specification(present(chart, "name", "Title", "Subtitle", (80, 80)))
        spec["params"][0]["value"] = narrow
        return "rotate(-90)" in vl_convert.vegalite_to_svg(json.dumps(spec), vl_version=VEGA_LITE)

    assert turned(narrow=True) and not turned(narrow=False)


def test_a_very_long_name_of_a_column_keeps_its_beginning_and_its_n():
    name = "The Consolidated Western Evening Intelligencer and Commercial Advertiser of the Coast (n=2,760)"
    rows = alt.InlineData(values=[{"name": "a", "column": each} for each in (name, "b", "c", "d", "e", "f")])
    x = alt.X("column:N", axis=column_axis([name, "b", "c", "d", "e", "f"]))
    chart = alt.Chart(rows).mark_rect().encode(x=x, y=alt.Y("name:N", axis=row_axis()))
    spec = specification(present(chart, "name", "Title", "Subtitle", (80, 80)))
    svg = vl_convert.vegalite_to_svg(json.dumps(spec), vl_version=VEGA_LITE)
    shown = re.findall(">([^<>]+)</", svg)
    assert ["The", "Consolidated", "Western", "…", "(n=2,760)"] == shown[2:7]
