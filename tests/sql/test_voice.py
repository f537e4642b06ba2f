"""Voice: whose words a span is, for every case the design names."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from conftest import marked

import parallax
from parallax.extractors.attributions import SCHEMA as ATTRIBUTIONS
from parallax.extractors.clauses import SCHEMA as CLAUSES

OWN = ("own", None)  # what is governed by nothing is the outlet's own: it has no row
VOICE = (Path(parallax.__file__).parent / "sql" / "voice.sql").read_text(encoding="utf-8")


def voice(sentence: str, cue_class: str = "report") -> tuple[str, str | None]:
    """Voice of <x>, given <content> pieces, <cue>, <quoted> words, and <relative> or <modifier> clauses.

    <inner> is the content of a second attribution, called “inner”.
    """
    _, tagged = marked(sentence)
    at = {tag: [(s, e) for name, s, e in tagged if name == tag] for tag, _, _ in tagged}
    attributions = []
    for name, tag in (("outer", "content"), ("inner", "inner")):
        if tag in at:
            attributions.append(_attribution(name, at[tag], at, cue_class if name == "outer" else "report"))
    clauses = [_clause(tag, span) for tag in ("relative", "modifier") for span in at.get(tag, [])]
    (start, end), = at["x"]
    connection = duckdb.connect()
    connection.execute("CREATE SCHEMA tables")
    for name, rows, schema in (("attributions", attributions, ATTRIBUTIONS), ("clauses", clauses, CLAUSES)):
        connection.register("given", pa.Table.from_pylist(rows, schema=schema))
        connection.execute(f"CREATE TABLE tables.{name} AS SELECT * FROM given")
    connection.execute("CREATE SCHEMA coverage")
    connection.execute('CREATE TABLE coverage.spans (article_id VARCHAR, "start" BIGINT, "end" BIGINT)')
    connection.execute("INSERT INTO coverage.spans VALUES ('x1', ?, ?)", [start, end])
    governed = connection.execute(VOICE).fetchall()
    return governed[0][-2:] if governed else OWN


def _attribution(name, pieces, at, cue_class):
    cue = at.get("cue", [(None, None)])[0] if name == "outer" else (None, None)
    row = {field: None for field in ATTRIBUTIONS.names}
    row |= {"article_id": "x1", "attribution": name, "cue_start": cue[0], "cue_end": cue[1], "cue_class": cue_class}
    row |= {"content": [{"start": s, "end": e} for s, e in pieces]}
    return row | {"quoted": [{"start": s, "end": e} for s, e in at.get("quoted", [])]}


def _clause(kind, span):
    return {"article_id": "x1", "start": span[0], "end": span[1], "kind": kind, "lemmas": "", "negated": False}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The talks were <x>fruitless</x>.", OWN),
        ("He <cue>said</cue> <content>the talks were <x>fruitless</x></content>.", ("attributed", "outer")),
        ("He <cue>said</cue> <content>it ended</content> in a <x>fruitless</x> way.", OWN),
        # the expression holds the cue
        ("He <x><cue>downplayed</cue> <content>the chances of a breakthrough</content></x>.", ("attributed", "outer")),
        # overlapping a content without its cue is not enough
        ("He <cue>said</cue> <x>at last <content>it was over</content></x>.", OWN),
        # between the two pieces of a broken quotation
        ("<content>“We go on,”</content> he <cue>said</cue> after <x>fruitless</x> talks. <content>“Yes.”</content>",
         OWN),
        # a relative clause or modifier that the speaker need not have said
        ("He <cue>said</cue> <content>they met for talks, <relative>which were <x>fruitless</x></relative></content>.",
         ("ambiguous", "outer")),
        ("He <cue>said</cue> <content>they met in the <modifier><x>fruitless</x></modifier> round</content>.",
         ("ambiguous", "outer")),
        # between quotation marks the modifier is the speaker's
        ("He <cue>said</cue> <content>“<quoted>the <modifier><x>fruitless</x></modifier> round</quoted>”</content>.",
         ("attributed", "outer")),
        # the whole reported clause hangs in a relative clause: that is no doubt about who said it
        ("the man <relative>who <cue>said</cue> <content>it was <x>fruitless</x></content></relative>",
         ("attributed", "outer")),
        # a quotation within a quotation: the innermost speaker
        ("<content>“She told me <inner>‘it was <x>fruitless</x>’</inner>,”</content> he <cue>said</cue>.",
         ("attributed", "inner")),
    ],
)  # fmt: skip
def test_voice_of_an_expression(sentence, expected):
    assert voice(sentence) == expected


def test_outlet_that_concludes_from_others_words_speaks_itself():
    sentence = "Comments <cue>suggest</cue> <content><x>limited hope</x></content>."
    assert voice(sentence, cue_class="inference") == ("own_inference", "outer")
