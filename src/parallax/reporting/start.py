"""The first page: the event, its texts and how they were chosen, and the five questions, each answered at a glance."""

import os
from collections.abc import Sequence
from pathlib import Path

from parallax.charts import summary
from parallax.reporting import findings
from parallax.reporting.articles import texts, titled
from parallax.reporting.event import Event
from parallax.reporting.links import CATALOGUE, Link
from parallax.reporting.pages import Chart, Frame, chart_scripts, page
from parallax.reporting.passages import Passages, passages
from parallax.reporting.rendering import render

LINK = Link("index.html", "Start")
QUESTIONS = (
    ("actors", "Who is heard?", findings.speakers),
    ("claims", "What do all report, and what only one?", findings.claims),
    ("numbers", "Where do numbers and dates disagree?", findings.numbers),
    ("quotes", "Whose words are repeated?", findings.repeated_words),
    ("framing", "How is the outcome evaluated?", findings.outcome),
)


def charts(event: Event) -> list[Chart]:
    """One small chart a question, in the order of the questions."""
    quotes = event.behind("quote", "actor_id")
    numbers = event.behind("quantity", "code") + event.behind("date", "code")
    outcome = event.rows("coverage.evidence", kind="frame", frame="outcome", counted=True)
    reports = event.select(
        """SELECT * FROM coverage.claim_cells WHERE event_id = $event AND start IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY article_id) <= 3 ORDER BY ALL"""
    )
    made = (
        summary.heard(event.rows("coverage.quote_coverage", outlet_id=None), quotes),
        summary.reported(event.rows("coverage.claim_coverage", outlet_id=None), reports),
        summary.agreement(event.rows("coverage.quantity_agreement"), numbers),
        summary.repeated(event.rows("coverage.evidence", kind="quote", counted=True), texts(event)),
        summary.evaluated(outcome),
    )
    return [Chart(chart.to_dict(), f"index-{number}") for number, chart in enumerate(made, start=1)]


def page_of(event: Event, frame: Frame, shown: Sequence[Chart]) -> str:
    """The first page around its charts."""
    body = render(
        "index.html.j2",
        title=event.title,
        days=_days(event),
        selection=event.selection,
        others=[{**other, "link": _first_page(event, other["report"])} for other in event.others],
        root=os.path.relpath(event.data / "report", event.report),
        texts=findings.texts(event).splitlines(),
        table=_texts(event)._repr_html_(),
        questions=[
            {
                "title": question,
                "file": f"{name}.html",
                "page": name.capitalize(),
                "answer": answer(event).splitlines(),
                "chart": chart,
            }
            for (name, question, answer), chart in zip(QUESTIONS, shown)
        ],
    )
    return page(body, LINK, frame, scripts=chart_scripts())


def _first_page(event: Event, report: Path) -> str | None:
    """Where another event's first page is, if its pages are made."""
    made = (report / CATALOGUE).is_file()
    return Path(os.path.relpath(report, event.report), LINK.file).as_posix() if made else None


def _days(event: Event) -> str:
    first, last = f"{event.starts:%-d %B %Y}", f"{event.ends:%-d %B %Y}"
    return first if first == last else f"{first} to {last}"


def _texts(event: Event) -> Passages:
    shown = [{**row, "published": row["published"] or "not stated"} for row in titled(event)]
    columns = {"title": "Text", "outlet": "Outlet", "words": "Words", "written": "Written", "published": "Published"}
    return passages(shown, "The catalogue holds no text on this event.", found=texts(event), **columns)
