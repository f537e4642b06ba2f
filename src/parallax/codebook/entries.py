"""YAML files a researcher wrote, read with the line of every entry and refused where an entry is wrong."""

import difflib
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any

import yaml

from parallax.study import StudyError, read_text


class Entry(dict):
    """A YAML mapping that knows where it stands; lists and mappings inside it are plain lists and Entries."""

    file: Path
    number: int

    def error(self, wrong: str, right: str) -> StudyError:
        return StudyError(self.file, self.number, wrong, right)

    def check_keys(self, required: Iterable[str], optional: Iterable[str] = ()) -> None:
        """StudyError where a required key is missing or blank, or a key is none of the two lists."""
        required, known = list(required), sorted({*required, *optional})
        for key in self:
            if key not in known:
                near = difflib.get_close_matches(str(key), known, n=1)
                right = f"Did you mean “{near[0]}”" if near else "Known are: " + ", ".join(known)
                raise self.error(f"unknown key “{key}”", right)
        for key in required:
            if self.get(key) in (None, "", [], {}):
                raise self.error(f"“{self.get('id', 'entry')}” has no {key}", f"Write its {key}")

    def text(self, key: str) -> str:
        """The value as one line of text, empty where it is not given; StudyError where it is a list or mapping."""
        value = self.get(key)
        if isinstance(value, (list, dict)):
            raise self.error(f"{key} is a {type(value).__name__}", "Write it as text")
        return "" if value is None else " ".join(str(value).split())

    def texts(self, key: str) -> tuple[str, ...]:
        """The value as texts: a list of them, or one alone."""
        value = self.get(key) or []
        values = value if isinstance(value, list) else [value]
        if any(isinstance(each, (list, dict)) or each is None or not str(each).strip() for each in values):
            right = "Write one text a line, in quotation marks where it has a colon"
            raise self.error(f"{key} holds what is no text", right)
        return tuple(" ".join(str(each).split()) for each in values)

    def entries(self, key: str) -> list["Entry"]:
        """The value as a list of mappings."""
        value = self.get(key) or []
        if not isinstance(value, list) or not all(isinstance(each, Entry) for each in value):
            raise self.error(f"{key} is no list of entries", "Begin each entry with “- ” and write “key: value” lines")
        return value

    def choice(self, key: str, choices: Iterable[str], default: str) -> str:
        """The value, which must be one of `choices`."""
        value = self.text(key) or default
        if value not in choices:
            raise self.error(f"unknown {key} “{value}”", "Known are: " + ", ".join(choices))
        return value


def read_entries(file: Path, key: str) -> list[Entry]:
    """The entries listed under the file's only key, ids unlike; none where the file is missing or the list is empty."""
    if not file.is_file():
        return []
    loader = _Loader(read_text(file).removeprefix("\ufeff"))
    loader.file = file
    try:
        content = loader.get_single_data()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "the file cannot be read"
        raise StudyError(file, mark.line + 1 if mark else None, f"this is no YAML: {problem}", "Correct it") from error
    if content is None:
        return []
    if not isinstance(content, Entry):
        raise StudyError(file, 1, "the file holds no mapping", f"Begin it with “{key}:” and list the entries below")
    content.check_keys((), (key,))
    entries = content.entries(key)
    refuse_repeats(entries)
    return entries


def refuse_repeats(entries: list[Entry]) -> None:
    """StudyError where two entries have one id; entries without ids pass."""
    first: dict[str, Entry] = {}
    for entry in entries:
        if "id" in entry and (other := first.setdefault(entry.text("id"), entry)) is not entry:
            raise entry.error(f"id “{entry.text('id')}” stands in line {other.number} too", "Give it another id")


class _Loader(yaml.CSafeLoader):  # libyaml reads what PyYAML itself reads, ten times as fast
    """Builds an Entry for every mapping and refuses a key that is given twice."""

    file: Path

    def construct_entry(self, node: yaml.MappingNode) -> Entry:
        entry = Entry()
        entry.file, entry.number = self.file, node.start_mark.line + 1
        for key_node, value_node in node.value:
            key: Any = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable) or key in entry:
                line = key_node.start_mark.line + 1
                raise StudyError(self.file, line, f"key “{key}” is given twice or is no text", "Keep one of them")
            entry[key] = self.construct_object(value_node, deep=True)
        return entry


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.construct_entry)
