"""The sentences behind a mark: the first in its tooltip, all below the chart, each where it is read."""

from parallax.charts.sentences import MOST, behind, excerpt, listing, sentence, shortened


def test_an_aggregated_mark_lists_three_sentences_and_says_how_many_more():
    evidence = [{"actor": "x", "sentence_text": f"Sentence {number}."} for number in range(5)]
    shown = behind([{"actor": "x"}], evidence, by=("actor",))[0]["sentences"]
    assert shown.splitlines() == ["• Sentence 0.", "• Sentence 1.", "• Sentence 2.", "… and 2 more"]


def test_of_very_many_sentences_each_outlet_lists_its_first_ones():
    outlets = ["North"] * (MOST + 9) + ["South"]
    evidence = [
        {"code": "x", "outlet": outlet, "sentence_text": f"Sentence {number}.", "link": f"a.html#s{number:03d}"}
        for number, outlet in enumerate(outlets)
    ]
    listed = listing(evidence, {"x": "X"})[0]["sentences"]
    assert [each["outlet"] for each in listed] == ["North"] * MOST + ["South"]
    mark = behind([{"code": "x"}], evidence, by=("code",))[0]
    assert mark["links"] == [each["link"] for each in listed]
    assert mark["sentences"].endswith(f"… and {len(evidence) - 3} more")


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


def told(link: str | None, text: str = "They met Silva.", **changes: object) -> dict:
    return {"code": "silva", "outlet": "North", "sentence_text": text, "link": link} | changes


def test_a_mark_leads_to_each_of_its_sentences_once_and_to_none_that_has_no_page():
    evidence = [told("article-n2.html#s4"), told("article-n1.html#s0"), told("article-n1.html#s0"), told(None)]
    assert behind([{"code": "silva"}], evidence, by=("code",))[0]["links"] == [
        "article-n1.html#s0",
        "article-n2.html#s4",
    ]


def test_of_spans_given_in_part_no_false_number_is_told():
    evidence = [told(None, f"Sentence {number}.", found=900) for number in range(4)]
    assert behind([{"code": "silva"}], evidence, by=("code",))[0]["sentences"].endswith("… and many more")


def test_sentences_are_listed_by_code_in_the_order_of_the_labels_with_the_counted_words_apart():
    span = {"sentence_start": 100, "start": 109, "end": 114}
    evidence = [told("article-n1.html#s2", **span), told("article-n1.html#s2", **span), told(None, code="obrien")]
    groups = listing([*evidence, told(None, code="not drawn")], {"obrien": "Jonas O'Brien", "silva": "Ana Silva"})
    assert [(group["label"], len(group["sentences"])) for group in groups] == [("Jonas O'Brien", 1), ("Ana Silva", 1)]
    line = groups[1]["sentences"][0]
    assert (line["link"], line["before"], line["counted"], line["after"]) == (
        "article-n1.html#s2",
        "They met ",
        "Silva",
        ".",
    )
