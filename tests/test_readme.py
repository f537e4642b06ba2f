"""README and the repository agree: its tables, files and commands are there."""

import re
from pathlib import Path

import pytest

from parallax.describe import schemas

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\(([\w./-]+)(?:#\w+)?\)")


def section(heading: str) -> str:
    return README.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def test_the_table_of_tables_names_every_table_and_no_other():
    rows = [line.split("|")[2] for line in section("Table of tables").splitlines() if line.startswith("|")]
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == {name.split(".")[1] for name in schemas()}


def test_the_tree_names_every_package_of_the_source():
    packages = {file.parent.name for file in (ROOT / "src" / "parallax").glob("*/*") if file.suffix in (".py", ".sql")}
    assert packages <= set(re.findall(r"\b(\w+)/", section("The tree")))


def test_every_page_of_docs_is_linked():
    assert {f"docs/{file.name}" for file in (ROOT / "docs").glob("*.md")} <= set(LINK.findall(README))


@pytest.mark.parametrize("page", ["README.md", *sorted(f"docs/{file.name}" for file in (ROOT / "docs").glob("*.md"))])
def test_what_a_page_links_to_is_there(page):
    links = LINK.findall((ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


def test_its_modules_can_be_run():
    for module in re.findall(r"python -m ([\w.]+)", README):
        path = ROOT / "src" / module.replace(".", "/")
        ways = (path.with_suffix(".py"), path / "__main__.py", ROOT / module / "__main__.py")
        assert any(way.exists() for way in ways), module


def test_its_make_targets_are_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text()
    targets = re.findall(r"`?make (report|test|lock)", README)
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


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
