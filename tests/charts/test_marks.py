"""Where dots sit in a cell, and the sentences behind a mark."""

from parallax.charts.marks import behind, dodged, excerpt, left_out, most_first, sentence, shortened, spoken


def test_three_dots_of_a_cell_stand_side_by_side_around_its_middle():
    placed = dodged([{"cell": "a"}] * 3, "cell")
    assert [(row["dx"], row["dy"]) for row in placed] == [(-1, 0), (0, 0), (1, 0)]


def test_a_full_line_is_followed_by_a_second_one():
    placed = dodged([{"cell": "a"}] * 5, "cell", per_line=4)
    assert [row["dy"] for row in placed] == [-0.5, -0.5, -0.5, -0.5, 0.5]
    assert placed[-1]["dx"] == 0


def test_dots_of_two_cells_do_not_push_each_other():
    assert all(row["dx"] == 0 for row in dodged([{"cell": "a"}, {"cell": "b"}], "cell"))


def test_an_aggregated_mark_lists_three_sentences_and_says_how_many_more():
    evidence = [{"actor": "x", "sentence_text": f"Sentence {number}."} for number in range(5)]
    shown = behind([{"actor": "x"}], evidence, by=("actor",))[0]["sentences"]
    assert shown.splitlines() == ["• Sentence 0.", "• Sentence 1.", "• Sentence 2.", "… and 2 more"]


def test_two_mentions_in_one_sentence_quote_it_once():
    evidence = [{"actor": "x", "sentence_text": "He met himself."}] * 2
    assert behind([{"actor": "x"}], evidence, by=("actor",))[0]["sentences"] == "• He met himself."


def test_a_mark_without_evidence_shows_no_sentence_of_another():
    evidence = [{"actor": "y", "sentence_text": "Of y."}]
    assert behind([{"actor": "x"}], evidence, by=("actor",))[0]["sentences"] == ""


def test_a_very_long_sentence_is_cut_with_an_ellipsis():
    assert sentence({"sentence_text": "word " * 200}).endswith("word…")
    assert sentence({"sentence_text": "Short."}) == "Short."


def test_a_cut_stands_between_words():
    assert shortened("launched 71 drones across regions", 24) == "launched 71 drones…"
    assert shortened("all  of\nit", 24) == "all of it"


def test_an_excerpt_holds_the_expression_and_whole_words_around_it():
    text = "After many months of silence the dockers and the port met again on Tuesday to talk about wages and hours."
    row = {"text": "Tuesday", "sentence_text": text, "sentence_start": 100, "start": 100 + text.index("Tuesday")}
    row["end"] = row["start"] + len("Tuesday")
    assert excerpt(row, before=20, after=22) == "…port met again on Tuesday to talk about wages…"
    assert excerpt(row, before=200, after=200) == text
    assert excerpt({"text": "on\nTuesday", "sentence_text": None}) == "on Tuesday"


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
