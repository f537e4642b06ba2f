"""One event of a study as notebooks read it: the rows of any table, with the outlet's name beside its id."""

import datetime
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from parallax.charts.axes import distinct
from parallax.database import connect
from parallax.reporting.links import file_stem, read_catalogue, sentence_id
from parallax.study import StudyError
from parallax.tables import Row

# columns of ids, and the column beside each that holds the name
NAMES = {
    "outlet_id": "outlet",
    "outlet_a": "name_a",
    "outlet_b": "name_b",
    "actor_id": "actor",
    "for_actor_id": "for_actor",
    "via_id": "via",
    "code": "named",
}
SIDES = {"": "article_id", "_a": "article_a", "_b": "article_b"}  # of a row and of a pair: the column of the article
BEHIND = 25  # spans behind one mark that a chart is given; its count is that of all


@dataclass(frozen=True)
class Event:
    """An event and the database that holds the tables of the whole study."""

    database: duckdb.DuckDBPyConnection
    data: Path
    event_id: str
    title: str
    starts: datetime.date
    ends: datetime.date
    selection: str  # how the texts were chosen, as the catalogue says; may be empty
    outlets: dict[str | None, str]  # outlet_id → name; a name that several have is numbered
    actors: dict[str, str]  # actor_id → name
    report: Path  # the folder of its pages
    others: list[Row]  # the other events of the study that have texts: event_id, title, report
    pages: dict[tuple[str, str], str]  # ("article" or "outlet", id) → address of its page, of those that have one
    _sentences: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def rows(self, table: str, **values: Any) -> list[Row]:
        """Rows of this event in a table such as `coverage.evidence`, those with these values, always in one order.

        Dates become ISO text, so that a row can stand in a chart. Names stand beside ids, as NAMES says; `outlet` is
        “all outlets” where a row counts them together. `link` leads to the sentence a span begins in, in a pair
        `link_a` and `link_b`, from a row of an outlet to its page; it is None where there is no such page.
        """
        relation = self.database.table(table)
        wanted = {"event_id": self.event_id} | values if "event_id" in relation.columns else values
        conditions = [f'"{column}" IS NOT DISTINCT FROM ${column}' for column in wanted]
        where = " WHERE " + " AND ".join(conditions) if conditions else ""
        return self._found(f"SELECT * FROM {table}{where} ORDER BY ALL", wanted)

    def select(self, query: str, **values: Any) -> list[Row]:
        """Rows of a SELECT of one's own, in which `$event` stands for the id of this event. Order it."""
        return self._found(query, {"event": self.event_id} | values)

    def behind(self, kind: str, *columns: str) -> list[Row]:
        """The first counted spans of a kind for each value of these columns; `found` is how many there are.

        Those in texts that have a page come before others, so that a mark leads to its sentence in a large study too.
        """
        each = ", ".join(f'"{column}"' for column in columns)
        return self.select(
            f"""SELECT *, count(*) OVER (PARTITION BY {each}) AS found FROM coverage.evidence
            WHERE event_id = $event AND kind = $kind AND counted
            QUALIFY row_number() OVER (
                PARTITION BY {each} ORDER BY list_contains($pages, article_id) DESC, article_id, start
            ) <= $behind ORDER BY ALL""",
            kind=kind,
            pages=sorted(article_id for kind, article_id in self.pages if kind == "article"),
            behind=BEHIND,
        )

    def saying(self, words: list[str], outlet_id: str) -> list[Row]:
        """The first sentences with each `word` of these, a lemma, those of one outlet in front; `found` counts all."""
        return self.select(
            """WITH lemmas AS (
                SELECT article_id, outlet_id, start, unnest(list_distinct(string_split(lemmas, ' '))) AS word
                FROM tables.clauses JOIN main.articles USING (article_id) WHERE event_id = $event
            )
            SELECT word, article_id, sentences.start, outlet_id, text AS sentence_text,
                count(*) OVER (PARTITION BY word) AS found
            FROM lemmas JOIN main.sentences USING (article_id)
            WHERE list_contains($words, word) AND lemmas.start >= sentences.start AND lemmas.start < sentences."end"
            QUALIFY row_number() OVER (
                PARTITION BY word, outlet_id = $outlet ORDER BY article_id, lemmas.start
            ) <= $behind
            ORDER BY outlet_id <> $outlet, article_id, lemmas.start, word""",
            words=words,
            outlet=outlet_id,
            behind=BEHIND,
        )

    def link(self, article_id: str, offset: int | None = None) -> str | None:
        """The address of an article's page, with an offset of the sentence there that holds it."""
        page = self.pages.get(("article", article_id))
        if page is None or offset is None:
            return page
        starts = self._starts(article_id)
        place = bisect_right(starts, (offset, len(starts))) - 1
        return page if place < 0 else f"{page}#{sentence_id(starts[place][1])}"

    def _starts(self, article_id: str) -> list[tuple[int, int]]:
        if article_id not in self._sentences:
            query = "SELECT start, sentence FROM main.sentences WHERE article_id = $article ORDER BY ALL"
            self._sentences[article_id] = self.database.sql(query, params={"article": article_id}).fetchall()
        return self._sentences[article_id]

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
        for side, article in SIDES.items():
            if row.get(article) is not None:
                shown[f"link{side}"] = self.link(row[article], row.get(f"start{side}"))
        if "outlet_id" in row and "link" not in shown:
            shown["link"] = self.pages.get(("outlet", row["outlet_id"]))
        return shown


def open_event(data: str | Path, event_id: str | None = None, seen_from: Path = Path()) -> Event:
    """The event of that id, or the earliest that has texts; StudyError where there is none.

    `seen_from` is the folder in which its links are shown: that of a notebook, unless another is named.
    """
    database = connect(Path(data), described=False)
    events = _events(database, Path(data) / "report")
    wanted = [event for event in events if event_id in (None, event["event_id"])]
    if not wanted:
        known = ", ".join(event["event_id"] for event in events) or "none"
        raise StudyError("events.csv", None, f"there is no event “{event_id}”", f"Known are: {known}")
    names = "SELECT outlet_id, coalesce(nullif(name, ''), outlet_id) FROM main.outlets ORDER BY outlet_id"
    outlets = distinct(dict(database.sql(names).fetchall()))
    actors = database.sql("SELECT actor_id, name FROM links.actors").fetchall()
    return Event(
        database,
        Path(data),
        *(wanted[0][column] for column in ("event_id", "title", "starts", "ends")),
        selection=wanted[0].get("selection") or "",
        outlets={None: "all outlets", **outlets},
        actors=dict(actors),
        report=wanted[0]["report"],
        others=[event for event in events if event is not wanted[0] and event["texts"]],
        pages=read_catalogue(wanted[0]["report"], seen_from),
    )


def _events(database: duckdb.DuckDBPyConnection, report: Path) -> list[Row]:
    """All events by their days, those with texts first; each but the first has a folder of its own for its pages."""
    query = """
        SELECT events.*, count(article_id) AS texts FROM main.events LEFT JOIN main.articles USING (event_id)
        GROUP BY ALL ORDER BY texts = 0, starts, event_id
    """
    events = database.sql(query).to_arrow_table().to_pylist()
    return [
        {**event, "report": report / f"event-{file_stem(event['event_id'])}" if place else report}
        for place, event in enumerate(events)
    ]
