"""Where shards stand: an object store may keep what workers write, and the tables come out the same bytes."""

from pathlib import Path

import pytest
import yaml
from small_study import write_study
from upath import UPath

from parallax import extract, ingest, parse
from parallax.codebook.preview import preview
from parallax.shards.places import shards_folder


@pytest.fixture
def study(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_study(tmp_path / "study", codebook=False)


def run(study: Path, data: Path, **cluster: object) -> dict[str, bytes]:
    """The tables made with these settings of params.yaml."""
    Path("params.yaml").write_text(yaml.safe_dump({"cluster": cluster}), encoding="utf-8")
    ingest.main(study, data)
    parse.main(study, data)
    extract.main("clauses", study, data)
    return {str(file.relative_to(data)): file.read_bytes() for file in sorted(data.rglob("*.parquet"))}


def test_without_an_address_they_stand_in_the_data_folder(study, tmp_path):
    assert shards_folder(tmp_path) == tmp_path


def test_an_object_store_keeps_docs_and_rows_and_the_tables_are_the_same_bytes(study, tmp_path):
    local, remote = tmp_path / "local", tmp_path / "remote"
    made = run(study, local)
    assert run(study, remote, shards="memory://bucket/study") == made
    store = UPath("memory://bucket/study")
    for folder in ("docs", "shards/clauses"):
        kept = {file.name: file.read_bytes() for file in (local / folder).iterdir()}
        assert {file.name: file.read_bytes() for file in (store / folder).iterdir()} == kept
        assert list((remote / folder).iterdir()) == []
    assert len(preview("strike", remote)) == len(preview("strike", remote)) > 0


def test_a_damaged_shard_of_a_store_is_made_again_and_a_stale_one_removed(study, tmp_path):
    made = run(study, tmp_path / "data", shards="memory://bucket/mended")
    docs = UPath("memory://bucket/mended/docs")
    whole = next(docs.glob("*.docs"))
    body = whole.read_bytes()
    whole.write_bytes(body[:-9])
    (docs / "old.docs").write_bytes(b"of another text")
    assert run(study, tmp_path / "data", shards="memory://bucket/mended") == made
    assert whole.read_bytes() == body
    assert not (docs / "old.docs").exists()


def test_processes_of_their_own_write_to_the_address(study, tmp_path, monkeypatch):
    monkeypatch.setattr(parse, "WORTH", 1)
    made = run(study, tmp_path / "local")
    assert run(study, tmp_path / "remote", workers=2, shards=f"file://{tmp_path}/store") == made
    assert list((tmp_path / "store" / "docs").glob("*.docs"))
