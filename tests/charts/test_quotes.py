"""Charts of quotes: a dot an attribution, sources by kind, words that texts share."""

from drawn import rows_of, scale_of, specification, tooltip_of

from parallax.charts import quotes
from parallax.charts.marks import UNIDENTIFIED


def attribution(**changes: object) -> dict:
    row = {"code": "silva", "actor": "Ana Silva", "outlet": "North", "outlet_id": "north", "via_id": None, "via": None}
    return row | {"text": "we are far apart", "sentence_text": "Silva said we are far apart."} | changes


def diversity(**changes: object) -> dict:
    row = {"outlet_id": "north", "outlet": "North", "attributions": 4, "named": 3, "unnamed": 1, "no_source": 0}
    return row | {"sources": 3, "effective_sources": 2.5, "effective_sources_mm": 3.25} | changes


def test_a_dot_is_as_large_as_the_words_attributed():
    chart = quotes.speakers([attribution()], [])
    row = rows_of(chart)[0]
    assert (row["words"], row["speaker"], row["sentence"]) == (4, "Ana Silva", "Silva said we are far apart.")
    assert specification(chart)["encoding"]["size"]["field"] == "words"


def test_speakers_are_sorted_by_all_their_words_and_not_by_those_that_are_drawn():
    row = {"named": True, "words": 10, "name": "Ana Silva"}
    coverage = [row, row | {"name": "Jonas O'Brien", "words": 400}, row | {"named": False, "name": None, "words": 50}]
    told = [attribution(), attribution(code="obrien", actor="Jonas O'Brien", text="no"), attribution(actor=None)]
    chart = quotes.speakers(told, coverage)
    assert specification(chart)["encoding"]["y"]["sort"] == ["Jonas O'Brien", UNIDENTIFIED, "Ana Silva"]


def test_a_source_without_a_name_has_a_row_of_its_own():
    assert rows_of(quotes.speakers([attribution(actor=None)], []))[0]["speaker"] == UNIDENTIFIED


def test_words_relayed_by_an_agency_have_another_shape():
    chart = quotes.speakers([attribution(via_id="dpa", via="DPA"), attribution()], [])
    labels, shapes = scale_of(chart, "shape")
    assert len(set(shapes)) == 2
    assert {row["relay"] for row in rows_of(chart)} == set(labels)
    assert {"via", "expression", "sentence"} <= tooltip_of(chart)


def test_sources_stand_end_to_end_in_one_order():
    rows = rows_of(quotes.sources([diversity()], []))
    assert [(row["kind"], row["low"], row["high"]) for row in rows] == [
        ("named", 0, 3),
        ("unnamed", 3, 4),
    ]
    assert rows[0]["diversity"] == "2.5 effective sources of 3 identified (Miller–Madow 3.2)"


def test_each_kind_of_source_shows_its_own_sentences():
    told = [attribution(has_name=True), attribution(has_name=False, sentence_text="Officials said so.")]
    told.append(attribution(has_name=True, outlet="South", sentence_text="Of another outlet."))
    rows = rows_of(quotes.sources([diversity()], told))
    assert [row["sentences"] for row in rows] == ["• Silva said we are far apart.", "• Officials said so."]


def test_an_outlet_whose_sources_have_no_name_has_no_effective_number():
    nameless = diversity(named=0, unnamed=4, effective_sources=None, effective_sources_mm=None)
    assert rows_of(quotes.sources([nameless], []))[0]["diversity"] == "no identified source"


def test_shared_sequences_of_a_pair_are_summed_and_quoted():
    articles = [
        {"article_id": name, "outlet": name.upper(), "text": "one two three four five", "words": 5} for name in "ab"
    ]
    reuse = [{"article_a": "a", "article_b": "b", "start_a": 0, "end_a": 13, "words": 3}]
    reuse.append({"article_a": "a", "article_b": "b", "start_a": 14, "end_a": 23, "words": 2})
    row = rows_of(quotes.shared_words(reuse, articles))[0]
    assert (row["pair"], row["words"]) == ("A and B", 5)
    assert row["shared"] == "5 words in 2 sequences, of 5 and 5 words"
    assert row["sentences"] == "• one two three\n• four five"


def test_pairs_of_an_outlet_with_several_texts_have_a_row_each():
    articles = [
        {"article_id": name, "outlet": outlet, "text": "one", "words": 1}
        for name, outlet in (("a1", "A"), ("a2", "A"), ("b1", "B"))
    ]
    reuse = [{"article_a": name, "article_b": "b1", "start_a": 0, "end_a": 3, "words": 1} for name in ("a1", "a2")]
    pairs = [row["pair"] for row in rows_of(quotes.shared_words(reuse, articles))]
    assert pairs == ["A (a1) and B", "A (a2) and B"]


def test_texts_of_another_event_do_not_pair():
    reuse = [{"article_a": "a", "article_b": "z", "start_a": 0, "end_a": 3, "words": 1}]
    articles = [{"article_id": "a", "outlet": "A", "text": "one", "words": 1}]
    assert "No two texts share" in specification(quotes.shared_words(reuse, articles))["description"]


def test_without_attributions_a_chart_says_so():
    for chart in (quotes.speakers([], []), quotes.sources([], []), quotes.sources([diversity(attributions=0)], [])):
        assert "No attribution was found" in specification(chart)["description"]
