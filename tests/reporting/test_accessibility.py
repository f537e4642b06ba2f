"""Pages for everyone: axe finds nothing serious, the keyboard reaches every control, highlights need no pointer."""

import importlib.util
from pathlib import Path

import pytest
from opened import FOCUSABLE, NOTEBOOKS, SIZES, opened

pytestmark = pytest.mark.browser
QUESTIONS = [name for name in NOTEBOOKS if not name.startswith("outlet")]
KINDS = ["index", "charts", "methods", *QUESTIONS, "outlet-north", "article-n1"]
AXE = "axe.run(document, {resultTypes: ['violations']}).then((found) => arguments[0](found.violations))"


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core, out of a package that we take it from and do not import."""
    (folder,) = importlib.util.find_spec("axe_playwright_python").submodule_search_locations
    return (Path(folder) / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", KINDS)
def test_axe_finds_no_serious_violation(chromium, made, axe, page, size):
    driver = opened(chromium, made, page, size)
    driver.execute_script("for (const each of document.querySelectorAll('details')) each.open = true")
    driver.execute_script(axe)
    found = driver.execute_async_script(AXE)
    serious = [each for each in found if each["impact"] in ("serious", "critical")]
    assert [(each["id"], each["nodes"][0]["html"][:200], len(each["nodes"])) for each in serious] == []


def test_axe_notices_what_is_wrong(chromium, made, axe):
    driver = opened(chromium, made, "index")
    driver.execute_script("document.querySelector('main').innerHTML = '<img src=\"x\"><button></button>'")
    driver.execute_script(axe)
    assert {"image-alt", "button-name"} <= {each["id"] for each in driver.execute_async_script(AXE)}


@pytest.mark.parametrize("page", ["index", "charts", "framing", "article-n1"])
def test_the_keyboard_reaches_every_control(chromium, made, page):
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    driver = opened(chromium, made, page)
    count = f'return [...document.querySelectorAll("{FOCUSABLE}")].filter((each) => each.checkVisibility()).length'
    controls = driver.execute_script(count)
    assert controls > 10
    for _ in range(controls + 3):
        ActionChains(driver).send_keys(Keys.TAB).perform()
        driver.execute_script("document.activeElement.dataset.reached = 'yes'")
    missed = driver.execute_script(
        f'return [...document.querySelectorAll("{FOCUSABLE}")]'
        ".filter((each) => each.checkVisibility() && !each.dataset.reached).map((each) => each.outerHTML)"
    )
    assert missed == []


def highlighted(driver) -> set[str]:
    """The words of an article's page that look other than running text."""
    script = """return [...document.querySelectorAll('.running [data-notes]')].filter((piece) => {
        const style = getComputedStyle(piece);
        return style.backgroundImage !== 'none' || style.outlineStyle !== 'none' || style.borderBottomStyle !== 'none'
            || style.textDecorationLine !== 'none' || style.backgroundColor !== 'rgba(0, 0, 0, 0)';
    }).map((piece) => piece.innerText)"""
    return set(driver.execute_script(script))


def test_highlights_are_switched_by_keyboard_and_said_beside_the_text(chromium, made):
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    driver = opened(chromium, made, "article-n3")
    for box in driver.find_elements(By.CSS_SELECTOR, ".layers input"):
        if box.is_selected():
            box.send_keys(Keys.SPACE)
    assert highlighted(driver) == set()
    notes = (
        "return [...document.querySelectorAll('.notes li')].filter((n) => n.checkVisibility()).map((n) => n.innerText)"
    )
    assert driver.execute_script(notes) == []
    driver.find_element(By.ID, "show-frame").send_keys(Keys.SPACE)
    assert highlighted(driver) == {"fruitless"}
    shown = driver.execute_script(notes)
    assert any("outcome: failure, value −2" in note for note in shown) and all("fruitless" in note for note in shown)


def test_a_highlight_says_what_it_is_when_it_has_the_focus(chromium, made):
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    driver = opened(chromium, made, "article-n3")
    piece = driver.find_element(By.CSS_SELECTOR, ".running .frame")
    assert piece.get_attribute("tabindex") == "0"
    piece.send_keys(Keys.SHIFT)  # which gives it the focus
    shown = driver.find_element(By.ID, "sentence")
    assert shown.is_displayed() and "outcome: failure, value −2" in shown.text


def test_what_is_not_highlighted_is_no_stop_for_the_keyboard(chromium, made):
    driver = opened(chromium, made, "article-n1")
    script = "return document.querySelectorAll('.mention:not(.frame):not(.number)[data-notes][tabindex]').length"
    assert driver.execute_script(script) == 0


def test_without_scripts_the_switches_work_all_the_same(made):
    page = (made / "report" / "article-n1.html").read_text(encoding="utf-8")
    assert "main:has(#show-claim:checked) .running .claim" in page
