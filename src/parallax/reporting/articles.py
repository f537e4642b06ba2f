"""The page of an article: its whole text with everything counted in it, each span said in words and linked back."""

from collections.abc import Collection, Iterator, Sequence

from parallax.charts.sentences import shortened
from parallax.reporting.event import Event
from parallax.reporting.links import Link, article_file
from parallax.reporting.notes import LAYERS, notes
from parallax.reporting.pages import Frame, page
from parallax.reporting.rendering import read_template, render
from parallax.reporting.spans import blocks
from parallax.tables import Row

HEADLINE = 90  # characters of a title


def chosen(event: Event, most: int) -> list[str]:
    """The articles that get a page: of each outlet in turn the text with the most counted spans, up to `most`."""
    rows = event.select(
        """WITH counted AS (
            SELECT article_id, articles.outlet_id, count(evidence.kind) AS spans
            FROM main.articles LEFT JOIN coverage.evidence USING (article_id)
            WHERE articles.event_id = $event GROUP BY ALL
        ), turns AS (
            SELECT *, row_number() OVER (PARTITION BY outlet_id ORDER BY spans DESC, article_id) AS turn FROM counted
        )
        SELECT article_id, spans FROM turns ORDER BY turn, spans DESC, article_id LIMIT $most""",
        most=most,
    )
    return sorted(row["article_id"] for row in rows)


def chosen_outlets(event: Event, most: int) -> list[str]:
    """The outlets that get a page: those with most texts on the event, up to `most`."""
    rows = event.select(
        """SELECT outlet_id FROM main.articles WHERE event_id = $event
        GROUP BY outlet_id ORDER BY count(*) DESC, outlet_id LIMIT $most""",
        most=most,
    )
    return sorted(row["outlet_id"] for row in rows)


def pages(event: Event, frame: Frame, anchors: Collection[str]) -> Iterator[tuple[Link, str]]:
    """The page of each chosen article. anchors: addresses such as `claims.html#statuses-x` that other pages have."""
    rows = titled(event)
    links = [None, *(article_link(row) for row in rows), None]
    for row, before, link, after in zip(rows, links, links[1:], links[2:]):
        yield link, article_page(event, row, frame, (before, after), anchors)


def article_link(row: Row) -> Link:
    """How navigation names an article's page."""
    return Link(article_file(row["article_id"]), f"{row['outlet']}: {row['title']}")


def texts(event: Event) -> int:
    """How many articles the event has, with a page or without."""
    (row,) = event.select("SELECT count(*) AS n FROM main.articles WHERE event_id = $event")
    return row["n"]


def titled(event: Event) -> list[Row]:
    """The articles of the event that have a page, each with a `title`: its headline, or the first words of its text."""
    rows = event.select(
        """WITH running AS (
            SELECT article_id, first(text ORDER BY start) AS opening FROM main.sentences AS told
            WHERE NOT EXISTS (
                FROM main.zones WHERE zones.article_id = told.article_id AND zones.zone <> 'furniture'
                AND zones.start < told."end" AND zones."end" > told.start
            ) GROUP BY article_id
        )
        SELECT articles.* REPLACE (coalesce(words.words, articles.words) AS words),
            coalesce(nullif(headline, ''), opening, text) AS title
        FROM main.articles LEFT JOIN running USING (article_id) LEFT JOIN coverage.words USING (article_id)
        WHERE articles.event_id = $event AND list_contains($pages, article_id) ORDER BY outlet_id, article_id""",
        pages=[article_id for kind, article_id in event.pages if kind == "article"],
    )
    return [{**row, "title": shortened(row["title"], HEADLINE)} for row in rows]


def article_page(
    event: Event, row: Row, frame: Frame, neighbours: tuple[Link | None, Link | None], anchors: Collection[str]
) -> str:
    """The page of one article, with its neighbours' pages at its end."""
    article_id = row["article_id"]
    found = [{**note, "counted_at": _counted_at(note, anchors)} for note in notes(event, article_id)]
    zones = event.rows("main.zones", article_id=article_id)
    sentences = event.rows("main.sentences", article_id=article_id)
    body = render(
        "article.html.j2",
        article=row,
        outlet_page=frame.outlets.get(row["outlet_id"]),
        layers=_layers(found),
        blocks=blocks(row["text"], sentences, zones, found),
        sentences=len(sentences),
        neighbours=neighbours,
        witnesses=_witnesses(event, article_id),
    )
    return page(body, article_link(row), frame, scripts=(read_template("article.js"),), wide=True)


def _layers(found: Sequence[Row]) -> list[tuple[str, str, bool, int]]:
    layers = dict.fromkeys(LAYERS.values())
    return [(each.name, each.label, each.shown, sum(row["layer"] == each.name for row in found)) for each in layers]


def _counted_at(note: Row, anchors: Collection[str]) -> str:
    """The address that counts a span: its code on the page, where that is listed there, else the page."""
    file = f"{LAYERS[note['kind']].page}.html"
    address = f"{file}#{note['anchor']}"
    return address if address in anchors else file


def _witnesses(event: Event, article_id: str) -> list[Row]:
    """The other articles that share long word sequences with this one and count as one witness with it."""
    return event.select(
        """SELECT articles.* FROM links.syndication AS own JOIN links.syndication AS other USING (cluster_id)
        JOIN main.articles ON articles.article_id = other.article_id
        WHERE own.article_id = $article AND other.article_id <> $article AND event_id = $event ORDER BY ALL""",
        article=article_id,
    )
