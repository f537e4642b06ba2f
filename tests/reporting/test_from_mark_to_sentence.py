"""From any mark of any chart to its sentence in two clicks at most, and back; from any row of a table in one."""

import pytest
from opened import ARTICLES, NOTEBOOKS, SIZES, opened

pytestmark = pytest.mark.browser

# selects every mark that shows anything, in turn: where it leads, or which links of the list it leaves visible
SELECTED = """
const found = [];
let led = null;
window.visit = (link) => { led = link; };
for (const figure of document.querySelectorAll('figure.chart')) {
  for (const mark of figure.querySelectorAll('.role-mark > path, .role-mark > line, .role-mark > text')) {
    const item = mark.__data__;
    if (!item || !item.tooltip) continue;
    led = null;
    mark.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    const list = figure.querySelector('.behind');
    const open = list && list.open ? [...list.querySelectorAll('li:not([hidden]) a')] : [];
    found.push([figure.id, led ? [led] : open.filter((a) => a.checkVisibility()).map((a) => a.getAttribute('href'))]);
    if (list) { list.open = false; showAll(list); }
  }
}
return found;
"""

BACK = "return [...document.querySelectorAll('.notes a')].map((link) => link.getAttribute('href'))"


@pytest.fixture(scope="module")
def targets(made) -> set[str]:
    """Addresses of all sentences, and of the pages themselves."""
    import re

    pages = {name: (made / "report" / f"{name}.html").read_text(encoding="utf-8") for name in ARTICLES}
    sentences = {f"{name}.html#{each}" for name, text in pages.items() for each in re.findall(r'id="(s\d+)"', text)}
    return sentences | {f"{name}.html" for name in ARTICLES}


@pytest.mark.parametrize("page", ["index", *NOTEBOOKS])
def test_every_mark_of_every_chart_leads_to_a_sentence(chromium, made, targets, page):
    found = opened(chromium, made, page).execute_script(SELECTED)
    drawn = {chart for chart, _ in found}
    figures = chromium.execute_script(
        "return [...document.querySelectorAll('figure.chart')].filter((f) => f.querySelector('.take')).map((f) => f.id)"
    )
    assert drawn == set(figures)
    wrong = [(chart, links) for chart, links in found if not links or not targets.issuperset(links)]
    assert wrong == []


def test_a_mark_of_one_sentence_opens_the_text_at_it(chromium, made):
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By

    driver = opened(chromium, made, "framing")
    dot = driver.find_element(By.CSS_SELECTOR, "#outcome .mark-symbol.role-mark path")
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", dot)
    ActionChains(driver).move_to_element(dot).click().perform()
    assert driver.current_url.endswith("/article-n3.html#s1")
    sentence = driver.find_element(By.CSS_SELECTOR, ".sentence:target")
    assert "previous rounds had been fruitless" in sentence.text and sentence.is_displayed()


def test_a_mark_of_several_sentences_opens_them_below_the_chart_and_one_more_click_the_text(chromium, made):
    from selenium.webdriver.common.by import By

    driver = opened(chromium, made, "index")
    driver.execute_script(SELECTED.split("for (const figure")[0])
    lines = "return [...document.querySelectorAll('#heard .behind li:not([hidden])')].map((line) => line.dataset.link)"
    everything = driver.execute_script(lines)
    bar = driver.find_element(By.CSS_SELECTOR, "#heard .mark-rect.role-mark path")
    driver.execute_script("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", bar)
    chosen = driver.execute_script(lines)
    assert 1 < len(chosen) < len(everything)
    assert (
        f"{len(chosen)} of {len(everything)} sentences." in driver.find_element(By.CSS_SELECTOR, "#heard .chosen").text
    )
    driver.find_element(By.CSS_SELECTOR, "#heard .behind li:not([hidden]) a").click()
    assert driver.current_url.endswith(chosen[0])


@pytest.mark.parametrize("page", NOTEBOOKS)
def test_every_row_of_a_table_has_a_link_but_those_that_count_nothing(chromium, made, page):
    driver = opened(chromium, made, page)
    script = """return [...document.querySelectorAll('tbody tr')].filter((row) => !row.querySelector('a'))
        .map((row) => [...row.querySelectorAll('.number')].map((cell) => cell.textContent.trim()))"""
    assert all(set(numbers) == {"0"} for numbers in driver.execute_script(script))


@pytest.mark.parametrize("page", ARTICLES)
def test_every_link_of_a_text_back_to_what_counts_it_has_its_target(chromium, made, page):
    driver = opened(chromium, made, page)
    links = set(driver.execute_script(BACK))
    assert len(links) > 3
    for link in links:
        file, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in (made / "report" / file).read_text(encoding="utf-8") if anchor else True, link


@pytest.mark.parametrize("size", SIZES)
def test_pointing_at_a_dot_shows_its_sentence_with_the_expression_marked(chromium, made, size):
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By

    driver = opened(chromium, made, "framing", size)
    dot = driver.find_element(By.CSS_SELECTOR, "#outcome .mark-symbol.role-mark path")
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", dot)
    ActionChains(driver).move_to_element(dot).perform()
    shown = driver.find_element(By.ID, "sentence")
    assert shown.is_displayed()
    assert "previous rounds had been fruitless" in shown.text
    assert shown.find_element(By.TAG_NAME, "mark").text == "fruitless"
    script = "const b = arguments[0].getBoundingClientRect(); return [b.left, b.right, b.bottom]"
    left, right, bottom = driver.execute_script(script, shown)
    assert left >= 0 and right <= SIZES[size][0] and bottom <= SIZES[size][1]
