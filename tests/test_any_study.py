"""The whole pipeline on a study of other articles, from the command line, with and without a codebook."""

import subprocess
import sys
from pathlib import Path

import pytest
from small_study import write_study

from parallax.tables import records


def run(*arguments: object, cwd: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "parallax", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, text=True, capture_output=True)


@pytest.fixture(scope="module", params=[True, False], ids=["codebook", "no codebook"])
def made(request, tmp_path_factory) -> tuple[bool, Path]:
    """Whether there is a codebook, and the folder everything was written to."""
    folder = tmp_path_factory.mktemp("any study")
    study, data = write_study(folder / "my study", request.param), folder / "my data"
    done = run("--study", study, "--data", data, cwd=folder)
    assert done.returncode == 0, done.stderr[-3000:]
    return request.param, data


def test_there_is_a_page_for_each_question_and_each_outlet(made):
    pages = {page.name for page in (made[1] / "report").glob("*.html")}
    assert {"index.html", "overview.html", "actors.html", "claims.html", "numbers.html", "quotes.html"} <= pages
    assert {"outlet-north.html", "outlet-south.html", "outlet-west.html"} <= pages


def test_the_union_leader_is_one_actor_in_three_outlets(made):
    coverage = records(made[1] / "coverage" / "actor_coverage.parquet")
    silva = {row["actor_id"] for row in coverage if "Silva" in row["name"]}
    assert len(silva) == 1
    assert {row["outlet_id"] for row in coverage if row["actor_id"] in silva and row["mentions"]} >= {"north", "south", "west"}


def test_every_counted_span_slices_to_its_article(made):
    texts = {row["article_id"]: row["text"] for row in records(made[1] / "articles.parquet")}
    evidence = records(made[1] / "coverage" / "evidence.parquet")
    assert evidence
    assert all(texts[row["article_id"]][row["start"] : row["end"]] == row["text"] for row in evidence)


def test_codes_are_counted_where_there_is_a_codebook_and_only_there(made):
    codebook, data = made
    kinds = {row["kind"] for row in records(data / "coverage" / "evidence.parquet")}
    assert ("frame" in kinds) == codebook
    assert {"mention", "quantity", "quote"} <= kinds


def test_the_article_written_before_the_event_could_not_know_its_result(made):
    written = {row["article_id"]: row["written"] for row in records(made[1] / "articles.parquet")}
    assert written == {"n1": "after", "n2": "after", "n3": "before"}


def test_a_misspelt_outlet_ends_with_one_line_and_status_2(tmp_path):
    study = write_study(tmp_path / "study")
    catalogue = study / "articles.csv"
    catalogue.write_text(catalogue.read_text().replace("n1,north", "n1,nroth"))
    done = run("--study", study, "--data", tmp_path / "data", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip().endswith("articles.csv, line 2: unknown outlet_id “nroth”. Did you mean “north”?")
    assert not (tmp_path / "data").exists()
