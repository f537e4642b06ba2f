"""Scale: the resampled study is the same whenever it is made, and the page's arithmetic."""

from pathlib import Path

import pytest

from benchmarks.scale.costs import BARE, Cost, Costs
from benchmarks.scale.page import exponent, section
from benchmarks.scale.study import EVENT_SIZES, write_study
from benchmarks.scale.tables import repeat_tables
from parallax import ingest
from parallax.database import connect
from parallax.describe import written_schemas
from parallax.tables import records, write


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for number in range(30):
        (tmp_path / "corpus" / str(number % 3)).mkdir(parents=True, exist_ok=True)
        paragraphs = (" ".join(f"word{number}x{paragraph}" for _ in range(40)) for paragraph in range(8))
        (tmp_path / "corpus" / str(number % 3) / f"{number}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    return tmp_path / "corpus"


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_study_is_the_same_again_and_a_larger_one_begins_with_it(corpus: Path, tmp_path: Path) -> None:
    for name, articles in (("one", 12), ("two", 12), ("larger", 13)):
        write_study(corpus, tmp_path / name, articles)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    texts = {name: text for name, text in files(tmp_path / "one").items() if name.startswith("articles/")}
    assert len(texts) == 12 and texts.items() < files(tmp_path / "larger").items()


def test_the_study_can_be_ingested_and_events_do_not_grow_with_it(corpus: Path, tmp_path: Path) -> None:
    write_study(corpus, tmp_path / "study", sum(EVENT_SIZES) + 1)
    ingest.main(tmp_path / "study", tmp_path / "data")
    events = [row["event_id"] for row in records(tmp_path / "data" / "articles.parquet")]
    assert [events.count(event) for event in sorted(set(events))] == [*EVENT_SIZES, 1]


def test_exponent_of_linear_and_of_quadratic_growth() -> None:
    assert exponent((1000, 5.0), (4000, 20.0)) == pytest.approx(1)
    assert exponent((1000, 5.0), (4000, 80.0)) == pytest.approx(2)


def test_page_takes_start_up_off_both_sides_of_the_ratio() -> None:
    def costs(articles: int, parse: float, bare: float) -> Costs:
        steps = dict.fromkeys(("ingest", "extract", "link actors", "count"), Cost(1.0, 1.0, 100.0))
        steps |= {"parse": Cost(1.0 + parse, 1.0, 300.0), BARE: Cost(bare, bare, 0.0)}
        steps |= {"extractor dates": Cost(1.0 + parse / 5, 1.0, 100.0)}
        two = {"parse": Cost(2.0, 2.0, 0.0), "extract": Cost(1.0, 1.0, 0.0)}
        return Costs(articles, articles * 100, steps, two, two, 1000)

    page = section(costs(2, 0, 0), [costs(1000, 10, 6), costs(4000, 40, 24)])
    assert "| parse | 10.0 | 40.0 | 1.00 |" in page
    assert "| CPU of bare nlp.pipe / CPU of parse and all extractors | 0.60 | 0.60 |" in page
    assert "| … with a process for each extractor | 0.50 | 0.50 |" in page
    assert "| link | 0.0 | 0.0 | – |" in page


def test_tables_are_repeated_under_other_ids_and_join_as_before(tmp_path: Path) -> None:
    for name in written_schemas():
        write(tmp_path / f"{name.removeprefix('main.').replace('.', '/')}.parquet", [], written_schemas()[name])
    place = {"article_id": "x1", "start": 0, "end": 3, "head": 0}
    mention = place | {"text": "Ann", "actor_id": "ann", "reading": "actor", "kind": "name", "role": "agent"}
    actor = {"actor_id": "ann", "name": "Ann", "kind": "person", "side": "", "origin": "discovered"}
    write(tmp_path / "links/actor_mentions.parquet", [mention], written_schemas()["links.actor_mentions"])
    write(tmp_path / "links/actors.parquet", [actor], written_schemas()["links.actors"])
    repeat_tables(tmp_path, tmp_path / "many", times=3)
    query = "SELECT article_id, name FROM links.actor_mentions JOIN links.actors USING (actor_id) ORDER BY ALL"
    database = connect(tmp_path / "many", only=["links.actor_mentions", "links.actors"])
    assert database.sql(query).fetchall() == [(f"{copy:06}-x1", "Ann") for copy in range(3)]
