"""Our templates, every value escaped that is not marked as safe already."""

import json
import re
from functools import cache
from pathlib import Path

import jinja2
import mistune
from markupsafe import Markup

from parallax.reporting.links import file_stem

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **values: object) -> Markup:
    """A template filled with values; text from articles comes out as text."""
    return Markup(_environment().get_template(template).render(**values))


@cache
def read_template(name: str) -> str:
    """A style sheet or script as it stands."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def script_json(value: object) -> Markup:
    """JSON for a script element of type application/json: no character in it can end that element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(re.sub("[<>&\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", text))


def markdown(text: str) -> Markup:
    """A notebook's own prose; none of it comes from articles."""
    return Markup(mistune.create_markdown(escape=True)(text))


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True)
    environment.filters |= {"script_json": script_json, "markdown": markdown, "file_stem": file_stem, "next": next}
    return environment
