"""What notebooks read: the rows of one event, names beside ids, in one order."""

import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from parallax.reporting.event import open_event
from parallax.study import StudyError

MARCH, APRIL = datetime.date(2025, 3, 4), datetime.date(2025, 4, 1)
TABLES = {
    "articles": [{"article_id": "n1", "event_id": "strike", "outlet_id": "north"}],
    "sentences": [
        {"article_id": "n1", "sentence": 0, "start": 0, "end": 20, "text": "They met."},
        {"article_id": "n1", "sentence": 1, "start": 21, "end": 40, "text": "They agreed."},
    ],
    "events": [
        {"event_id": "later", "title": "Later talks", "starts": APRIL, "ends": APRIL},
        {"event_id": "strike", "title": "Talks of dockers", "starts": MARCH, "ends": MARCH},
    ],
    "outlets": [{"outlet_id": "north", "name": "North"}, {"outlet_id": "south", "name": ""}],
    "links/actors": [{"actor_id": "silva", "name": "Ana Silva"}],
    "coverage/speech": [
        {"event_id": "strike", "outlet_id": "south", "actor_id": None, "via_id": "dpa", "code": "open", "n": 2},
        {"event_id": "strike", "outlet_id": "north", "actor_id": "silva", "via_id": None, "code": "silva", "n": 1},
        {"event_id": "strike", "outlet_id": None, "actor_id": "silva", "via_id": None, "code": None, "n": 3},
        {"event_id": "later", "outlet_id": "north", "actor_id": "silva", "via_id": None, "code": None, "n": 9},
    ],
}


@pytest.fixture
def data(tmp_path):
    for name, rows in TABLES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / f"{name}.parquet")
    return tmp_path


def test_the_first_event_of_the_calendar_is_opened_unless_one_is_named(data):
    assert open_event(data).title == "Talks of dockers"
    assert open_event(data, "later").starts == APRIL


def test_the_first_event_has_the_reports_folder_and_another_one_of_its_own(data):
    assert open_event(data).report == data / "report"
    assert open_event(data, "later").report == data / "report" / "event-later"


def test_events_without_texts_are_no_others(data):
    assert open_event(data).others == []
    assert [other["event_id"] for other in open_event(data, "later").others] == ["strike"]


def test_an_unknown_event_is_refused_with_those_that_are_known(data):
    with pytest.raises(StudyError, match="there is no event “talks”. Known are: strike, later"):
        open_event(data, "talks")


def test_rows_are_those_of_the_event_sorted(data):
    assert [row["n"] for row in open_event(data).rows("coverage.speech")] == [1, 2, 3]


def test_rows_can_be_narrowed_also_to_those_without_an_outlet(data):
    event = open_event(data)
    assert [row["n"] for row in event.rows("coverage.speech", outlet_id="south")] == [2]
    assert [row["n"] for row in event.rows("coverage.speech", outlet_id=None)] == [3]


def test_a_value_is_never_read_as_sql(data):
    assert open_event(data).rows("coverage.speech", outlet_id="x' OR 1=1 --") == []


def test_names_stand_beside_ids_and_an_id_without_a_name_stands_for_itself(data):
    rows = open_event(data).rows("coverage.speech")
    assert [row["outlet"] for row in rows] == ["North", "south", "all outlets"]
    assert [row["actor"] for row in rows] == ["Ana Silva", None, "Ana Silva"]
    assert (rows[1]["via"], rows[0]["named"], rows[1]["named"]) == ("dpa", "Ana Silva", "open")


def test_days_become_text_that_a_chart_can_hold(data):
    assert open_event(data).rows("main.events")[0]["starts"] == "2025-03-04"


def test_a_select_of_ones_own_knows_the_event(data):
    query = "SELECT outlet_id, n FROM coverage.speech WHERE event_id = $event AND n > 1 ORDER BY n"
    assert open_event(data).select(query)[0] == {"outlet_id": "south", "n": 2, "outlet": "south", "link": None}


def test_a_column_of_ones_own_keeps_its_value_beside_the_names(data):
    query = "SELECT code, n > 1 AS has_name FROM coverage.speech WHERE event_id = $event AND n = 2"
    assert open_event(data).select(query) == [{"code": "open", "has_name": True, "named": "open"}]


def test_a_word_finds_its_sentences_those_of_the_outlet_in_front_and_no_longer_word(data):
    texts = {"a": ("south", "Strikers left. The strike ended."), "b": ("north", "A strike began.")}
    articles = [{"article_id": key, "event_id": "strike", "outlet_id": outlet} for key, (outlet, _) in texts.items()]
    places = [("a", 0, 14, "striker leave"), ("a", 15, 32, "strike end strike"), ("b", 0, 15, "strike begin")]
    sentences = [
        {"article_id": key, "sentence": number, "start": start, "end": end, "text": texts[key][1][start:end]}
        for number, (key, start, end, _) in enumerate(places)
    ]
    clauses = [{"article_id": key, "start": start, "lemmas": lemmas} for key, start, _, lemmas in places]
    for name, rows in {"articles": articles, "sentences": sentences, "tables/clauses": clauses}.items():
        (data / name).parent.mkdir(exist_ok=True)
        pq.write_table(pa.Table.from_pylist(rows), data / f"{name}.parquet")
    found = open_event(data).saying(["strike"], "north")
    assert [(row["outlet"], row["sentence_text"]) for row in found] == [
        ("North", "A strike began."),
        ("south", "The strike ended."),
    ]
    assert {row["found"] for row in found} == {2}
