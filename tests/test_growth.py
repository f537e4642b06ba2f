"""Growth: what came later costs its own run, and the bytes are those of a study made at once."""

import dataclasses
import json
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from small_study import write_study

from parallax import extract, ingest, parse, shards
from parallax.shards.rows import Extraction, extract_shard, version
from parallax.study import Stopped, StudyError
from parallax.tables import records

NAMES = ["clauses", "dates"]
SENTENCES = ["The ministers met on March 4.", "They left.", "Nobody spoke of a deal.", "It rained.", "Talks go on."]


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study without articles."""
    folder = write_study(tmp_path / "study", codebook=False)
    (folder / "articles.csv").unlink()
    return folder


def catalogue(study: Path, article_ids: list[str]) -> None:
    """Articles of one sentence each, in the order given."""
    rows = []
    for article_id in article_ids:
        row = dict.fromkeys(["published", "published_basis", "written", "written_basis", "headline", "url"], "")
        text = SENTENCES[int(article_id) % len(SENTENCES)]
        rows.append({"article_id": article_id, "outlet_id": "north", "event_id": "strike", "text": text, **row})
    (study / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


def run(study: Path, data: Path) -> dict[str, bytes]:
    """Ingest, parse and extract; every file of the data folder with its bytes."""
    ingest.main(study, data)
    parse.main(study, data)
    extract.extract_all(NAMES, study, data)
    return {str(file.relative_to(data)): file.read_bytes() for file in sorted(data.rglob("*")) if file.is_file()}


@pytest.fixture
def worked(monkeypatch) -> list[str]:
    """The ids of articles that parse and extract have worked on, as `stage id`."""
    seen: list[str] = []

    def watched(stage: str, function: Callable[[object], int]) -> Callable[[object], int]:
        def call(task: object) -> int:
            articles = task.articles if isinstance(task, Extraction) else task.texts
            seen.extend(f"{stage} {article['article_id']}" for article in articles)
            return function(task)

        call.__module__ = function.__module__
        return call

    monkeypatch.setattr(parse, "parse_shard", watched("parse", parse.parse_shard))
    monkeypatch.setattr(extract, "extract_shard", watched("extract", extract.extract_shard))
    return seen


IDS = [str(number) for number in range(100, 140)]


@pytest.mark.parametrize("change", ["added", "removed"])
def test_an_article_that_comes_or_goes_costs_its_run_alone_and_leaves_the_bytes_of_a_fresh_run(
    study, tmp_path, worked, change
):
    before, after = (IDS, [*IDS, "1175"]) if change == "added" else ([*IDS, "1175"], IDS)
    catalogue(study, before)
    run(study, tmp_path / "grown")
    catalogue(study, after)
    worked.clear()
    grown = run(study, tmp_path / "grown")
    neighbours = {article for article in worked}
    size = max(len(run) for run in shards.runs(({"article_id": each} for each in sorted([*IDS, "1175"])), 4))
    assert 0 < len(neighbours) <= 2 * size
    assert grown == run(study, tmp_path / "fresh")


def test_a_second_run_works_on_nothing(study, tmp_path, worked):
    catalogue(study, IDS)
    first = run(study, tmp_path / "data")
    worked.clear()
    assert run(study, tmp_path / "data") == first
    assert not worked


def test_all_extractors_together_write_the_tables_that_each_writes_alone(study, tmp_path):
    catalogue(study, IDS[:6])
    run(study, tmp_path / "data")
    extract.main(extract.ALL, study, tmp_path / "data")
    together = {name: (tmp_path / f"data/tables/{name}.parquet").read_bytes() for name in extract.NAMES}
    shutil.rmtree(tmp_path / "data/shards")
    for name in extract.NAMES:
        extract.main(name, study, tmp_path / "data")
    assert together == {name: (tmp_path / f"data/tables/{name}.parquet").read_bytes() for name in extract.NAMES}


def test_the_order_of_the_catalogue_changes_no_byte(study, tmp_path):
    catalogue(study, IDS)
    one = run(study, tmp_path / "one")
    catalogue(study, IDS[::-1])
    assert run(study, tmp_path / "two") == one


def test_a_corrected_day_of_an_event_is_extracted_again_and_parses_nothing(study, tmp_path, worked):
    catalogue(study, IDS)
    run(study, tmp_path / "data")
    worked.clear()
    events = study / "events.csv"
    events.write_text(events.read_text().replace("2025-03-04,2025-03-04", "2025-03-04,2025-03-05"))
    run(study, tmp_path / "data")
    assert {each.split()[0] for each in worked} == {"extract"}
    assert len(worked) == len(IDS)


@pytest.mark.parametrize("damage", [lambda whole: whole[: len(whole) // 2], lambda whole: whole[:-1] + b"!"])
def test_damaged_rows_are_found_and_made_again(study, tmp_path, damage):
    catalogue(study, IDS[:6])
    first = run(study, tmp_path / "data")
    file = sorted((tmp_path / "data" / "shards" / "clauses").iterdir())[0]
    file.write_bytes(damage(file.read_bytes()))
    assert run(study, tmp_path / "data") == first


def test_rows_that_nobody_asks_for_any_more_are_pruned(study, tmp_path):
    catalogue(study, IDS)
    run(study, tmp_path / "data")
    (tmp_path / "data" / "shards" / "clauses" / "old.rows").write_bytes(b"of another codebook")
    catalogue(study, IDS[:2])
    files = run(study, tmp_path / "data")
    assert len([name for name in files if name.startswith("shards/clauses/")]) <= 2


def test_an_exception_in_an_extractor_names_the_article(study, tmp_path, monkeypatch):
    catalogue(study, ["7"])
    monkeypatch.setattr("parallax.extractors.clauses.rows", lambda *_: iter([1 / 0]))
    with pytest.raises(ZeroDivisionError) as caught:
        run(study, tmp_path / "data")
    assert caught.value.__notes__ == ["parallax.extractors.clauses stopped in article 7"]


def test_runs_are_of_about_the_size_that_is_asked_for_and_hold_every_article_once():
    rows = [{"article_id": str(number)} for number in range(1_000)]
    found = list(shards.runs(rows, 4))
    assert [row for run in found for row in run] == rows
    assert 200 <= len(found) <= 300


def test_rows_of_one_shard_do_not_depend_on_another(study, tmp_path):
    catalogue(study, IDS)
    run(study, tmp_path / "data")
    catalogue(study, IDS[:5])
    fewer = run(study, tmp_path / "fewer")
    assert records(tmp_path / "fewer/tables/clauses.parquet") == [
        row for row in records(tmp_path / "data/tables/clauses.parquet") if row["article_id"] in IDS[:5]
    ]
    assert fewer


def test_a_worker_with_other_code_refuses_the_task(study, tmp_path):
    catalogue(study, ["7"])
    run(study, tmp_path)
    old = {name: dataclasses.replace(version(name, study), code="of yesterday") for name in NAMES}
    with pytest.raises(Stopped, match="other code or libraries for clauses than this stage. Start the workers anew"):
        extract_shard(Extraction(study, old, tmp_path / "docs", [], {"clauses": tmp_path / "rows"}))


def test_what_is_wrong_in_a_study_can_be_told_by_another_process():
    error = StudyError("actors.csv", 3, "unknown kind “staet”", "Did you mean “state”?")
    assert str(pickle.loads(pickle.dumps(error))) == "actors.csv, line 3: unknown kind “staet”. Did you mean “state”?"
