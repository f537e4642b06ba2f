"""Charts of actors: rates with their denominators, and the sentences behind each cell."""

from drawn import rows_of, scale_of, specification, tooltip_of

from parallax.charts import actors


def coverage(**changes: object) -> dict:
    row = {
        "outlet_id": "north",
        "outlet": "North",
        "actor_id": "silva",
        "name": "Ana Silva",
        "mentions": 4,
        "words_n": 400,
    }
    row |= {
        "articles": 1,
        "articles_n": 1,
        "per_1000": 10.0,
        "quoted_words": 12,
        "quoted_words_n": 48,
        "quoted_share": 0.25,
    }
    return row | {"agent": 3, "patient": 1} | changes


def mention(**changes: object) -> dict:
    row = {"code": "silva", "outlet_id": "north", "outlet": "North", "actor_id": None, "sentence_text": "Silva left."}
    return row | changes


def test_a_cell_shows_the_rate_and_says_count_and_denominator():
    cell = rows_of(actors.mentions([coverage()], [mention()]))[0]
    assert (cell["shown"], cell["share"]) == ("10", "4 in 400 words")
    assert cell["sentences"] == "• Silva left."


def test_a_sentence_of_another_outlet_is_not_shown():
    assert rows_of(actors.mentions([coverage()], [mention(outlet_id="south")]))[0]["sentences"] == ""


def test_the_twenty_most_named_actors_are_drawn_most_first():
    rows = [coverage(actor_id=f"a{n}", name=f"Actor {n:02d}", per_1000=float(n)) for n in range(1, 31)]
    chart = actors.mentions(rows, [])
    order = specification(chart)["layer"][0]["encoding"]["y"]["sort"]
    assert order[0] == "Actor 30" and len(order) == 20
    assert {row["name"] for row in rows_of(chart)} == set(order)


def test_the_share_of_attributed_words_is_written_with_both_numbers():
    cell = rows_of(actors.quoted_share([coverage()], []))[0]
    assert (cell["shown"], cell["share"]) == ("25%", "12 of 48 words between quotation marks")


def test_an_actor_who_says_nothing_has_no_cell():
    assert rows_of(actors.quoted_share([coverage(quoted_words=0)], [])) == []


def test_agent_and_patient_differ_by_shape_as_well_as_colour():
    chart = actors.roles([coverage(outlet_id=None)], [])
    assert len(set(scale_of(chart, "shape")[1])) == len(set(scale_of(chart, "color")[1])) == 2
    assert {"name", "role", "count", "of"} <= tooltip_of(chart)


def test_each_role_shows_the_sentences_of_that_role_alone():
    told = [mention(role="agent"), mention(role="patient", sentence_text="They met Silva."), mention(role=None)]
    rows = rows_of(actors.roles([coverage(outlet_id=None)], told))
    shown = [(row["role"].split()[0], row["count"], row["sentences"]) for row in rows]
    assert shown == [("acts", 3, "• Silva left."), ("is", 1, "• They met Silva.")]


def test_a_role_an_actor_never_has_is_no_mark_at_zero():
    assert len(rows_of(actors.roles([coverage(outlet_id=None, patient=0)], []))) == 1


def test_without_actors_a_chart_says_so():
    for chart in (actors.mentions([], []), actors.quoted_share([], []), actors.roles([], [])):
        assert "No actor was found" in specification(chart)["description"]
