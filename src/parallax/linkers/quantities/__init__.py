"""Quantities and dates: the same number or date over outlets, by what is counted or dated, never by value alone.

A duration that is a deadline gets the interval it ends in, counted from when it was set: that makes it comparable
with a date.
"""

from parallax.codebook import Codebook
from parallax.extractors.dates import TIME
from parallax.linkers.quantities import items
from parallax.linkers.quantities.grouping import groups
from parallax.linkers.quantities.items import Item
from parallax.tables import BOOL, FLOAT, INT, TEXT, Row, schema

READS = ("articles", "events", "sentences", "tables/quantities", "tables/dates", "tables/clauses")
COLUMNS = ("text", "low", "high", "bound", "unit", "counted", "per_each", "earliest", "latest")
SCHEMAS = {
    "quantities": schema(
        "One row per quantity or date of an article, with the group of those that tell the same thing.",
        group_id=(TEXT, "article, offset and kind of the group's first member"),
        kind=(TEXT, "quantity or date"),
        article_id=(TEXT, "article"),
        start=(INT, "offset of the first character"),
        end=(INT, "offset after the last character"),
        text=(TEXT, "the words at these offsets"),
        low=(FLOAT, "least value of a quantity"),
        high=(FLOAT, "greatest value of a quantity"),
        bound=(TEXT, "bound of a quantity"),
        unit=(TEXT, "normalised unit of a quantity, null for a plain count"),
        counted=(TEXT, "what is counted, or the event that is dated"),
        per_each=(TEXT, "of what there is so much for each, null for a total"),
        grows=(BOOL, "whether it is a tally that grows, such as a death toll"),
        earliest=(TIME, "first second of a date; of a duration that is a deadline, of the interval it ends in"),
        latest=(TIME, "last second of the same"),
    )
}


def link(tables: dict[str, list[Row]], codebook: Codebook) -> dict[str, list[Row]]:
    """One row per item, grouped."""
    rows = []
    for group in groups(items.read(tables)):
        group_id = "{}-{}-{}".format(*group[0].place)
        rows += [{"group_id": group_id, **_row(item)} for item in group]
    return {"quantities": rows}


def _row(item: Item) -> Row:
    told = {column: item.row.get(column) for column in COLUMNS}
    if item.ends:
        told |= {"earliest": item.ends.earliest, "latest": item.ends.latest}
    told["grows"] = item.grows
    told["counted"] = item.row["counted"] if item.kind == "quantity" else item.row["dated"]
    return {"kind": item.kind, **{name: item.row[name] for name in ("article_id", "start", "end")}, **told}
