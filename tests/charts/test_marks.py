"""How many marks are drawn, in which order, and where dots sit in a cell."""

from parallax.charts.marks import MOST_COLUMNS, MOST_DOTS, columns, dodged, dots, left_out, most_first, spoken


def test_three_dots_of_a_cell_stand_side_by_side_around_its_middle():
    placed = dodged([{"cell": "a"}] * 3, "cell")
    assert [(row["dx"], row["dy"]) for row in placed] == [(-1, 0), (0, 0), (1, 0)]


def test_a_full_line_is_followed_by_a_second_one():
    placed = dodged([{"cell": "a"}] * 5, "cell", per_line=4)
    assert [row["dy"] for row in placed] == [-0.5, -0.5, -0.5, -0.5, 0.5]
    assert placed[-1]["dx"] == 0


def test_dots_of_two_cells_do_not_push_each_other():
    assert all(row["dx"] == 0 for row in dodged([{"cell": "a"}, {"cell": "b"}], "cell"))


def test_what_a_chart_leaves_out_is_said_and_nothing_where_it_draws_all():
    assert "the 30 first of 31 words" in left_out(30, 31, "words", "first")
    assert left_out(30, 30, "words", "first") == ""


def test_only_an_attributed_expression_names_a_speaker():
    assert spoken({"voice": "attributed", "actor": "Ana Silva"}) == "attributed to Ana Silva"
    assert spoken({"voice": "own", "actor": "Ana Silva"}) == "own voice"
    assert spoken({"voice": "attributed", "actor": None}) == "attributed"
    assert spoken({"voice": None, "actor": None}) == "voice unknown"


def test_what_there_is_most_of_comes_first_and_ties_go_by_name():
    rows = [
        {"name": "b", "n": 1},
        {"name": "a", "n": 1},
        {"name": "c", "n": 1},
        {"name": "c", "n": None},
        {"name": "c", "n": 2},
    ]
    assert most_first(rows, "name", "n") == ["c", "a", "b"]


def mark(**changes: object) -> dict:
    return {"cell": "a", "voice": "own", "sentence": "It ended.", "links": ["article-n1.html#s0"]} | changes


def test_dots_stay_single_as_long_as_every_cell_can_hold_them():
    placed, gathered = dots([mark()] * MOST_DOTS, "cell", kind="voice")
    assert (len(placed), gathered, {row["count"] for row in placed}) == (MOST_DOTS, False, {1})


def test_in_a_cell_too_full_for_dots_one_mark_a_kind_says_how_many_it_stands_for():
    rows = [mark(found=400)] * 3 + [mark(voice="attributed", links=["article-n2.html#s1"], found=2)]
    placed, gathered = dots(rows, "cell", kind="voice")
    assert gathered
    assert [(row["voice"], row["count"]) for row in placed] == [("own", 400), ("attributed", 2)]
    assert placed[0]["sentence"] == "• It ended." and placed[1]["links"] == ["article-n2.html#s1"]


def test_only_as_many_outlets_are_drawn_as_fit_and_the_rest_is_said():
    rows = [{"outlet": f"o{number:02d}"} for number in range(MOST_COLUMNS + 2)] + [{"outlet": "o11"}]
    drawn, said = columns(rows)
    assert len({row["outlet"] for row in drawn}) == MOST_COLUMNS and {"outlet": "o11"} in drawn
    assert said == f" Drawn are the {MOST_COLUMNS} fullest of {MOST_COLUMNS + 2} outlets; the CSV tables hold all."
    assert columns(rows[:3]) == (rows[:3], "")
