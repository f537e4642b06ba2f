"""Notebook sources are thin and speak of any study; a run leaves no trace of when and where it was made."""

import json
import re

import nbformat
import papermill
import pytest

from parallax import report
from parallax.reporting import kernels, notebooks

SOURCES = sorted(notebooks.FOLDER.glob("*.ipynb"))
sources = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)


def code(source) -> list:
    return [cell for cell in nbformat.read(source, as_version=4).cells if cell.cell_type == "code"]


def test_there_is_a_notebook_for_every_question_and_for_an_outlet():
    assert {source.stem for source in SOURCES} >= {*report.QUESTIONS, report.OUTLET}


@sources
def test_git_holds_no_output_and_no_count_of_runs(source):
    assert all(not cell.outputs and cell.execution_count is None for cell in code(source))


@sources
def test_cells_are_at_most_ten_lines_and_define_nothing(source):
    for cell in code(source):
        assert len(cell.source.splitlines()) <= 10, cell.source
        assert not re.search(r"^\s*(def|class|async)\s|\blambda\b", cell.source, re.M), cell.source


@sources
def test_parameters_stand_first_and_find_the_data_from_the_notebooks_folder(source):
    cells = code(source)
    assert cells[0].metadata.tags == ["parameters"]
    assert 'data = "../data"' in cells[0].source
    assert "event_id = None" in cells[0].source or source.stem == "explore"  # which asks all events at once
    assert not any("parameters" in cell.metadata.get("tags", []) for cell in cells[1:])


@sources
def test_no_cell_builds_html_or_markdown_from_data(source):
    assert not any(re.search(r"\b(HTML|Markdown|Javascript|SVG|eval|exec)\(", cell.source) for cell in code(source))


@sources
def test_charts_are_drawn_offline_in_jupyterlab(source):
    assert any('alt.renderers.enable("mimetype")' in cell.source for cell in code(source))


def toy(*lines: str) -> nbformat.NotebookNode:
    parameters = nbformat.v4.new_code_cell('data = "../data"', metadata={"tags": ["parameters"]})
    return nbformat.v4.new_notebook(cells=[parameters, *(nbformat.v4.new_code_cell(line) for line in lines)])


def run(source, folder, **parameters) -> nbformat.NotebookNode:
    with kernels.running(1) as free:
        return notebooks.execute(source, parameters, folder, free)


@pytest.fixture(scope="module")
def runs(tmp_path_factory) -> list[str]:
    """One notebook run twice, the second time from and in another folder with a space and braces in its name."""
    results = []
    for name in ("plain", "with a {space}"):
        folder = tmp_path_factory.mktemp("folder") / name
        (folder / "data").mkdir(parents=True)
        (folder / "data" / "n.txt").write_text("7")
        lines = 'print(open(f"{data}/n.txt").read())', "import warnings; warnings.warn('here')", "print('“told”')"
        nbformat.write(toy(*lines), folder / "toy.ipynb")
        results.append(nbformat.writes(run(folder / "toy.ipynb", folder / "data", data=".")))
    return results


def test_a_notebook_runs_in_the_folder_it_is_given(runs):
    outputs = [output["text"] for cell in json.loads(runs[0])["cells"] for output in cell["outputs"]]
    assert [text[0] for text in outputs] == ["7\n", "“told”\n"]


def test_a_run_elsewhere_gives_the_same_bytes(runs):
    assert runs[0] == runs[1]
    assert not re.search(r"papermill|20\d\d-\d\d-\d\dT|/tmp|3\.\d+\.\d+", runs[0])


def test_a_cell_that_fails_stops_the_run_and_is_shown(tmp_path):
    nbformat.write(toy("1 / 0"), tmp_path / "toy.ipynb")
    with pytest.raises(papermill.PapermillExecutionError, match="1 / 0"):
        run(tmp_path / "toy.ipynb", tmp_path)


def test_one_print_that_a_busy_kernel_sent_in_two_pieces_is_one_output() -> None:
    pieces = [nbformat.v4.new_output("stream", name="stdout", text=text) for text in ("None differ.", "\n")]
    cell = nbformat.v4.new_code_cell("print()", outputs=pieces)
    (cleaned,) = notebooks.without_traces(nbformat.v4.new_notebook(cells=[cell])).cells
    assert [output.text for output in cleaned.outputs] == ["None differ.\n"]
