"""Rows as a table: the counted words marked, every text escaped."""

from small_study import HOSTILE

from parallax.reporting.passages import MOST, most_alike, passages


def row(**changes: object) -> dict:
    sentence = "The talks were fruitless again."
    return {"outlet": "North", "start": 115, "end": 124, "sentence_start": 100, "sentence_text": sentence} | changes


def html(rows: list[dict], **columns: str) -> str:
    return str(passages(rows, "Nothing was found.", **columns)._repr_html_())


def test_the_counted_words_are_marked_in_their_sentence():
    assert "The talks were <mark>fruitless</mark> again." in html([row()], sentence_text="Sentence")


def test_a_sentence_without_offsets_is_shown_whole():
    shown = html([{"sentence_text": "All of it."}], sentence_text="Sentence")
    assert "All of it." in shown and "<mark>" not in shown


def test_of_a_quotation_over_several_sentences_the_shared_one_is_shown():
    texts = ["“We are far apart.", "We will meet again in May,” she said.", "He said they would meet again in May."]
    spans = [("n1", 0, 17), ("n1", 18, 55), ("n2", 0, 37)]
    sentences = [dict(zip(("article_id", "start", "end", "text"), (*span, text))) for span, text in zip(spans, texts)]
    pair = {"article_a": "n1", "start_a": 0, "end_a": 44, "sentence_a": texts[0]}
    pair |= {"article_b": "n2", "start_b": 13, "end_b": 36, "sentence_b": texts[2]}
    shown = most_alike([pair], sentences)[0]
    assert (shown["sentence_a"], shown["sentence_b"]) == (texts[1], texts[2])


def test_a_pair_outside_all_sentences_stays_as_it_is():
    pair = {"article_a": "n1", "start_a": 0, "end_a": 9, "article_b": "n2", "start_b": 0, "end_b": 9}
    assert most_alike([pair], []) == [pair]


def test_text_of_articles_outlets_and_headings_is_escaped():
    hostile = row(outlet=HOSTILE, sentence_text=HOSTILE, start=100, end=108)
    shown = html([hostile], outlet=HOSTILE, sentence_text="Sentence")
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown and "<mark>&lt;script&gt;</mark>" in shown


def test_a_pair_shows_both_sentences_under_their_outlets():
    pair = {"name_a": "North", "sentence_a": "1,200 came.", "name_b": "South", "sentence_b": "2,000 came."}
    shown = html([pair], pair="Sentences")
    assert shown.index("<b>North</b>1,200 came.") < shown.index("<b>South</b>2,000 came.")


def test_ids_are_shown_in_words_numbers_to_the_right_dates_unbroken():
    shown = html([{"voice": "own_inference", "rate": 2.5, "day": "2025-03-04"}], voice="Voice", rate="Rate", day="Day")
    assert "own inference" in shown
    assert 'class="number">2.5</td>' in shown
    assert 'class="date" style="text-align:left">2025-03-04</td>' in shown


def test_a_value_of_a_frame_has_its_sign_and_that_of_a_claim_stays_as_it_was_written():
    framed = [{"value": value, "frame": "outcome"} for value in ("1", "-2", "0", None)]
    assert repr(passages(framed, "", value="Value")) == "+1\n−2\n0\n"
    assert repr(passages([{"value": "2022"}], "", value="Value")) == "2022"


def test_words_of_an_unnamed_source_are_said_to_have_one_and_an_outlets_own_have_none():
    said = [{"voice": "attributed", "actor": actor} for actor in ("Ana Silva", None)]
    shown = repr(passages([*said, {"voice": "own", "actor": None}], "", actor="Attributed to"))
    assert shown == "Ana Silva\na source without a name\n"


def test_an_unnamed_source_is_shown_in_the_texts_own_words_and_each_with_whom_it_speaks_for():
    said = [
        {"voice": "attributed", "actor": None, "source": "two union officials", "for_actor": None},
        {"voice": "attributed", "actor": None, "source": "a spokesman", "for_actor": "White House"},
        {"voice": "attributed", "actor": "Ana Silva", "source": "She", "for_actor": "Silva campaign"},
        {"voice": "attributed", "actor": "Peru", "source": "Peru", "for_actor": "Peru"},
    ]
    assert repr(passages(said, "", actor="Attributed to")).splitlines() == [
        "“two union officials”", "“a spokesman”, for White House", "Ana Silva, for Silva campaign", "Peru"
    ]


def test_an_empty_table_says_so_in_html_and_in_plain_text():
    assert html([], outlet="Outlet") == "<p>Nothing was found.</p>"
    assert repr(passages([], "Nothing was found.", outlet="Outlet")) == "Nothing was found."


def test_a_long_table_is_cut_and_says_how_many_rows_more():
    shown = html([{"n": number} for number in range(MOST + 3)], n="N")
    assert "… and 3 more rows" in shown and f"{MOST} of {MOST + 3} rows" in shown


def test_rows_that_are_the_first_of_many_say_of_how_many():
    shown = str(passages([{"n": number} for number in range(20)], "", found=1200, n="N")._repr_html_())
    assert "20 of 1,200 rows" in shown and "… and 1,180 more rows" in shown


def test_the_heading_of_numbers_stands_above_them():
    shown = html([{"outlet": "North", "n": 2}], outlet="Outlet", n="N")
    assert '<th scope="col" style="text-align:left">Outlet</th><th scope="col" class="number">N</th>' in shown
