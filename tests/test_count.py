"""Count: what its checks refuse, each with a row that must not be."""

from pathlib import Path

import pytest
from given_rows import connected

from parallax import count
from parallax.describe import empty_counts, empty_database, written_schemas
from parallax.tables import write

ARTICLE = {"article_id": "x1", "text": "It failed."}
CLUSTER = {"article_id": "x1", "cluster_id": "x1"}
PLACE = {"kind": "claim", "article_id": "x1", "start": 3, "end": 9, "text": "failed"}
CELL = {"claim_id": "c", "article_id": "x1"}
SAID = {"article_id": "x1", "attribution": "1-2"}
BROKEN = {
    "actors_relation": {"links_actor_mentions": [{"actor_id": "nobody"}]},
    "attributions_grain": {"tables_attributions": [SAID, SAID], "links_speakers": [SAID]},
    "claim_cells_grain": {"coverage_claim_cells": [CELL, CELL]},
    "evidence_keeps_spans": {"coverage_spans": [PLACE], "coverage_evidence": [PLACE, PLACE]},
    "evidence_offsets": {"coverage_spans": [PLACE | {"end": 99}], "coverage_evidence": [PLACE | {"end": 99}]},
    "shares": {"coverage_frame_coverage": [{"event_id": "e", "articles": 3, "articles_n": 2}]},
    "speakers_relation": {"tables_attributions": [SAID]},
    "syndication_relation": {"links_syndication": []},
}


@pytest.mark.parametrize("name", sorted(file.stem for file in (count.SQL / "checks").glob("*.sql")))
def test_check_stops_the_count_and_names_itself(name: str) -> None:
    given = {"main_articles": [ARTICLE], "links_syndication": [CLUSTER]} | BROKEN[name]
    with pytest.raises(ValueError, match=f"check {name} found"):
        count.check(connected(**given))


def test_sound_tables_pass_every_check() -> None:
    given = {"coverage_spans": [PLACE], "coverage_evidence": [PLACE], "coverage_claim_cells": [CELL]}
    count.check(connected(main_articles=[ARTICLE], links_syndication=[CLUSTER], **given))


def test_every_function_of_sql_is_pure_statistics() -> None:
    connection = connected()
    low, high = connection.sql("SELECT wilson_low(5, 5), wilson_high(1, 5)").fetchall()[0]
    assert (round(low, 2), round(high, 2)) == (0.57, 0.62)


def test_counting_nothing_gives_every_table_empty_and_sound(tmp_path: Path) -> None:
    connection = empty_database()
    count.count(connection, tmp_path)
    count.check(connection)
    assert {name for name, table in empty_counts().items() if table.num_rows} == set()


def test_a_count_that_a_check_stops_leaves_the_coverage_of_before(tmp_path: Path) -> None:
    schemas = written_schemas()
    for name, schema in schemas.items():
        write(tmp_path / f"{name.removeprefix('main.').replace('.', '/')}.parquet", [], schema)
    count.main(tmp_path, tmp_path)
    before = {file.name: file.read_bytes() for file in (tmp_path / "coverage").iterdir()}
    speaker = {"article_id": "x1", "attribution": "1-2", "actor_id": "nobody", "via_id": None, "named": True}
    write(tmp_path / "links" / "speakers.parquet", [speaker], schemas["links.speakers"])
    with pytest.raises(ValueError, match="check actors_relation found"):
        count.main(tmp_path, tmp_path)
    assert {file.name: file.read_bytes() for file in (tmp_path / "coverage").iterdir()} == before
