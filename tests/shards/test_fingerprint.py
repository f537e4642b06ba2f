"""Fingerprint: whatever an extractor's rows depend on changes it, and nothing else does."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_study import write_study

from parallax import extract, ingest, parse
from parallax.shards.fingerprint import ROOT, codebook_files, data_files, sources
from parallax.shards.rows import version

NAMES = extract.NAMES


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        ("actors.csv", {"attributions", "labelling", "mentions"}),
        ("cues.csv", {"attributions"}),
        ("claims.yaml", {"claims"}),
        ("frames.yaml", {"frames"}),
        ("spotlight.yaml", {"frames"}),
    ],
)
def test_an_edited_codebook_file_touches_the_extractors_that_read_it_and_no_other(tmp_path, file, changed):
    study = write_study(tmp_path)
    before = {name: version(name, study) for name in NAMES}
    with (study / "codebook" / file).open("a") as opened:
        opened.write("\n")
    assert {name for name in NAMES if version(name, study) != before[name]} == changed


def test_what_a_module_imports_from_afar_and_the_data_it_names_are_found():
    found = {str(file.relative_to(ROOT)) for file in sources("parallax.extractors.attributions")}
    assert {"crf/__init__.py", "extractors/attributions/model.py", "models/__init__.py", "study/__init__.py"} <= found
    assert not {"ingest.py", "extract.py", "shards/workers.py", "extractors/dates/__init__.py"} & found
    data = {str(file.relative_to(ROOT)) for file in data_files(sources("parallax.extractors.attributions"))}
    assert {"models/attributions.npz", "extractors/attributions/cues.csv"} <= data
    assert "zones.csv" not in data


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    """A parsed study in which every extractor has something to read."""
    folder = write_study(tmp_path_factory.mktemp("fingerprint") / "study")
    ingest.main(folder, folder / "data")
    parse.main(folder, folder / "data")
    return folder


@pytest.mark.parametrize("name", ["attributions", "frames", "labelling"])  # a model, examples, lists of names
def test_the_fingerprint_covers_every_file_that_the_extractor_opens(name, study, tmp_path):
    shutil.copy(Path(__file__).parents[1] / "opened_files.py", tmp_path / "sitecustomize.py")
    command = [sys.executable, "-m", "parallax.extract", name, "--study", study, "--data", study / "data"]
    noted = {"PYTHONPATH": str(tmp_path), "OPENED_FILES": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, env=os.environ | noted, cwd=tmp_path, check=True)
    lines = [line for note in tmp_path.glob("*.jsonl") for line in note.read_text().splitlines()]
    opened = {Path(json.loads(line)[1]) for line in lines}
    files = [*sources("parallax.shards.rows"), *sources(f"parallax.extractors.{name}")]
    covered = {*files, *data_files(files), *codebook_files(files, study)}
    data = {file for file in opened if file.suffix in (".csv", ".npz", ".yaml") and file.is_relative_to(ROOT)}
    codebook = {file for file in opened if file.is_relative_to(study / "codebook")}
    assert data | codebook <= covered
