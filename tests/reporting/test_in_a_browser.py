"""The pages in Chromium without a network: drawn at two sizes, nothing of the texts run, nothing asked of anyone."""

import pytest
from opened import PAGES, SIZES, complaints, opened, requests
from small_study import HOSTILE

pytestmark = pytest.mark.browser
sizes = pytest.mark.parametrize("size", SIZES)


@sizes
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_drawn_offline_without_an_error_and_runs_nothing_of_the_texts(chromium, made, page, size):
    driver = opened(chromium, made, page, size)
    drawn = driver.execute_script(
        "const figures = [...document.querySelectorAll('figure.chart')];"
        "return figures.map((figure) => [figure.querySelector('svg') !== null, figure.dataset.drawn])"
    )
    assert all(chart == [True, "yes"] for chart in drawn)
    assert bool(drawn) == (not page.startswith(("article", "charts", "methods")))
    assert complaints(driver) == []
    own = (made / "report").as_uri()
    assert all(asked.startswith((own, "about:blank")) for asked in requests(driver))
    assert driver.title != "owned"
    assert driver.execute_script("return document.documentElement.scrollWidth") <= SIZES[size][0]


def test_every_picture_of_the_gallery_is_shown_and_described(chromium, made):
    driver = opened(chromium, made, "charts")
    driver.execute_script("for (const image of document.images) image.loading = 'eager'")
    script = "return [...document.images].every((image) => image.complete && image.naturalWidth > 100 && image.alt)"
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(driver, 120).until(lambda driver: driver.execute_script(script))
    assert driver.execute_script("return document.images.length") > 5


def test_the_hostile_outlet_event_and_file_are_read_as_text(chromium, made):
    driver = opened(chromium, made, "article-n1")
    text = driver.execute_script("return document.body.innerText")
    assert text.count(HOSTILE) >= 3 and "<img src=x" in text and "javascript:document.title" in text
    assert driver.execute_script("return document.querySelectorAll('main script, main img').length") == 0
    assert driver.execute_script("return [...document.links].every((link) => link.protocol === 'file:')")


def test_a_hostile_claim_is_listed_as_text_and_reached_by_its_address(chromium, made):
    driver = opened(chromium, made, "claims#statuses-strikers")
    assert driver.execute_script("return document.querySelector('#statuses-strikers').checkVisibility()")
    assert HOSTILE in driver.execute_script("return document.querySelector('#statuses-strikers').innerText")


def test_the_words_of_a_hostile_text_stay_text_in_a_tooltip(chromium, made):
    driver = opened(chromium, made, "overview")
    script = "tooltip(null, {clientX: 9, clientY: 9}, null, {sentence: arguments[0]}); return sentence.innerHTML"
    assert driver.execute_script(script, HOSTILE) == f"<p>{HOSTILE.replace('<', '&lt;').replace('>', '&gt;')}</p>"
    assert driver.title != "owned"


def test_a_script_that_is_not_ours_does_not_run(chromium, made, tmp_path):
    page = (made / "report" / "overview.html").read_text()
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "overview.html").write_text(page.replace("</main>", f"{HOSTILE}</main>"))
    driver = opened(chromium, tmp_path, "overview")
    assert driver.title != "owned"
    assert any("Content Security Policy" in message for message in complaints(driver))


def test_on_paper_a_tall_chart_is_cut_between_rows_and_each_part_has_the_names_of_the_columns(chromium, made):
    driver = opened(chromium, made, "claims")
    found = driver.execute_script(
        "const svg = document.querySelector('.drawing svg').cloneNode(true);"
        "svg.setAttribute('height', 1090);"
        "const rows = Array.from({length: 30}, (_, row) => row);"
        "const view = {origin: () => [99, 60], height: () => 1000, scale: () => ({domain: () => rows})};"
        "const pieces = (part) => [...part.children].map((each) => each.viewBox.baseVal);"
        "return [...parts(svg, view).children].map((part) => pieces(part).map((box) => [box.y, box.y + box.height]))"
    )
    row = 1000 / 30
    assert [part[0] for part in found] == [[0, 60]] * 3
    assert [part[2] for part in found] == [[1060, 1090]] * 3
    cut = pytest.approx([60 + row * rows for rows in (0, 10, 20, 30)], abs=0.01)
    assert [found[0][1][0], *(part[1][1] for part in found)] == cut


def test_what_is_folded_is_printed_and_folded_again(chromium, made):
    driver = opened(chromium, made, "claims")
    folded = "<details><summary>All</summary>rows</details>"
    driver.execute_script("document.querySelector('.table').innerHTML = arguments[0]", folded)
    is_open = "dispatchEvent(new Event(arguments[0])); return document.querySelector('.table details').open"
    assert driver.execute_script(is_open, "beforeprint")
    assert not driver.execute_script(is_open, "afterprint")


def test_the_names_of_rows_stay_in_sight_where_a_chart_scrolls(chromium, made):
    driver = opened(chromium, made, "numbers", "phone")
    left = driver.execute_script(
        "const box = document.querySelector('.drawing'); box.scrollLeft = 150;"
        "return document.querySelector('.names').getBoundingClientRect().left - box.getBoundingClientRect().left"
    )
    assert left == pytest.approx(0, abs=1)
    assert driver.execute_script("return document.querySelector('.drawing').scrollLeft") == 150
