"""Count: what its checks refuse, each with a row that must not be."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from given_rows import connected

from parallax import count, counting, queries
from parallax.describe import empty_counts, written_schemas
from parallax.tables import records, write

ARTICLE = {"article_id": "x1", "text": "It failed."}
CLUSTER = {"article_id": "x1", "cluster_id": "x1"}
PLACE = {"kind": "claim", "article_id": "x1", "start": 3, "end": 9, "text": "failed"}
CLAIM = {"claim_id": "c", "event_id": "e"}
SAID = {"article_id": "x1", "attribution": "1-2"}
BROKEN = {
    "actors_relation": {"links_actor_mentions": [{"actor_id": "nobody"}]},
    "attributions_grain": {"tables_attributions": [SAID, SAID], "links_speakers": [SAID]},
    "evidence_keeps_spans": {"coverage_spans": [PLACE], "coverage_evidence": [PLACE, PLACE]},
    "evidence_offsets": {"coverage_spans": [PLACE | {"end": 99}], "coverage_evidence": [PLACE | {"end": 99}]},
    "sentences_offsets": {"main_sentences": [{"article_id": "x1", "start": 3, "end": 9, "text": "It fai"}]},
    "shares": {"coverage_frame_coverage": [{"event_id": "e", "articles": 3, "articles_n": 2}]},
    "statements_grain": {"links_statements": [CLAIM, CLAIM]},
    "speakers_relation": {"tables_attributions": [SAID]},
    "syndication_relation": {"links_syndication": []},
}


@pytest.mark.parametrize("name", sorted(queries.checks()))
def test_check_stops_the_count_and_names_itself(name: str) -> None:
    given = {"main_articles": [ARTICLE], "links_syndication": [CLUSTER]} | BROKEN[name]
    with pytest.raises(ValueError, match=f"check {name} found"):
        counting.check(connected(**given))


def test_sound_tables_pass_every_check() -> None:
    given = {"coverage_spans": [PLACE], "coverage_evidence": [PLACE], "links_statements": [CLAIM]}
    counting.check(connected(main_articles=[ARTICLE], links_syndication=[CLUSTER], **given))


def test_every_function_of_sql_is_pure_statistics() -> None:
    connection = connected()
    counting.add_functions(connection)
    low, high = connection.sql("SELECT wilson_low(5, 5), wilson_high(1, 5)").fetchall()[0]
    assert (round(low, 2), round(high, 2)) == (0.57, 0.62)


def write_tables(folder: Path, **given: list[dict]) -> None:
    """Every table of a study as its file, empty but for the given rows; columns left out are null."""
    for name, columns in written_schemas().items():
        rows = given.pop(name.replace(".", "_"), [])
        file = folder / f"{name.removeprefix('main.').replace('.', '/')}.parquet"
        write(file, [dict.fromkeys(columns.names) | row for row in rows], columns)
    assert not given


def test_counting_nothing_gives_every_table_empty_and_sound(tmp_path: Path) -> None:
    write_tables(tmp_path)
    count.main(tmp_path, tmp_path)
    counted = {name: records(tmp_path / "coverage" / f"{name}.parquet") for name in queries.written()}
    assert counted == {name: [] for name in queries.written()}
    assert {name for name, table in empty_counts().items() if table.num_rows} == set()


def test_a_count_that_a_check_stops_leaves_the_coverage_of_before(tmp_path: Path) -> None:
    write_tables(tmp_path)
    count.main(tmp_path, tmp_path)
    before = {file.name: file.read_bytes() for file in (tmp_path / "coverage").iterdir()}
    write_tables(tmp_path, main_articles=[_article(1)], links_speakers=[SAID | {"actor_id": "nobody"}])
    with pytest.raises(ValueError, match="check actors_relation found"):
        count.main(tmp_path, tmp_path)
    assert {file.name: file.read_bytes() for file in (tmp_path / "coverage").iterdir()} == before


@pytest.mark.parametrize("words", [2, 4, 6])
def test_events_counted_in_runs_give_what_they_give_together(tmp_path: Path, words: int) -> None:
    write_tables(
        tmp_path,
        main_articles=[_article(number) for number in range(6)],
        main_sentences=[_sentence(number) for number in range(6)],
        links_syndication=[{"article_id": f"x{number}", "cluster_id": f"x{number}"} for number in range(6)],
        tables_frames=[_place(number) | {"frame": "outcome", "code": "none", "value": -2} for number in range(6)],
    )
    files = {}
    for size in (words, count.RUN):
        count.count(tmp_path, tmp_path / str(size), size)
        files[size] = {file.name: file.read_bytes() for file in (tmp_path / str(size)).iterdir()}
    assert files[words] == files[count.RUN]
    # numbers stand for ids only while a run is counted
    evidence = tmp_path / str(words) / "evidence.parquet"
    kinds = pq.read_schema(evidence)
    assert {kinds.field(name).type for name in ("article_id", "event_id", "outlet_id")} == {pa.string()}
    assert [row["event_id"] for row in records(evidence)] == ["e0", "e0", "e0", "e1", "e1", "e2"]


def _article(number: int) -> dict:
    """The article of that number: the first three are on event e0, two on e1, the last on e2."""
    event = {"event_id": f"e{(number >= 3) + (number >= 5)}", "outlet_id": f"o{number % 2}", "words": 2}
    return {"article_id": f"x{number}", "text": "It failed."} | event


def _place(number: int) -> dict:
    return {"article_id": f"x{number}", "start": 3, "end": 9, "text": "failed"}


def _sentence(number: int) -> dict:
    return {"article_id": f"x{number}", "sentence": 0, "start": 0, "end": 10, "text": "It failed."}
