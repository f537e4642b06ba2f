"""A page of the report opened in Chromium: drawn, at a size, with what it asked for and complained of."""

import json
from pathlib import Path

from parallax import report

SIZES = {"desktop": (1280, 900), "phone": (400, 800)}
ARTICLES = ["article-n1", "article-n2", "article-n3"]
NOTEBOOKS = [*report.QUESTIONS, "outlet-north", "outlet-south", "outlet-west"]
PAGES = ["index", "charts", "methods", *NOTEBOOKS, *ARTICLES]
FOCUSABLE = "a[href], button, input, summary, [tabindex='0']"


def opened(chromium, data: Path, page: str, size: str = "desktop"):
    """The page, drawn; what the browser had noted before is forgotten."""
    from selenium.webdriver.support.ui import WebDriverWait

    width, height = SIZES[size]
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == "phone"}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    for log in ("browser", "performance"):
        chromium.get_log(log)
    name, _, fragment = page.partition("#")
    address = (data / "report" / f"{name}.html").as_uri()
    chromium.get("about:blank")  # an address that differs in its fragment alone would not be loaded
    chromium.get(f"{address}#{fragment}" if fragment else address)
    script = "return !document.querySelector('figure.chart') || document.documentElement.dataset.drawn"
    WebDriverWait(chromium, 120).until(lambda driver: driver.execute_script(script))
    return chromium


def requests(driver) -> set[str]:
    """Addresses the page asked for."""
    notes = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return {note["params"]["request"]["url"] for note in notes if note["method"] == "Network.requestWillBeSent"}


def complaints(driver) -> list[str]:
    """Errors in the page's console."""
    return [entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]
