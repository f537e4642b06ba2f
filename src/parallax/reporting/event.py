"""One event of a study as notebooks read it: the rows of any table, with the outlet's name beside its id."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from parallax.database import connect
from parallax.study import StudyError
from parallax.tables import Row

# columns of ids, and the column beside each that holds the name
NAMES = {
    "outlet_id": "outlet",
    "outlet_a": "name_a",
    "outlet_b": "name_b",
    "actor_id": "actor",
    "via_id": "via",
    "code": "named",
}


@dataclass(frozen=True)
class Event:
    """An event and the database that holds the tables of the whole study."""

    database: duckdb.DuckDBPyConnection
    event_id: str
    title: str
    starts: datetime.date
    ends: datetime.date
    outlets: dict[str | None, str]  # outlet_id → name
    actors: dict[str, str]  # actor_id → name

    def rows(self, table: str, **values: Any) -> list[Row]:
        """Rows of this event in a table such as `coverage.evidence`, those with these values, always in one order.

        Dates become ISO text, so that a row can stand in a chart. Names stand beside ids, as NAMES says; `outlet` is
        “all outlets” where a row counts them together.
        """
        relation = self.database.table(table)
        wanted = {"event_id": self.event_id} | values if "event_id" in relation.columns else values
        conditions = [f'"{column}" IS NOT DISTINCT FROM ${column}' for column in wanted]
        where = " WHERE " + " AND ".join(conditions) if conditions else ""
        return self._found(f"SELECT * FROM {table}{where} ORDER BY ALL", wanted)

    def select(self, query: str) -> list[Row]:
        """Rows of a SELECT of one's own, in which `$event` stands for the id of this event. Order it."""
        return self._found(query, {"event": self.event_id})

    def _found(self, query: str, values: dict[str, Any]) -> list[Row]:
        found = self.database.sql(query, params=values)
        return [self._named(row) for row in found.to_arrow_table().to_pylist()]

    def _named(self, row: Row) -> Row:
        shown = {
            column: value.isoformat() if isinstance(value, datetime.date) else value for column, value in row.items()
        }
        for column, name in NAMES.items():
            if column in row:
                known = self.outlets if column.startswith("outlet") else self.actors
                shown[name] = known.get(row[column], row[column])
        return shown


def open_event(data: str | Path, event_id: str | None = None) -> Event:
    """The event of that id, or the first that the catalogue's days name; StudyError where there is none."""
    database = connect(Path(data))
    events = database.sql("SELECT * FROM main.events ORDER BY starts, event_id").to_arrow_table().to_pylist()
    wanted = [event for event in events if event_id in (None, event["event_id"])]
    if not wanted:
        known = ", ".join(event["event_id"] for event in events) or "none"
        raise StudyError("events.csv", None, f"there is no event “{event_id}”", f"Known are: {known}")
    outlets = database.sql("SELECT outlet_id, coalesce(nullif(name, ''), outlet_id) FROM main.outlets").fetchall()
    actors = database.sql("SELECT actor_id, name FROM links.actors").fetchall()
    return Event(database, **wanted[0], outlets={None: "all outlets", **dict(outlets)}, actors=dict(actors))
