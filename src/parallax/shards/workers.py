"""Many shards at once: in this process, in a process for each core, or on a Dask cluster; the same function for each.

A task's result lies in the file it wrote, so the order in which tasks end plays no part.
"""

import itertools
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from multiprocessing.connection import wait as wait_for_end
from typing import TypeVar

from parallax.parameters import read_parameters
from parallax.shards.places import CLUSTER
from parallax.study import Stopped

Task = TypeVar("Task")
LOCAL = "local"
IN_HAND = 3  # tasks a worker that wait for it or are being done: enough that none is idle, few enough for memory


class WorkersLost(Stopped):
    """The processes that did the work are gone."""


def each(
    function: Callable[[Task], int], tasks: Iterable[Task], articles: int, worth: int, here: bool = False
) -> Iterator[int]:
    """Call the function with every task and give what each call gives, in the order in which they end.

    A further process pays from `worth` articles on; `articles`: how many there are in all tasks. `here`: on this
    machine even where there is a cluster, which need not see all that a task reads. Raises what a task raised, and
    WorkersLost where a worker was killed.
    """
    settings = read_parameters("cluster", **CLUSTER)
    workers = min(settings["workers"] or cores(), max(1, articles // worth))
    scheduler = "" if here else settings["scheduler"]
    if not articles or workers == 1 and not scheduler:
        yield from map(function, tasks)
        return
    with _cluster(scheduler, workers) if scheduler else _pool(workers, function.__module__) as (executor, size):
        yield from _results(executor, function, iter(tasks), size * IN_HAND)


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _results(executor: Executor, function: Callable[[Task], int], tasks: Iterator[Task], most: int) -> Iterator[int]:
    waiting = {executor.submit(function, task) for task in itertools.islice(tasks, most)}
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        waiting |= {executor.submit(function, task) for task in itertools.islice(tasks, len(done))}
        yield from (future.result() for future in done)


@contextmanager
def _pool(workers: int, module: str) -> Iterator[tuple[Executor, int]]:
    """Processes of this machine that know the module, and how many there are."""
    executor = ProcessPoolExecutor(workers, mp_context=_context(module), initializer=_end_with_parent)
    try:
        yield executor, workers
    except BrokenProcessPool as error:
        raise WorkersLost(
            "a worker was killed, perhaps for want of memory. What is finished is kept: run the same command again, "
            "with fewer workers (params.yaml: cluster.workers) where memory is short"
        ) from error
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def _cluster(scheduler: str, workers: int) -> Iterator[tuple[Executor, int]]:
    """The workers of a Dask scheduler, and how many tasks they do at a time."""
    from distributed import Client, KilledWorker, LocalCluster  # a second to import, and few need it

    local = scheduler == LOCAL and LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
    with local or nullcontext(scheduler) as address:
        try:
            client = Client(address)
        except (OSError, ValueError) as error:  # nobody is there; it is no address
            wrong = f"no Dask scheduler answers at {scheduler} ({error})"
            raise WorkersLost(f"{wrong}. Correct params.yaml: cluster.scheduler") from error
        try:
            yield client.get_executor(pure=False), max(1, sum(client.nthreads().values()))
        except KilledWorker as error:
            raise WorkersLost(f"the cluster's workers were killed: {error}. What is finished is kept") from error
        finally:
            client.close()


def _context(module: str) -> multiprocessing.context.BaseContext:
    """Processes that share no state with this one: forked from a bare one that has imported what all need."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context


def _end_with_parent() -> None:
    """A stage that is killed outright cannot end its workers: each watches it."""
    parent = multiprocessing.parent_process().sentinel
    threading.Thread(target=lambda: (wait_for_end([parent]), os._exit(1)), daemon=True).start()
