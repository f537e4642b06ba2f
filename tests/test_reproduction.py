"""`dvc repro` in a fresh clone: the lock stays as it is, and every stage reads what its deps name and nothing else."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from drawn import charts_of, without_sentence

ROOT = Path(__file__).parents[1]
# files that hold a docstring or a version alone: reading them changes no stage
BARE = {"src/parallax/__init__.py", "src/parallax/extractors/__init__.py", "src/parallax/linkers/__init__.py"}
# DuckDB opens Parquet itself, unseen by Python
UNSEEN = ".parquet"


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    """The working tree, committed, in a folder with a space in its name and without data/, reproduced once."""
    folder = tmp_path_factory.mktemp("a clone") / "with a space"
    listed = subprocess.check_output(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, text=True)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    for command in ("init -q", "add -A", "-c user.name=test -c user.email=test@example.com commit -q -m tree"):
        subprocess.run(["git", *command.split()], cwd=folder, check=True)
    notes = folder.parent / "notes"
    notes.mkdir()
    shutil.copy(ROOT / "tests" / "opened_files.py", notes / "sitecustomize.py")
    reproduce(folder, PYTHONPATH=f"{notes}{os.pathsep}{folder / 'src'}", OPENED_FILES=str(notes))
    return folder


def reproduce(folder: Path, *arguments: str, **environment: str) -> str:
    """What `dvc repro` prints; on failure the test shows it."""
    command = ["dvc", "repro", *arguments]
    environment = {"PYTHONPATH": str(folder / "src")} | environment
    done = subprocess.run(command, cwd=folder, env=os.environ | environment, text=True, capture_output=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout + done.stderr


def stages(folder: Path) -> dict[str, dict]:
    """The stages of dvc.yaml with ${study} filled in."""
    study = yaml.safe_load((folder / "params.yaml").read_text())["study"]
    return yaml.safe_load((folder / "dvc.yaml").read_text().replace("${study}", study))["stages"]


def opened(folder: Path) -> dict[str, set[str]]:
    """Files of the clone that each stage opened, by stage."""
    by_stage: dict[str, set[str]] = {}
    for note in (folder.parent / "notes").glob("*.jsonl"):
        lines = [json.loads(line) for line in note.read_text().splitlines()]
        if not lines:
            continue
        files = {source(folder, path) for _, path in lines} - {""} - BARE
        by_stage.setdefault(command(lines[-1][0]), set()).update(files)
    return by_stage


def command(arguments: list[str]) -> str:
    """The stage a process belongs to: its module and NAME; kernels run for the report."""
    name = Path(arguments[0]).stem
    if name == "ipykernel_launcher":
        return "report"
    return " ".join([name, *[word for word in arguments[1:2] if not word.startswith("-")]])


def source(folder: Path, path: str) -> str:
    """A path relative to the clone, compiled modules as their source; empty for a folder or what is not in the clone."""
    if not Path(path).is_relative_to(folder) or Path(path).is_dir():
        return ""
    relative = Path(path).relative_to(folder).as_posix()
    return re.sub(r"__pycache__/(\w+)\.cpython-\d+\.pyc(\.\d+)?$", r"\1.py", relative)


def test_the_lock_and_the_working_tree_are_as_committed(clone):
    changed = subprocess.check_output(["git", "status", "--porcelain"], cwd=clone, text=True)
    difference = subprocess.check_output(["git", "diff", "dvc.lock"], cwd=clone, text=True)
    assert not changed, changed + difference[:3000]


def test_a_second_run_does_nothing(clone):
    assert "Data and pipelines are up to date" in reproduce(clone)


def test_deps_are_complete_and_exact(clone):
    notes, wrong = opened(clone), []
    for name, stage in stages(clone).items():
        process = re.match(r"python -m parallax\.(\w+(?: \w+)?)", stage["cmd"])[1]
        deps = list(stage["deps"])
        written = [*stage.get("outs", []), *stage.get("metrics", [])]
        outs = [next(iter(out)) if isinstance(out, dict) else out for out in written]
        # what is gone by now the stage wrote for itself alone
        read = {file for file in notes[process] if not covered(file, outs) and (clone / file).exists()} - {"params.yaml"}
        wrong += [f"{name} reads {file}, which its deps lack" for file in sorted(read) if not covered(file, deps)]
        unread = [dep for dep in deps if not any(covered(file, [dep]) for file in notes[process])]
        wrong += [f"{name} never reads {dep}" for dep in unread if not dep.endswith(UNSEEN)]
    assert not wrong, "\n".join(wrong)


def covered(file: str, paths: list[str]) -> bool:
    return any(file == path or file.startswith(path + "/") for path in paths)


def test_every_stage_says_what_it_does(clone):
    assert all(stage["desc"].strip() for stage in stages(clone).values())


def test_every_parameter_has_a_comment():
    lines = (ROOT / "params.yaml").read_text().splitlines()
    assert all("#" in line for line in lines if re.match(r"\s*\w+: \S", line))


def test_every_mark_of_every_chart_of_the_seeds_shows_its_sentences(clone):
    silent = [
        f"{notebook.name}: chart {number} has marks without a sentence"
        for notebook in sorted((clone / "data" / "report").glob("*.ipynb"))
        for number, chart in enumerate(charts_of(notebook), start=1)
        if without_sentence(chart)
    ]
    assert not silent, "\n".join(silent)


# the tests below edit the clone, so they come last
def test_correcting_a_date_parses_nothing(clone):
    ran = edited(clone, "seeds/articles.csv", "2025-07-22,date line", "2025-07-21,date line")
    assert "parse" not in ran and "extract" in ran


def test_a_comment_in_the_codebook_runs_its_extractor_and_an_edited_code_its_branch(clone):
    assert edited(clone, "seeds/codebook/frames.yaml", "\n", "\n# a note of a coder\n") == {"extract"}
    assert edited(clone, "seeds/codebook/frames.yaml", "value: -2", "value: -1") == {"extract", "count"}


def edited(clone: Path, name: str, old: str, new: str) -> set[str]:
    """The stages that run after one edit of the study, without the pages."""
    text = (clone / name).read_text()
    assert old in text
    (clone / name).write_text(text.replace(old, new, 1))
    printed = reproduce(clone, "count")
    return set(re.findall(r"Running stage '([\w-]+)'", printed))
