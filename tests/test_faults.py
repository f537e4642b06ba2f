"""Faults, with real processes: whoever is killed, the next run gives the bytes of an undisturbed one."""

import json
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

import psutil
import pytest
from small_study import ARTICLES, write_study

from parallax import extract, ingest, parse
from parallax.command_line import alone

TEXT = ARTICLES["n3"]
ARTICLE = dict.fromkeys(["published", "published_basis", "written", "written_basis", "headline", "url"], "")
ARTICLE |= {"outlet_id": "north", "event_id": "strike"}


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    folder = write_study(tmp_path_factory.mktemp("faults") / "study", codebook=False)
    (folder / "articles.csv").unlink()
    rows = [ARTICLE | {"article_id": f"n{i:03}", "text": f"Report {i}.\n{TEXT}"} for i in range(80)]
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder


@pytest.fixture(scope="module")
def undisturbed(study) -> dict[str, bytes]:
    """What one process makes that nobody kills."""
    data = study.parent / "undisturbed"
    ingest.main(study, data)
    return parsed_here(study, data)


@pytest.fixture
def data(study, tmp_path) -> Path:
    ingest.main(study, tmp_path / "data")
    return tmp_path / "data"


def parsed_here(study: Path, data: Path) -> dict[str, bytes]:
    """Run the stage in this process, and give the bytes of every file it answers for."""
    (data.parent / "params.yaml").write_text("cluster: {workers: 1}\n")
    with chdir(data.parent):
        parse.main(study, data)
    files = [data / "sentences.parquet", *(data / "docs").iterdir()]
    return {file.name: file.read_bytes() for file in sorted(files)}


def extracted_here(study: Path, data: Path) -> dict[str, bytes]:
    """Run all extractors in this process, and give the bytes of their tables and shards."""
    with chdir(data.parent):
        extract.main(extract.ALL, study, data)
    return {str(file): file.read_bytes() for file in sorted(data.glob("tables/*")) + sorted(data.glob("shards/*/*"))}


@contextmanager
def parsing(study: Path, data: Path, scheduler: str = "", **options: object) -> Iterator[subprocess.Popen]:
    """The stage parse with two workers, in processes of their own."""
    with started("parse", study, data, scheduler, **options) as process:
        yield process


@contextmanager
def started(stage: str, study: Path, data: Path, scheduler: str = "", **options: object) -> Iterator[subprocess.Popen]:
    """A stage with two workers, in processes of their own."""
    (data.parent / "params.yaml").write_text(f"cluster: {{workers: 2, scheduler: '{scheduler}'}}\n")
    command = [sys.executable, "-m", *f"parallax.{stage}".split(), "--study", str(study), "--data", str(data)]
    with subprocess.Popen(command, cwd=data.parent, stderr=subprocess.PIPE, text=True, **options) as process:
        try:
            yield process
        finally:
            process.kill()


def until(true: Callable[[], object], seconds: float = 600) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def shards(data: Path) -> list[Path]:
    return list((data / "docs").glob("*.docs"))


def workers_of(process: subprocess.Popen) -> list[psutil.Process]:
    """The processes that work for a stage: those that its fork server has started."""
    return [each for below in psutil.Process(process.pid).children() for each in below.children()]


def alive(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_worker_that_is_killed_ends_the_stage_with_a_message_and_the_next_run_resumes(study, data, undisturbed):
    with parsing(study, data) as process:
        until(lambda: shards(data))
        process.send_signal(signal.SIGSTOP)  # it gives out no more tasks, so that some are left when the worker goes
        workers_of(process)[0].kill()
        process.send_signal(signal.SIGCONT)
        message = process.communicate()[1]
    assert process.returncode == 2
    assert "a worker was killed" in message and "Traceback" not in message
    assert 0 < len(shards(data)) < len([name for name in undisturbed if name.endswith(".docs")])
    assert parsed_here(study, data) == undisturbed


def test_a_stage_that_is_killed_leaves_no_worker_and_the_next_run_resumes(study, data, undisturbed):
    with parsing(study, data) as process:
        until(lambda: shards(data))
        below = psutil.Process(process.pid).children(recursive=True)
        process.kill()
    assert below
    until(lambda: not any(alive(each) for each in below))
    assert parsed_here(study, data) == undisturbed


def test_a_full_disk_ends_with_a_message_and_nothing_half_written(study, data, undisturbed):
    sizes = sorted(len(content) for name, content in undisturbed.items() if name.endswith(".docs"))
    limit = sizes[len(sizes) // 2]
    with parsing(study, data, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) as process:
        message = process.communicate()[1]
    assert process.returncode == 2
    assert message.startswith("parallax: [Errno 27] File too large") and "Traceback" not in message
    assert not list(data.rglob("*.partial"))
    assert parsed_here(study, data) == undisturbed


def test_a_run_on_data_that_another_run_works_on_is_refused_and_runs_when_that_has_ended(study, data, undisturbed):
    with alone(data), parsing(study, data) as second:
        message = second.communicate()[1]
    assert second.returncode == 2
    assert message == f"parallax: another run works on {data}. Wait until it has ended, or name another folder\n"
    assert not shards(data)
    with parsing(study, data) as again:
        assert again.wait() == 0
    assert parsed_here(study, data) == undisturbed


def test_an_extraction_that_is_killed_is_resumed_and_a_damaged_shard_of_docs_is_named(study, data, undisturbed):
    parsed_here(study, data)
    with started("extract all", study, data) as process:
        until(lambda: list(data.glob("shards/*/*.rows")))
        process.kill()
    killed = extracted_here(study, data)
    shutil.rmtree(data / "shards")
    assert extracted_here(study, data) == killed
    shutil.rmtree(data / "shards")
    file = sorted(shards(data))[0]
    file.write_bytes(file.read_bytes()[:-1])
    with started("extract all", study, data) as process:
        message = process.communicate()[1]
    assert process.returncode == 2
    assert f"{file} is damaged. Run the stage that made it again" in message and "Traceback" not in message
    assert parsed_here(study, data) == undisturbed


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """A Dask scheduler and two workers in processes of their own; its address, and the workers."""
    file = folder / "scheduler.json"
    scheduler, worker = "dask_scheduler --port 0", "dask_worker --nthreads 1 --no-nanny"
    running = []
    try:
        for command in (scheduler, worker, worker):
            words = [sys.executable, "-m", *f"distributed.cli.{command} --no-dashboard --scheduler-file".split(), file]
            running.append(subprocess.Popen(words, stderr=subprocess.DEVNULL, cwd=folder))
            until(lambda: file.is_file() and file.stat().st_size)
        yield json.loads(file.read_text())["address"], running[1:]
    finally:
        for process in running:
            process.send_signal(signal.SIGKILL)
            process.wait()


def test_a_cluster_gives_the_same_bytes_though_its_client_and_a_worker_are_killed(study, data, undisturbed, tmp_path):
    with cluster(tmp_path) as (address, workers):
        with parsing(study, data, scheduler=address) as client:
            until(lambda: shards(data))
            client.kill()
        for file in shards(data)[1:]:
            file.unlink()
        with parsing(study, data, scheduler=address) as again:
            until(lambda: len(shards(data)) > 2)
            workers[0].kill()
            message = again.communicate()[1]
    assert again.returncode == 0, message
    assert parsed_here(study, data) == undisturbed
