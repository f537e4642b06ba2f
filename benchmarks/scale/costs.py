"""What a study of a size costs: every step a process of its own, as DVC runs them, with its CPU, time and memory."""

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scale.study import write_study
from parallax.extract import NAMES
from parallax.link import ordered_names

ROOT = Path(__file__).parents[2]
ONE_WORKER = "cluster:\n  workers: 1\n"  # the memory of a process is that of a worker, its CPU that of the work
PARSING = {"parse": "parallax.parse", "extract": "parallax.extract all"}
ALONE = {f"extractor {name}": f"parallax.extract {name}" for name in NAMES}  # each reads the Docs anew
EDITING = {"extract": PARSING["extract"], "count": "parallax.count"}
EDIT = ("value: -2", "value: -1")  # one code's value
BARE = "nlp.pipe"


@dataclass(frozen=True)
class Cost:
    """CPU seconds and seconds of a process with its children, and the memory of the largest of them in MB."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True)
class Costs:
    """Of one study: each step from nothing, one article more, one code changed; the words, and bytes on disk."""

    articles: int
    words: int
    steps: dict[str, Cost]
    addition: dict[str, Cost]
    edit: dict[str, Cost]
    disk: int

    def cpu(self, kind: str) -> float:
        """CPU seconds of all steps of a kind, such as the linkers."""
        return sum(cost.cpu for name, cost in self.steps.items() if name.split()[0] == kind)


def costs(corpus: Path, folder: Path, articles: int) -> Costs:
    """Make a study of so many articles in a folder, run it, add one article, and change one code."""
    study, data = folder / "study", folder / "data"
    folder.mkdir(parents=True)
    (folder / "params.yaml").write_text(ONE_WORKER, encoding="utf-8")
    write_study(corpus, study, articles)
    linkers = {f"link {name}": f"parallax.link {name}" for name in ordered_names()}
    steps = _run({"ingest": "parallax.ingest"} | PARSING | linkers | {"count": "parallax.count"}, folder)
    shutil.rmtree(data / "shards")
    steps |= _run(ALONE, folder)
    disk = sum(file.stat().st_size for file in data.rglob("*") if file.is_file())
    words, seconds = json.loads(_output("benchmarks.scale.bare", folder))
    steps[BARE] = Cost(seconds, seconds, 0)
    edit = _edited(folder)
    shutil.rmtree(study)
    write_study(corpus, study, articles + 1)
    _run({"ingest": "parallax.ingest"}, folder)
    return Costs(articles, words, steps, _run(PARSING, folder), edit, disk)


def _edited(folder: Path) -> dict[str, Cost]:
    """Costs of one changed code; codebook and rows are put back, so that an addition finds all but itself done."""
    file = folder / "study" / "codebook" / "frames.yaml"
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace(*EDIT, 1), encoding="utf-8")
    found = _run(EDITING, folder)
    file.write_text(before, encoding="utf-8")
    _run({"extract": PARSING["extract"]}, folder)
    return found


def _run(modules: dict[str, str], folder: Path) -> dict[str, Cost]:
    return {step: _cost(module, folder) for step, module in modules.items()}


def _cost(module: str, folder: Path) -> Cost:
    start = time.perf_counter()
    with (folder / "log.txt").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(_command(module), cwd=folder, env=_environment(), stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{module} failed: {(folder / 'log.txt').read_text(encoding='utf-8')[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024)


def _output(module: str, folder: Path) -> str:
    return subprocess.check_output(_command(module), cwd=folder, env=_environment(), text=True)


def _command(module: str) -> list[str]:
    return [sys.executable, "-m", *module.split(), "--study", "study", "--data", "data"]


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
