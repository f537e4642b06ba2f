"""A report of a small hostile study, made once, and a Chromium without a network to open it in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_study import HOSTILE, LATER, write_study

from parallax import __main__

HOSTILE_FILE = "<img src=x onerror=alert(1)>.txt"
CHROMIUM, DRIVER = shutil.which("chromium") or shutil.which("chromium-browser"), shutil.which("chromedriver")
OPTIONS = ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "host-resolver-rules=MAP * ~NOTFOUND")


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Path:
    """Everything made from the study, in a folder with a space in its name: hostile wherever a person can write."""
    folder = tmp_path_factory.mktemp("report") / "with a space"
    study = write_study(folder / "study")
    (study / "articles" / "n1.txt").rename(study / "articles" / HOSTILE_FILE)
    rewrite(study / "articles.csv", "articles/n1.txt", f"articles/{HOSTILE_FILE}")
    rewrite(study / "articles.csv", "agree to talk again,,", "agree to talk again,javascript:document.title='owned',")
    rewrite(study / "events.csv", "Talks of dockers and port", f'"Talks </title>{HOSTILE}"')
    rewrite(study / "codebook" / "claims.yaml", "took part in the strike.", f"took part {HOSTILE}'\\\">.")
    for name, text in LATER.items():
        with (study / name).open("a", encoding="utf-8") as file:
            file.write(text)
    __main__.main(study, folder / "data")
    return folder / "data"


@pytest.fixture(scope="session")
def chromium() -> Iterator:
    """Chromium to which every host name is unknown, and which notes all that it asks for."""
    if not (CHROMIUM and DRIVER):
        pytest.skip("needs Chromium and chromedriver: the pages were not opened")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in OPTIONS:
        options.add_argument(f"--{argument}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
