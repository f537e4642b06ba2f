"""README and the repository agree: its tables, files and commands are there."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from parallax import extract, link

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def tables() -> set[str]:
    ingested = set(re.findall(r'data / "(\w+)\.parquet"', (ROOT / "src/parallax/ingest.py").read_text()))
    linked = {table for name in link.NAMES for table in import_module(f"parallax.linkers.{name}").SCHEMAS}
    counted = {file.stem for file in (ROOT / "src/parallax/sql").glob("*.sql")}
    return ingested | {"sentences"} | set(extract.NAMES) | linked | counted


def test_the_table_of_tables_names_every_table_and_no_other():
    section = README.split("## Table of tables")[1].split("\n## ")[0]
    rows = [line.split("|")[2] for line in section.splitlines() if line.startswith("|")]
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == tables()


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([\w./-]+)\)", README))))
def test_what_it_links_to_is_there(path):
    assert (ROOT / path).exists()


def test_its_modules_can_be_run():
    for module in re.findall(r"python -m ([\w.]+)", README):
        path = ROOT / "src" / module.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists() or (ROOT / module / "__main__.py").exists()


def test_its_make_targets_are_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text()
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in re.findall(r"`?make (report|test|lock)", README))


def test_notebooks_are_stored_without_outputs():
    for file in (ROOT / "notebooks").glob("*.ipynb"):
        assert '"output_type"' not in file.read_text(), file.name


def test_the_locked_set_has_hashes_and_names_no_address():
    locked = (ROOT / "requirements.txt").read_text()
    pins = re.findall(r"^([\w.-]+(?:\[[\w,]+\])?)==", locked, re.MULTILINE)
    assert len(pins) > 100
    assert locked.count("--hash=sha256:") >= len(pins)
    assert not re.search(r"https?://|--index|--find-links", locked)
    asked = re.findall(r"^([\w-]+)", (ROOT / "requirements.in").read_text(), re.MULTILINE)
    assert set(asked) <= set(pins)
