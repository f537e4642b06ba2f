"""What a highlight says: what was counted, its value, whose voice, and whether a table counts it."""

import pytest

from parallax.reporting.notes import LAYERS, anchor, notes


class GivenEvent:
    """An event whose tables are given as rows."""

    def __init__(self, *evidence: dict, quantities: tuple[dict, ...] = ()) -> None:
        statement = {"claim_id": "strikers", "statement": "Many were on strike."}
        self.tables = {"evidence": evidence, "statements": [statement], "quantities": quantities}

    def rows(self, table: str, **values: object) -> list[dict]:
        return list(self.tables[table.split(".")[1]])


def row(kind: str, **changes: object) -> dict:
    found = {"kind": kind, "frame": None, "code": "silva", "named": "Ana Silva", "start": 0, "end": 5, "text": "Silva"}
    found |= {"value": None, "evaluated": None, "voice": "own", "actor": None, "via": None, "zone": None}
    return found | {"counted": True} | changes


EXPRESSION = {"frame": "outcome", "code": "no_progress", "value": "-2", "evaluated": "this_round"}
SAID = {
    "names Ana Silva": row("mention"),
    "attributed to Ana Silva, through DPA": row("quote", actor="Ana Silva", via="DPA", voice="attributed"),
    "attributed to a source without a name": row("quote", voice="attributed"),
    "attributed to “two officials”, for DPA": row("quote", source="two officials", for_actor="DPA", voice="attributed"),
    "attributed to “a DPA spokesperson”": row(
        "quote", source="a DPA spokesperson", for_actor="DPA", voice="attributed"
    ),
    "concluded from the words of Ana Silva": row("quote", actor="Ana Silva", voice="own_inference"),
    "claim “Many were on strike.”, with another value: 250, own voice": row("claim", code="strikers", value="250"),
    "outcome: no progress, value −2, said of this round, own voice": row("frame", **EXPRESSION),
    "spotlight: idle, in a voice that is not clear": row("frame", frame="spotlight", code="idle", voice="ambiguous"),
    "names Ana Silva (not counted: caption)": row("mention", counted=False, zone="caption"),
}


@pytest.mark.parametrize("meaning", SAID)
def test_a_span_is_said_in_words(meaning):
    assert [note["meaning"] for note in notes(GivenEvent(SAID[meaning]), "n1")] == [meaning]


def test_a_number_and_a_date_say_how_they_were_read():
    number = {"kind": "quantity", "start": 0, "end": 5, "low": 1200.0, "high": 1200.0, "bound": "at_least"}
    number |= {"unit": None, "counted": "workers"}
    day = {"kind": "date", "start": 6, "end": 9, "earliest": "2025-03-04T00:00:00", "latest": "2025-03-04T23:59:59"}
    told = notes(GivenEvent(row("quantity"), row("date", start=6, end=9), quantities=(number, day)), "n1")
    assert [note["meaning"] for note in told] == [
        "number at least 1,200 (workers), own voice",
        "date 2025-03-04, own voice",
    ]


def test_a_unit_is_named_and_an_open_end_of_a_date_is_said():
    hours = {"kind": "quantity", "start": 0, "end": 5, "low": 24.0, "high": 48.0, "bound": "range", "unit": "hour"}
    until = {"kind": "date", "start": 6, "end": 9, "earliest": None, "latest": "2025-08-31T23:59:59"}
    found = (hours | {"counted": "ceasefires"}, until, until | {"start": 10, "end": 12, "latest": None})
    spans = row("quantity"), row("date", start=6, end=9), row("date", start=10, end=12)
    assert [note["meaning"] for note in notes(GivenEvent(*spans, quantities=found), "n1")] == [
        "number 24 to 48 (unit: hour; ceasefires), own voice",
        "date up to 2025-08-31, own voice",
        "date that no day is known of, own voice",
    ]


@pytest.mark.parametrize(
    ("value", "shown"), [(9e11, "900,000,000,000"), (31e6, "31,000,000"), (0.25, "0.25"), (1.2, "1.2"), (0.0, "0")]
)
def test_a_number_is_written_without_an_exponent(value, shown):
    krona = {"kind": "quantity", "start": 0, "end": 5, "low": value, "high": value, "bound": "exact", "unit": "krona"}
    told = notes(GivenEvent(row("quantity"), quantities=(krona | {"counted": None},)), "n1")
    assert told[0]["meaning"] == f"number {shown} (unit: krona), own voice"


def test_a_note_leads_to_the_code_in_the_list_below_its_chart():
    found = notes(GivenEvent(row("frame", **EXPRESSION), row("frame", frame="war_peace", code="winning")), "n1")
    assert [note["anchor"] for note in found] == ["outcome-no_progress", "codes-war_peace-winning"]
    assert anchor("mentions", "A B") != anchor("mentions", "a-b")


def test_labels_are_no_layer_and_every_layer_names_the_page_that_counts_it():
    assert notes(GivenEvent(row("label")), "n1") == []
    assert {layer.page for layer in LAYERS.values()} == {"actors", "quotes", "numbers", "claims", "framing"}
