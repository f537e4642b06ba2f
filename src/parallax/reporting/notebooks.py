"""Run a notebook with parameters in a fresh kernel, and keep what it shows but nothing of when and where it ran."""

from collections.abc import Mapping
from pathlib import Path

import nbformat
import papermill
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from nbformat import NotebookNode

FOLDER = Path(__file__).resolve().parents[3] / "notebooks"  # beside the package, where JupyterLab opens them
KERNEL = "python3"
# Altair's import reaches a grammar of internationalised addresses that takes 1.5 s to build and is never asked anything
UNUSED = "--IPKernelApp.exec_lines=import sys; sys.modules['rfc3987_syntax'] = None"


class OwnKernelManager(AsyncKernelManager):
    """Starts this very interpreter: kernels installed on the machine are not looked at."""

    def __init__(self, **options: object) -> None:
        own = KernelSpecManager(kernel_dirs=[])
        super().__init__(kernel_spec_manager=own, transport_encryption="auto", **options)


def execute(notebook: Path, parameters: Mapping[str, str | None], folder: Path) -> NotebookNode:
    """Run a notebook top to bottom with `folder` as its kernel's working directory.

    Several threads may do so at once, hence no change of this process's own directory. A cell that fails raises
    papermill.PapermillExecutionError, which shows the cell.
    """
    executed = papermill.execute_notebook(
        nbformat.read(notebook, as_version=4),
        output_path=None,
        parameters=dict(parameters),
        kernel_name=KERNEL,
        language="python",
        progress_bar=False,
        kernel_manager_class=OwnKernelManager,
        shutdown_kernel="immediate",
        extra_arguments=[UNUSED],
        resources={"metadata": {"path": str(folder)}},
    )
    return without_traces(executed)


def without_traces(notebook: NotebookNode) -> NotebookNode:
    """The notebook without times, random ids and the interpreter's version: the same bytes from run to run.

    What a kernel wrote to stderr names temporary files and process numbers, so it goes too.
    """
    cells = [_cell_without_traces(cell, f"cell-{number}") for number, cell in enumerate(notebook.cells, start=1)]
    kernel = {"name": KERNEL, "display_name": "Python 3", "language": "python"}
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
