"""Charts of one outlet against the others, and of what the study holds."""

from drawn import rows_of, specification, tooltip_of

from parallax.charts import outlet, overview


def coverage(**changes: object) -> dict:
    row = {"outlet_id": "north", "outlet": "North", "actor_id": "silva", "name": "Ana Silva", "mentions": 4}
    return row | {"words_n": 400, "per_1000": 10.0} | changes


def word(word: str, z: float) -> dict:
    row = {"word": word, "z": z, "log_odds": z / 2, "prior": 500.0, "count": 3, "rest_count": 1, "words_n": 400}
    row |= {"outlet_id": "north", "outlet": "North"}
    row |= {"log_odds_10": 3.0, "log_odds_100": 2.0, "log_odds_1000": 0.5}
    return row | {"rest_words_n": 900, "articles": 1, "p": 0.1, "q": 0.5}


def article(**changes: object) -> dict:
    row = {"article_id": "n1", "outlet": "North", "written": "after", "written_basis": "“agreed”", "published": None}
    return row | {"published_basis": "", "words": 70, "headline": "", "text": "Dockers  and\nport"} | changes


def test_actors_the_outlet_does_not_name_are_not_drawn():
    other = coverage(outlet_id="south", outlet="South", actor_id="obrien", name="Jonas O'Brien")
    chart = outlet.actors_against_rest([coverage(), coverage(outlet_id="south", outlet="South"), other], [], "north")
    assert [(row["name"], row["which"]) for row in rows_of(chart)] == [
        ("Ana Silva", "this outlet"),
        ("Ana Silva", "each other outlet"),
    ]


def test_a_figure_names_the_outlet_it_is_about_and_cuts_a_very_long_name():
    titles = [
        specification(outlet.preferred_words([word("strike", 2.0)], [], "north"))["title"]["text"],
        specification(outlet.actors_against_rest([coverage(outlet="Gazette " * 20)], [], "north"))["title"]["text"],
    ]
    assert titles[0] == "Words that North uses more, or less, than the others"
    assert "Gazette… among" in titles[1] and len(titles[1]) < 100


def test_a_word_is_drawn_with_its_interval_and_where_it_stands_at_other_sizes_of_the_prior():
    rows = rows_of(outlet.preferred_words([word("strike", 2.0)], [], "north"))
    (drawn,) = (row for row in rows if "short" in row)
    assert (drawn["prior"], drawn["short"], drawn["texts"]) == ("α0 = 500", "3 : 1", "in 1 text")
    assert (round(drawn["low"], 2), round(drawn["high"], 2)) == (0.02, 1.98)
    ticks = [(row["prior"], row["log_odds"]) for row in rows if "prior" in row and "short" not in row]
    assert ticks == [("α0 = 10", 3.0), ("α0 = 100", 2.0), ("α0 = 1,000", 0.5)]


def test_ten_words_in_each_direction_are_drawn():
    rows = [word(f"w{number:02d}", float(number)) for number in range(-20, 21)]
    chart = outlet.preferred_words(rows, [], "north")
    order = specification(chart)["layer"][1]["encoding"]["y"]["sort"]
    assert len(order) == 20
    assert (order[0], order[-1]) == ("w20", "w-20")


def test_a_word_shows_the_sentences_that_hold_it_with_their_outlets():
    holding = [
        {"word": "strike", "outlet": "North", "sentence_text": "Strike talks began."},
        {"word": "striker", "outlet": "North", "sentence_text": "Strikers left."},
        {"word": "strike", "outlet": "South", "sentence_text": "The strikes ended."},
    ]
    row = next(row for row in rows_of(outlet.preferred_words([word("strike", 2.0)], holding, "north")) if "word" in row)
    assert row["sentences"] == "• North: Strike talks began.\n• South: The strikes ended."


def test_a_single_outlet_has_nothing_to_compare_with():
    assert "no other outlet" in specification(outlet.preferred_words([], [], None))["description"]
    assert "No actor was found" in specification(outlet.actors_against_rest([], [], "north"))["description"]


def test_a_text_that_states_its_day_has_another_shape_than_an_inferred_phase():
    rows = rows_of(overview.articles([article(), article(article_id="n2", published="2025-03-05")]))
    assert len({row["basis"] for row in rows}) == 2
    assert {row["published"] for row in rows} == {"not stated", "2025-03-05"}


def test_a_text_shows_its_first_words_and_what_its_phase_rests_on():
    chart = overview.articles([article()])
    assert {"first words", "phase rests on", "words"} <= tooltip_of(chart)
    assert rows_of(chart)[0]["first words"] == "Dockers and port…"


def test_unknown_is_a_column_only_where_a_text_is_of_unknown_time():
    assert "unknown" not in str(specification(overview.articles([article()]))["layer"][0]["encoding"]["x"]["scale"])
    rows = [article(written="unknown")]
    assert "unknown" in str(specification(overview.articles(rows))["layer"][0]["encoding"]["x"]["scale"])


def test_a_study_without_texts_on_the_event_says_so():
    assert "no article on this event" in specification(overview.articles([]))["description"]
