"""params.yaml of the folder a stage runs in: one section a stage, every key with a default that the caller names."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from parallax.study import StudyError, read_text

FILE = Path("params.yaml")


def read_parameters(section: str, **defaults: Any) -> dict[str, Any]:
    """The section's values over the defaults; StudyError where params.yaml holds an unknown key or another type."""
    if not FILE.is_file():
        return defaults
    given = _sections(read_text(FILE)).get(section) or {}
    if not isinstance(given, dict):
        right = "Write a line below it for each of its values, set in: " + ", ".join(sorted(defaults))
        raise StudyError(FILE, None, f"{section} is {given!r}", right)
    for key, value in given.items():
        if key not in defaults:
            raise StudyError(FILE, None, f"unknown key {section}.{key}", "Known are: " + ", ".join(sorted(defaults)))
        if type(value) is not type(defaults[key]):
            right = f"Write a value like {defaults[key]!r}"
            raise StudyError(FILE, None, f"{section}.{key} is {value!r}", right)
        if not isinstance(value, str) and value < 0:
            raise StudyError(FILE, None, f"{section}.{key} is {value!r}", "Write a number that is not negative")
    return defaults | given


@cache
def _sections(text: str) -> dict[str, Any]:
    """What a file says, read once: linkers ask anew in each event."""
    try:
        read = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        right = "Indent with spaces, and put texts with a colon in quotation marks"
        raise StudyError(FILE, mark.line + 1 if mark else None, "the line is no YAML", right) from error
    if not isinstance(read, dict):
        raise StudyError(FILE, None, "the file has no sections", "Write a line such as “study: seeds”")
    return read
