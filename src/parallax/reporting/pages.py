"""HTML pages from executed notebooks: self-contained, readable from file://, allowed to run our own scripts alone.

Text from articles reaches a page through templates that escape; beside that a Content-Security-Policy lists the hashes
of the page's scripts, so that nothing else runs and nothing is fetched.
"""

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import vl_convert
from markupsafe import Markup
from nbconvert import HTMLExporter
from nbformat import NotebookNode

from parallax.charts.theme import VEGA_LITE
from parallax.reporting.rendering import TEMPLATES, read_template, render


@dataclass(frozen=True)
class Link:
    """A page as navigation names it."""

    file: str
    label: str


@dataclass(frozen=True)
class Frame:
    """What all pages of one event share: its title and the links, in groups, to its pages."""

    event: str
    navigation: tuple[tuple[Link, ...], ...]


def notebook_page(notebook: NotebookNode, link: Link, frame: Frame) -> str:
    """An executed notebook as a page: prose, findings, charts with their data, code folded away."""
    body, _ = _exporter().from_notebook_node(notebook)
    return page(Markup(body), link, frame, scripts=(chart_library(), read_template("charts.js")))


def page(body: Markup, link: Link, frame: Frame, scripts: Sequence[str] = ()) -> str:
    """A whole page around a body that is already escaped."""
    links = [each for group in frame.navigation for each in group]
    following = links[links.index(link) + 1 :][:1]
    return render(
        "page.html.j2",
        body=body,
        title=link.label,
        file=link.file,
        event=frame.event,
        navigation=frame.navigation,
        following=following[0] if following else None,
        policy=policy(scripts),
        scripts=[Markup(script) for script in scripts],
        style=Markup(read_template("page.css")),
    )


def policy(scripts: Sequence[str]) -> str:
    """A Content-Security-Policy that runs exactly these inline scripts and requests nothing.

    Styles stay open because Vega sets them on the elements it draws; without a source they can fetch nothing either.
    """
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
    return f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def script_json(value: object) -> Markup:
    """JSON for a script element of type application/json: no character in it can end that element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(re.sub("[<>&\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", text))


def file_stem(text: str) -> str:
    """A file name from an id: the id where it is plain, else what is plain of it and a hash of all."""
    plain = re.sub(r"[^a-z0-9_-]+", "-", text.casefold())[:40].strip("-")
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return plain if plain and plain == text else f"{plain}-{digest}".strip("-")


@cache
def chart_library() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, built from what vl_convert carries."""
    return vl_convert.javascript_bundle(vl_version=VEGA_LITE)


def _exporter() -> HTMLExporter:
    exporter = HTMLExporter(template_name="cells", extra_template_basedirs=[str(TEMPLATES)])
    exporter.exclude_anchor_links = True
    exporter.register_filter("script_json", script_json)
    return exporter
