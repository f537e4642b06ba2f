"""Kernels that run one notebook after another, each notebook as if its kernel were fresh."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from jupyter_client import AsyncKernelClient, AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_core.utils import run_sync

NAME = "python3"
# before Altair is imported: reporting/__init__.py says what that spares
FIRST = "--IPKernelApp.exec_lines=import parallax.reporting"
# no name, output or count of the notebook before is left, and none is new
FRESH = "get_ipython().reset(); __import__('os').chdir({folder!r})"


class Kernel(AsyncKernelManager):
    """This very interpreter; kernels installed on the machine are not looked at.

    To start one and import the libraries takes longer than most notebooks, so what is imported stays. FRESH undoes all
    else but the settings of libraries: every notebook sets those that it needs.

    It is spoken to through sockets that are files in `folder`. A port could be taken by another program between the
    moment it is found free and the moment the kernel, which takes a second to start, binds it.
    """

    def __init__(self, folder: Path) -> None:
        own = KernelSpecManager(kernel_dirs=[])
        super().__init__(
            kernel_name=NAME,
            kernel_spec_manager=own,
            connection_file=str(folder / "kernel.json"),
            transport="ipc",
            ip=str(folder / "kernel"),
        )

    def client(self, **options: object) -> AsyncKernelClient:
        """A client, remembered: papermill opens one a notebook and closes none of a kernel it did not start."""
        self.opened = super().client(**options)
        return self.opened


Free = SimpleQueue[Kernel]


@contextmanager
def running(number: int) -> Iterator[Free]:
    """So many kernels, those that are free in a queue; all end with the block, however it ends."""
    with ExitStack() as ending:
        free = Free()
        for _ in range(number):
            kernel = Kernel(Path(ending.enter_context(TemporaryDirectory(prefix="kernel-"))))
            ending.callback(run_sync(kernel.shutdown_kernel), now=True)
            run_sync(kernel.start_kernel)(extra_arguments=[FIRST])
            free.put(kernel)
        yield free
