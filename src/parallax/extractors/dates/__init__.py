"""Extractor dates: dates, times, ranges and deadlines, each resolved to an interval against the article's date.

The anchor is the day of publication, or the event's first day where a text states none; a clock time and “the same
day” go by the day last named in the text.
"""

from collections.abc import Iterator

import pyarrow as pa
from spacy.tokens import Doc

from parallax.codebook import Codebook
from parallax.extractors.dates.expressions import CLOCKS, Expression, expressions, resolve
from parallax.extractors.dates.intervals import Interval
from parallax.extractors.dates.tense import Way, way
from parallax.extractors.dates.told_of import told_of
from parallax.syntax import text_of
from parallax.tables import INT, TEXT, Row, schema

TIME = pa.timestamp("s")
SCHEMA = schema(
    "One row per date or time expression whose interval is known.",
    article_id=(TEXT, "article"),
    start=(INT, "offset of the first character"),
    end=(INT, "offset after the last character"),
    text=(TEXT, "the words at these offsets"),
    earliest=(TIME, "first second of the interval, null where it is open"),
    latest=(TIME, "last second of the interval, included, null where it is open"),
    kind=(TEXT, "date, time, range, deadline or recurring"),
    dated=(TEXT, "lemmas of the event it dates, the head first, null where the syntax shows none"),
    anchor=(TEXT, "what it was resolved against: published, event or context with the day, or text where it says all"),
)

ALL_SAID = ("iso", "figures")
OPEN = (
    "weekday", "weekend", "month", "month day", "day month", "nth weekday", "season", "quarter", "holiday"
)  # fmt: skip
BY_CONTEXT = ("same day", "next day")


def rows(doc: Doc, article: Row, codebook: Codebook) -> Iterator[Row]:
    """One row per expression that resolves, in order."""
    basis, anchor = ("published", article["published"]) if article["published"] else ("event", article["event_starts"])
    day, day_told_at, told, told_at, text = anchor, -1, anchor, -1, text_of(doc)
    for expression in expressions(doc):
        by_context = _goes_by_context(doc, expression, day_told_at)
        follows = expression.follows and _is_near(doc, expression, told_at)
        if expression.points[0].turn == "later" and not follows:
            continue
        base = told if follows else day if by_context else anchor
        interval = resolve(expression, base, _way(doc, expression) if basis == "published" else None)
        if interval is None:
            continue
        if interval.last_day:
            told, told_at = interval.last_day, expression.start
        if interval.last_day and _is_short(interval):
            day, day_told_at = interval.last_day, expression.start
        context = by_context or follows
        yield {
            "article_id": article["article_id"],
            "start": expression.start,
            "end": expression.end,
            "text": text[expression.start : expression.end],
            "earliest": interval.earliest,
            "latest": interval.latest,
            "kind": expression.kind,
            "dated": told_of(doc, expression.start, expression.end),
            "anchor": "text" if _says_all(expression) else f"{'context' if context else basis} {base}",
        }


def _way(doc: Doc, expression: Expression) -> Way | None:
    """On which side of the day of publication a date lies whose name leaves it open (“Monday”, “in May”)."""
    if expression.edge == "since":
        return "past"
    if expression.points[-1].form not in OPEN:
        return None
    told = way(doc, expression.start, expression.end)
    if expression.edge == "from" and told == "past":
        return None  # “raised its offer from 1 January”
    if expression.kind == "deadline":
        return None if told == "past" else "future"
    if told == "present":  # “meet on Monday” is ahead, “prices rise in May” may be either
        return "future" if expression.points[-1].form == "weekday" else None
    return told


def _goes_by_context(doc: Doc, expression: Expression, told_at: int) -> bool:
    """“The same day” is the day last told, at an offset; a clock time too, if that was in this sentence or the last."""
    form = expression.points[0].form
    if told_at < 0 or form not in CLOCKS or len(expression.points) > 1:
        return told_at >= 0 and form in BY_CONTEXT
    return _is_near(doc, expression, told_at)


def _is_near(doc: Doc, expression: Expression, offset: int) -> bool:
    """Whether an offset before an expression lies in its sentence or the last."""
    sentence = doc.char_span(expression.start, expression.end, alignment_mode="expand")[0].sent
    before = sentence[0].nbor(-1).sent if sentence.start else sentence
    return offset >= before.start_char


def _says_all(expression: Expression) -> bool:
    point = expression.points[0]
    return point.form in ALL_SAID or bool(point.match.groupdict().get("year"))


def _is_short(interval: Interval) -> bool:
    return bool(interval.earliest and (interval.latest - interval.earliest).days <= 1)
