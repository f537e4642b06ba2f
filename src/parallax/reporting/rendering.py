"""Our templates, every value escaped that is not marked as safe already."""

from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **values: object) -> Markup:
    """A template filled with values; text from articles comes out as text."""
    return Markup(_environment().get_template(template).render(**values))


@cache
def read_template(name: str) -> str:
    """A style sheet or script as it stands."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True)
