"""The tutorial is followed to the letter: its files are written, its commands run, and they print what it says.

A fence with a path writes a file (`csv my-study/outlets.csv`), with `>>` it adds to one; `sh` and `python` are run, and
`text` after them is what they print, in order and whole lines.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from parallax.reporting.kernels import Kernel

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "your-own-study.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)(?: (>> )?(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def followed(tmp_path_factory) -> Path:
    """The folder in which everything was typed, with the seeds in it as in a clone."""
    folder = tmp_path_factory.mktemp("tutorial") / "parallax"
    folder.mkdir()
    (folder / "seeds").symlink_to(ROOT / "seeds")
    printed = ""
    for language, adds, path, content in FENCE.findall(PAGE):
        if path:
            with (folder / path).open("a" if adds else "w", encoding="utf-8") as file:
                file.write(content)
        elif language == "text":
            assert content in printed, printed
        else:
            printed = typed(language, content, folder)
    return folder


def typed(language: str, content: str, folder: Path) -> str:
    """What the commands print, standard error included, as a terminal shows both."""
    command = {"sh": ["sh", "-c", content], "python": [sys.executable, "-c", content]}[language]
    activated = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, cwd=folder, env=activated, text=True, **both)
    assert done.returncode in (0, 2), done.stdout[-3000:]
    return done.stdout


def test_a_stranger_who_follows_it_has_pages(followed):
    assert (followed / "my-data" / "report" / "index.html").is_file()


def test_every_notebook_runs_top_to_bottom_where_jupyterlab_opens_it(followed, tmp_path_factory):
    """All in one kernel, cleared between two, with the parameters as they are stored and data/ beside notebooks/."""
    shutil.copytree(ROOT / "notebooks", followed / "notebooks")
    (followed / "data").symlink_to(followed / "my-data")
    cells = []
    for file in sorted((followed / "notebooks").glob("*.ipynb")):
        source = nbformat.read(file, as_version=4)
        cells += ["%reset -f", *(cell.source for cell in source.cells if cell.cell_type == "code")]
    assert "from parallax.reporting.event import open_event" in "\n".join(cells)
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
    place = {"metadata": {"path": str(followed / "notebooks")}}
    NotebookClient(notebook, km=Kernel(tmp_path_factory.mktemp("k")), resources=place).execute()
