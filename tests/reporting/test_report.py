"""What the report of a small hostile study writes: pages, notebooks, figures, tables, the same bytes again."""

import csv
import json
import re
import shutil

from drawn import charts_of, without_link, without_sentence
from opened import NOTEBOOKS, PAGES

from parallax import report


def test_every_question_outlet_and_article_has_a_page_and_every_notebook_is_kept_as_it_ran(made):
    assert {page.stem for page in (made / "report").glob("*.html")} == set(PAGES)
    assert {source.stem for source in (made / "report").glob("*.ipynb")} == set(NOTEBOOKS)


def test_an_executed_notebook_stands_where_its_data_and_what_it_links_to_are_found(made):
    for file in [*(made / "report").glob("*.ipynb"), *(made / "report" / "event-ferry").glob("*.ipynb")]:
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        (given,) = (cell["source"] for cell in cells if "injected-parameters" in cell["metadata"].get("tags", []))
        data = re.search('data = "(.+)"', "".join(given))[1]
        assert (file.parent / data / "articles.parquet").is_file()
        tables = [output.get("data", {}).get("text/html", "") for cell in cells for output in cell.get("outputs", [])]
        links = re.findall('href="([^"#]+)', "".join(map("".join, tables)))
        assert [link for link in links if not (file.parent / link).is_file()] == []


def test_the_pages_of_another_event_stand_in_a_folder_of_their_own_and_all_links_lead_to_a_file(made):
    other = made / "report" / "event-ferry"
    assert {page.stem for page in other.glob("*.html")} >= {"index", "claims", "outlet-north", "article-l1"}
    assert not (other / "article-n1.html").exists() and not (made / "report" / "article-l1.html").exists()
    links = {
        page: re.findall(r'<a [^>]*href="([^"#]+)', page.read_text()) for page in (made / "report").rglob("*.html")
    }
    assert "event-ferry/index.html" in links[made / "report" / "index.html"]
    assert "../index.html" in links[other / "index.html"]
    assert [(page, link) for page, found in links.items() for link in found if not (page.parent / link).exists()] == []


def test_every_chart_that_has_marks_is_a_figure_and_a_table_too(made):
    figures = {file.name for file in (made / "report" / "figures").iterdir()}
    charts = {source.stem: charts_of(source) for source in (made / "report").glob("*.ipynb")}
    names = [
        f"{page}-{number}"
        for page, drawn in charts.items()
        for number, chart in enumerate(drawn, start=1)
        if any(chart.get("datasets", {}).values())
    ]
    assert len(names) > 15
    assert figures >= {f"{name}.{kind}" for name in names for kind in ("svg", "png", "csv")}
    assert {f"index-{number}.csv" for number in (1, 2, 3, 4, 5)} & figures


def test_the_rows_of_a_chart_are_a_table_with_what_each_mark_says(made):
    with (made / "report" / "figures" / "framing-1.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["expression"], row["links"]) for row in rows] == [("fruitless", '["article-n3.html#s1"]')]
    assert "dx" not in rows[0]


def test_no_page_is_larger_than_a_megabyte_and_a_half(made):
    assert all(page.stat().st_size < 1_500_000 for page in (made / "report").glob("*.html"))


def test_every_mark_of_every_chart_shows_the_sentences_it_stands_for_and_leads_to_them(made):
    charts = [
        (source.stem, chart)
        for source in sorted((made / "report").glob("*.ipynb"))
        for chart in charts_of(source)
    ]
    assert len({page for page, _ in charts}) == len(NOTEBOOKS)
    wrong = {page: without_sentence(chart) + without_link(chart) for page, chart in charts}
    assert not any(wrong.values()), wrong


def test_a_mark_that_shows_only_a_count_or_leads_nowhere_is_noticed():
    tip = [{"field": "count"}]
    silent = {"mark": "point", "encoding": {"tooltip": tip}}
    assert without_sentence({"layer": [silent]}) == [silent]
    told = {"mark": "point", "encoding": {"tooltip": [*tip, {"field": "sentences"}]}, "data": {"name": "rows"}}
    rows = [
        {"count": 1, "sentences": "• It ended.", "links": ["a.html#s1"]},
        {"count": 2, "sentences": "", "links": []},
    ]
    assert without_sentence({"layer": [told], "datasets": {"rows": rows}}) == [rows[1]]
    assert without_link({"layer": [told], "datasets": {"rows": rows}}) == [rows[1]]


def test_the_page_of_frames_says_what_each_code_means_and_the_tables_do_too(made):
    with (made / "report" / "tables" / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        definitions = [row["definition"] for row in csv.DictReader(file) if row["code"] and row["unit"] == "expression"]
    page = (made / "report" / "framing.html").read_text(encoding="utf-8")
    assert definitions and all(each in page for each in definitions)


def test_a_hostile_outlet_is_a_text_cell_in_the_tables(made):
    with (made / "report" / "tables" / "actor_coverage.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows and all(not value.startswith(("=", "+", "@")) for row in rows for value in row.values())
    assert all(float(row["per_1000"]) >= 0 for row in rows if row["per_1000"])


def test_another_run_elsewhere_writes_the_same_bytes(made, tmp_path, capfd):
    copy = tmp_path / "else where {x}"
    shutil.copytree(made, copy, ignore=shutil.ignore_patterns("report"))
    report.main(made.parent / "study", copy)
    assert f"page 1 of {len(NOTEBOOKS)}: overview.html" in capfd.readouterr().err
    files = [file.relative_to(made / "report") for file in sorted((made / "report").rglob("*")) if file.is_file()]
    assert len(files) > 80
    assert [
        file for file in files if (copy / "report" / file).read_bytes() != (made / "report" / file).read_bytes()
    ] == []


def test_only_as_many_articles_and_outlets_get_a_page_as_params_say_and_no_link_leads_elsewhere(
    made, tmp_path, monkeypatch
):
    copy = tmp_path / "data"
    shutil.copytree(made, copy, ignore=shutil.ignore_patterns("report"))
    (tmp_path / "params.yaml").write_text("report: {outlet_pages: 1, article_pages: 2}\n")
    monkeypatch.chdir(tmp_path)
    (copy / "report").mkdir()
    event = report.choose_pages(copy, None)
    assert sorted(event.pages) == [("article", "n1"), ("article", "n2"), ("outlet", "north")]
    links = {row["article_id"]: row["link"] for row in event.rows("coverage.evidence", kind="quote")}
    assert links["n1"].startswith("article-n1.html#s")
    assert links.get("n3") is None
