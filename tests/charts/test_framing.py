"""Charts of framing: one dot an expression on −2…+2, by what is evaluated and in whose voice."""

from drawn import rows_of, scale_of, specification, tooltip_of

from parallax.charts import framing


def expression(**changes: object) -> dict:
    row = {"code": "failure", "value": "-2", "voice": "own", "actor": None, "outlet": "North", "written": "after"}
    return (
        row | {"evaluated": "this_round", "text": "fruitless", "sentence_text": "The talks were fruitless."} | changes
    )


def test_an_expression_stands_at_its_value_in_the_panel_of_what_it_evaluates():
    chart = framing.outcome([expression()], [expression()])
    row = rows_of(chart)[0]
    assert (row["value"], row["evaluated"]) == ("−2 clearly negative", "this round")
    assert specification(chart)["facet"]["field"] == "evaluated"


def test_four_voices_differ_by_shape():
    labels, shapes = scale_of(framing.outcome([expression()], []), "shape")
    assert len(set(shapes)) == len(labels) == 4


def test_a_dot_tells_voice_object_time_and_sentence():
    chart = framing.outcome([expression(voice="attributed", actor="Ana Silva", written="before")], [])
    assert {"expression", "voice", "evaluates", "written", "sentence"} <= tooltip_of(chart)
    row = rows_of(chart)[0]
    assert (row["voice"], row["written"]) == ("attributed to Ana Silva", "before the event")
    assert row["text"] == "North (written before)"


def test_a_text_without_an_expression_keeps_its_row():
    silent = {"outlet": "West", "written": "unknown"}
    chart = framing.outcome([expression()], [expression(), silent])
    domain = specification(chart)["spec"]["encoding"]["y"]["scale"]["domain"]
    assert domain == ["North", "West (phase unknown)"]


def test_a_figure_counts_all_expressions_and_not_those_alone_that_it_was_given():
    rows = [expression(found=400), expression(found=400), expression(value="1", found=1)]
    assert "n = 401 expressions" in specification(framing.outcome(rows, rows))["description"]
    assert "n = 400." in specification(framing.codes(rows[:2], rows, "Indicators", "war"))["description"]


def test_what_has_no_target_is_the_last_panel():
    rows = [expression(evaluated=None), expression(evaluated=None), expression()]
    assert specification(framing.outcome(rows, []))["facet"]["sort"] == ["this round", framing.UNKNOWN]


def test_an_expression_without_a_value_is_not_put_on_the_scale():
    assert "No expression" in specification(framing.outcome([expression(value=None)], []))["description"]


def test_codes_stand_by_outlet_most_frequent_first():
    rows = [expression(code="rare"), expression(code="common"), expression(code="common", outlet="South")]
    chart = framing.codes(rows, rows, "Indicators", "war")
    assert specification(chart)["encoding"]["y"]["sort"] == ["common", "rare"]
    assert specification(chart)["encoding"]["x"]["scale"]["domain"] == ["North", "South"]


def test_without_codes_a_chart_says_so():
    assert "codebook names none" in specification(framing.codes([], [], "Indicators", "war"))["description"]


def test_texts_without_an_expression_leave_a_chart_that_could_not_hold_them():
    many = [expression(outlet=f"Outlet {number:02d}") for number in range(30)]
    chart = framing.codes([expression()], many, "Indicators", "war")
    assert specification(chart)["encoding"]["x"]["scale"]["domain"] == ["North"]


def test_long_names_of_outlets_make_the_rows_of_a_panel_higher():
    long = [expression(outlet=f"The Independent and Free Morning Messenger of the Harbour Districts {n}") for n in "ab"]
    assert specification(framing.outcome(long, long))["spec"]["height"] > 26 * len(long)
