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

    WebDriverWait(driver, 10).until(lambda driver: driver.execute_script(script))
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
