"""Reuse: shared word sequences, and who is no second witness."""

from parallax.linkers.reuse import candidates, link

WIRE = "The delegations met in the old palace on Tuesday and talked for about forty minutes behind closed doors"
OWN = "Nobody at the market believed that the price of bread would ever fall again after such a summer"


def linked(*texts, quoted=(), furniture=()):
    articles, attributions, zones = [], [], []
    for i, text in enumerate(texts):
        articles.append({"article_id": f"x{i}", "text": text})
        for words in (w for w in quoted if w in text):
            mark = {"start": text.index(words), "end": text.index(words) + len(words)}
            attributions.append({"article_id": f"x{i}", "quoted": [mark]})
        for words in (w for w in furniture if w in text):
            span = {"start": text.index(words), "end": text.index(words) + len(words)}
            zones.append({"article_id": f"x{i}", "zone": "furniture", **span})
    tables = {"articles": articles, "tables/attributions": attributions, "zones": zones}
    return link(tables, None)


def clusters(result):
    return [row["cluster_id"] for row in sorted(result["syndication"], key=lambda row: row["article_id"])]


def test_longest_shared_sequence_is_given_once_with_its_offsets():
    a, b = f"{WIRE}. {OWN}.", f"Yes: {WIRE.upper()}!"
    (row,) = linked(a, b)["reuse"]
    assert (a[row["start_a"] : row["end_a"]], b[row["start_b"] : row["end_b"]]) == (WIRE, WIRE.upper())
    assert row["words"] == len(WIRE.split())


def test_articles_that_share_their_own_wording_are_one_witness():
    assert clusters(linked(WIRE, f"{WIRE}. {OWN}", "It rained all day")) == ["x0", "x0", "x2"]


def test_articles_that_quote_the_same_words_are_two_witnesses():
    result = linked(f"He said: {WIRE}", f"She heard him: {WIRE}", quoted=[WIRE])
    assert clusters(result) == ["x0", "x1"] and len(result["reuse"]) == 1


def test_page_furniture_is_no_shared_wording():
    assert linked(WIRE, f"{WIRE}. {OWN}", furniture=[WIRE])["reuse"] == []


def test_text_that_repeats_itself_stays_small():
    assert len(linked("word " * 5000, "word " * 5000)["reuse"]) == 1


def test_three_articles_of_one_origin_bear_the_smallest_id():
    assert clusters(linked(WIRE, WIRE + " " + OWN, OWN)) == ["x0", "x0", "x0"]


def test_in_a_large_event_copies_are_one_witness_and_a_phrase_of_all_texts_proposes_few_pairs(monkeypatch):
    monkeypatch.setattr(candidates, "MANY", 10)
    own = [" ".join(f"w{number}x{word}" for word in range(600)) for number in range(30)]
    wire = " ".join(f"wire{word}" for word in range(80))
    copies = [f"{wire} {words}" for words in own[:5]]
    result = linked(*(f"the president of the republic said {words}" for words in [*copies, *own[5:]]))
    witness = {row["article_id"] for row in result["syndication"] if row["cluster_id"] == "x0"}
    assert witness == {f"x{number}" for number in range(5)}
    assert len(result["reuse"]) < 30 * 29 / 2 / 2


def test_up_to_many_articles_every_shared_shingle_proposes_its_pair():
    shared, alone = ("a", "b"), ("c", "d")
    assert candidates.proposed([{shared}, {alone}, {shared, alone}]) == [(0, 2), (1, 2)]
