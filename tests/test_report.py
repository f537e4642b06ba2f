"""The report of a small hostile study: what it writes, and its pages in a real browser without a network."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from drawn import charts_of, without_sentence
from small_study import HOSTILE, write_study

from parallax import __main__, report

HOSTILE_FILE = "<img src=x onerror=alert(1)>.txt"
CHROMIUM, DRIVER = shutil.which("chromium") or shutil.which("chromium-browser"), shutil.which("chromedriver")
browser = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="needs Chromium and chromedriver: the pages were not opened"
)
PAGES = ["index", *report.QUESTIONS, "outlet-north", "outlet-south", "outlet-west"]
SIZES = {"desktop": (1280, 900), "phone": (400, 800)}


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """Everything made from the study, in a folder with a space in its name."""
    folder = tmp_path_factory.mktemp("report") / "with a space"
    study = write_study(folder / "study")
    (study / "articles" / "n1.txt").rename(study / "articles" / HOSTILE_FILE)
    catalogue = study / "articles.csv"
    catalogue.write_text(catalogue.read_text().replace("articles/n1.txt", f"articles/{HOSTILE_FILE}"))
    __main__.main(study, folder / "data")
    return folder / "data"


def test_every_question_and_outlet_has_a_page_and_an_executed_notebook(data):
    assert {page.stem for page in (data / "report").glob("*.html")} == set(PAGES)
    assert {source.stem for source in (data / "report" / "notebooks").iterdir()} == set(PAGES) - {"index"}


def test_every_chart_is_a_figure_too(data):
    figures = {file.name for file in (data / "report" / "figures").iterdir()}
    charts = {source.stem: len(charts_of(source)) for source in (data / "report" / "notebooks").iterdir()}
    names = [f"{page}-{number}" for page, count in charts.items() for number in range(1, count + 1)]
    assert figures == {f"{name}.{kind}" for name in names for kind in ("svg", "png")}


def test_no_page_is_larger_than_a_megabyte_and_a_half(data):
    assert all(page.stat().st_size < 1_500_000 for page in (data / "report").glob("*.html"))


def test_every_mark_of_every_chart_shows_the_sentences_it_stands_for(data):
    charts = [
        (source.stem, chart)
        for source in sorted((data / "report" / "notebooks").iterdir())
        for chart in charts_of(source)
    ]
    assert len({page for page, _ in charts}) == len(PAGES) - 1
    wrong = {page: without_sentence(chart) for page, chart in charts if without_sentence(chart)}
    assert not wrong, wrong


def test_a_mark_that_shows_only_a_count_is_noticed():
    tip = [{"field": "count"}]
    silent = {"mark": "point", "encoding": {"tooltip": tip}}
    assert without_sentence({"layer": [silent]}) == [silent]
    told = {"mark": "point", "encoding": {"tooltip": [*tip, {"field": "sentences"}]}, "data": {"name": "rows"}}
    rows = [{"count": 1, "sentences": "• It ended."}, {"count": 2, "sentences": ""}]
    assert without_sentence({"layer": [told], "datasets": {"rows": rows}}) == [rows[1]]


def test_a_hostile_outlet_is_a_text_cell_in_the_tables(data):
    with (data / "report" / "tables" / "actor_coverage.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows and all(not value.startswith(("=", "+", "@")) for row in rows for value in row.values())
    assert all(float(row["per_1000"]) >= 0 for row in rows if row["per_1000"])


def test_another_run_elsewhere_writes_the_same_bytes(data, tmp_path, capfd):
    copy = tmp_path / "else where {x}"
    shutil.copytree(data, copy, ignore=shutil.ignore_patterns("report"))
    report.main(tmp_path, copy, only="framing")
    assert "page 1 of 1: framing.html" in capfd.readouterr().err
    for file in (
        "framing.html",
        "notebooks/framing.ipynb",
        "figures/framing-1.svg",
        "figures/framing-1.png",
        "index.html",
        "tables/evidence.csv",
        "tables/dictionary.csv",
    ):
        assert (copy / "report" / file).read_bytes() == (data / "report" / file).read_bytes(), file


@pytest.fixture(scope="module")
def chromium():
    """Chromium without a network: every host name is unknown to it, and it notes all that it asks for."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (
        "headless=new",
        "no-sandbox",
        "disable-gpu",
        "disable-dev-shm-usage",
        "host-resolver-rules=MAP * ~NOTFOUND",
    ):
        options.add_argument(f"--{argument}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


def opened(chromium, data: Path, page: str, size: str = "desktop"):
    """The page, drawn, at a size; what the browser had noted before is forgotten."""
    from selenium.webdriver.support.ui import WebDriverWait

    width, height = SIZES[size]
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == "phone"}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    for log in ("browser", "performance"):
        chromium.get_log(log)
    chromium.get((data / "report" / f"{page}.html").as_uri())
    script = "return !document.querySelector('figure.chart') || document.documentElement.dataset.drawn"
    WebDriverWait(chromium, 20).until(lambda driver: driver.execute_script(script))
    return chromium


def requests(driver) -> set[str]:
    """Addresses the page asked for."""
    notes = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return {note["params"]["request"]["url"] for note in notes if note["method"] == "Network.requestWillBeSent"}


@browser
@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_drawn_offline_without_an_error_and_runs_nothing_of_the_texts(chromium, data, page, size):
    driver = opened(chromium, data, page, size)
    drawn = driver.execute_script(
        "const figures = [...document.querySelectorAll('figure.chart')];"
        "return figures.map((figure) => [figure.querySelector('svg') !== null, figure.dataset.drawn])"
    )
    assert all(chart == [True, "yes"] for chart in drawn) and (drawn or page == "index")
    assert [entry for entry in driver.get_log("browser") if entry["level"] == "SEVERE"] == []
    assert requests(driver) == {(data / "report" / f"{page}.html").as_uri()}
    assert driver.title != "owned"
    assert driver.execute_script("return document.documentElement.scrollWidth") <= SIZES[size][0]


@browser
@pytest.mark.browser
def test_the_hostile_outlet_and_article_are_read_as_text(chromium, data):
    driver = opened(chromium, data, "overview")
    assert HOSTILE in driver.execute_script("return document.body.innerText")
    assert driver.execute_script("return document.querySelectorAll('main script:not([type])').length") == 0


def marks(driver, chart: int) -> list:
    from selenium.webdriver.common.by import By

    figure = driver.find_elements(By.CSS_SELECTOR, "figure.chart")[chart]
    return figure.find_elements(By.CSS_SELECTOR, "[aria-roledescription$='mark'], .mark-symbol path, .mark-rect path")


@browser
@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
def test_pointing_at_a_dot_shows_its_sentence_with_the_expression_marked(chromium, data, size):
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By

    driver = opened(chromium, data, "framing", size)
    dot = marks(driver, 0)[0]
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", dot)
    ActionChains(driver).move_to_element(dot).perform()
    shown = driver.find_element(By.ID, "sentence")
    assert shown.is_displayed()
    assert "previous rounds had been fruitless" in shown.text
    assert shown.find_element(By.TAG_NAME, "mark").text == "fruitless"
    box = driver.execute_script(
        "const b = arguments[0].getBoundingClientRect(); return [b.left, b.right, b.bottom]", shown
    )
    assert box[0] >= 0 and box[1] <= SIZES[size][0] and box[2] <= SIZES[size][1]


@browser
@pytest.mark.browser
def test_the_words_of_a_hostile_text_stay_text_in_a_tooltip(chromium, data):
    driver = opened(chromium, data, "overview")
    script = "tooltip(null, {clientX: 9, clientY: 9}, null, {sentence: arguments[0]}); return sentence.innerHTML"
    assert driver.execute_script(script, HOSTILE) == f"<p>{HOSTILE.replace('<', '&lt;').replace('>', '&gt;')}</p>"
    assert driver.title != "owned"


@browser
@pytest.mark.browser
def test_a_script_that_is_not_ours_does_not_run(chromium, data, tmp_path):
    page = (data / "report" / "overview.html").read_text()
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "overview.html").write_text(page.replace("</main>", f"{HOSTILE}</main>"))
    driver = opened(chromium, tmp_path, "overview")
    assert driver.title != "owned"
    assert any("Content Security Policy" in entry["message"] for entry in driver.get_log("browser"))
