"""Notebooks that share a kernel see nothing of each other, and no kernel outlives its report."""

import os
from pathlib import Path

import nbformat
import papermill
import pytest

from parallax.reporting import kernels, notebooks

ONE = 'mine = "of one"', "mine", "import os; os.mkdir('deeper'); os.chdir('deeper')"
OTHER = (
    "sorted(name for name in globals() if not name.startswith('_'))",
    "import os; print(os.path.basename(os.getcwd()))",
    "In[2], Out",
)


def written(folder: Path, *lines: str) -> Path:
    folder.mkdir()
    cells = [nbformat.v4.new_code_cell(line) for line in lines]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "toy.ipynb")
    return folder / "toy.ipynb"


def run(source: Path, free: kernels.Free) -> str:
    return nbformat.writes(notebooks.execute(source, {}, source.parent, free))


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("with a {space} and 'quote'")
    written(folder / "one", *ONE)
    written(folder / "other", *OTHER)
    written(folder / "failing", "mine = 0", "1 / mine")
    return folder


def test_a_notebook_is_the_same_after_another_after_a_failed_one_and_first_in_its_kernel(folder):
    with kernels.running(1) as free:
        alone = run(folder / "other" / "toy.ipynb", free)
    with kernels.running(1) as free:
        run(folder / "one" / "toy.ipynb", free)
        after = run(folder / "other" / "toy.ipynb", free)
        with pytest.raises(papermill.PapermillExecutionError, match="1 / mine"):
            run(folder / "failing" / "toy.ipynb", free)
        after_failed = run(folder / "other" / "toy.ipynb", free)
    assert alone == after == after_failed
    assert "mine" not in alone
    assert '"execution_count": 1,' in alone and '"other\\n"' in alone


def test_no_kernel_is_left_when_a_notebook_fails(folder):
    with pytest.raises(papermill.PapermillExecutionError), kernels.running(2) as free:
        started = [free.get(), free.get()]
        processes = [kernel.provisioner.pid for kernel in started]
        for kernel in started:
            free.put(kernel)
        run(folder / "failing" / "toy.ipynb", free)
    assert len(set(processes)) == 2
    assert not any(_runs(process) for process in processes)


def test_a_kernel_listens_at_files_of_its_own_not_at_ports_that_another_program_could_take_first(folder):
    with kernels.running(1) as free:
        run(folder / "other" / "toy.ipynb", free)
        kernel = free.get()
        own = Path(kernel.connection_file).parent
        assert len([file for file in own.iterdir() if file.is_socket()]) == len(kernel.ports) == 5
        assert own.stat().st_mode & 0o077 == 0, "others could give the kernel orders"
    assert not own.exists()


def test_a_kernel_that_runs_is_seen_to_run():
    assert _runs(os.getpid())


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
