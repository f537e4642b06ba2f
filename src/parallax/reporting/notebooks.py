"""Run a notebook with parameters, and keep what it shows but nothing of when and where it ran."""

from collections.abc import Mapping
from pathlib import Path

import nbformat
import papermill
from nbformat import NotebookNode

from parallax.reporting import kernels

FOLDER = Path(__file__).resolve().parents[3] / "notebooks"  # beside the package, where JupyterLab opens them


def execute(notebook: Path, parameters: Mapping[str, str | None], folder: Path, free: kernels.Free) -> NotebookNode:
    """Run a notebook top to bottom in the next free kernel, with `folder` as its working directory.

    Several threads may do so at once, hence no change of this process's own directory. A cell that fails raises
    papermill.PapermillExecutionError, which shows the cell.
    """
    source = nbformat.read(notebook, as_version=4)
    source.cells.insert(0, nbformat.v4.new_code_cell(kernels.FRESH.format(folder=str(folder))))
    kernel = free.get()
    try:
        executed = papermill.execute_notebook(
            source,
            output_path=None,
            parameters=dict(parameters),
            kernel_name=kernels.NAME,
            language="python",
            progress_bar=False,
            km=kernel,
        )
        kernel.opened.stop_channels()
    finally:
        free.put(kernel)
    return without_traces(nbformat.v4.new_notebook(cells=executed.cells[1:]))


def write(notebook: NotebookNode, file: Path) -> None:
    """Write an executed notebook."""
    nbformat.write(notebook, file)


def without_traces(notebook: NotebookNode) -> NotebookNode:
    """The notebook without times, random ids and the interpreter's version: the same bytes from run to run.

    What a kernel wrote to stderr names temporary files and process numbers, so it goes too.
    """
    cells = [_cell_without_traces(cell, f"cell-{number}") for number, cell in enumerate(notebook.cells, start=1)]
    kernel = {"name": kernels.NAME, "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})


def _cell_without_traces(cell: NotebookNode, cell_id: str) -> NotebookNode:
    tags = cell.metadata.get("tags", [])
    cleaned = {**cell, "id": cell_id, "metadata": {"tags": tags} if tags else {}}
    if cell.cell_type == "code":
        cleaned["outputs"] = _joined([output for output in cell.outputs if output.get("name") != "stderr"])
    return NotebookNode(cleaned)


def _joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Printed text that follows printed text becomes one output: a busy machine cuts one print into several."""
    joined: list[NotebookNode] = []
    for output in outputs:
        if joined and output.output_type == joined[-1].output_type == "stream":
            joined[-1] = NotebookNode({**joined[-1], "text": joined[-1].text + output.text})
        else:
            joined.append(output)
    return joined
