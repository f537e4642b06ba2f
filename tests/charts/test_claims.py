"""Charts of claims: four statuses that no eye confuses, shares of independent texts."""

from drawn import rows_of, scale_of, specification, tooltip_of

from parallax.charts import claims


def coverage(claim_id: str = "c1", **changes: object) -> dict:
    row = {"claim_id": claim_id, "statement": f"Claim {claim_id}.", "origin": "codebook", "outlet_id": None}
    row |= {"reported": 2, "different": 1, "could_know": 4, "not_yet_knowable": 1}
    return row | {"clusters": 2, "clusters_n": 3, "share": 0.666667, "low": 0.2, "high": 0.94} | changes


def cell(status: str = "reported", claim_id: str = "c1", **changes: object) -> dict:
    row = {
        "claim_id": claim_id,
        "statement": f"Claim {claim_id}.",
        "origin": "codebook",
        "outlet_id": "north",
        "outlet": "North",
        "status": status,
    }
    row |= {"value": None, "voice": "own", "actor": None, "start": 0, "sentence_text": "They agreed."}
    return row | changes


def test_four_statuses_differ_by_shape_and_are_always_in_the_legend():
    chart = claims.statuses([cell()], [coverage()])
    labels, shapes = scale_of(chart, "shape")
    assert len(set(shapes)) == len(labels) == 4
    assert labels == scale_of(chart, "color")[0]


def test_a_mark_shows_claim_status_voice_and_sentence():
    chart = claims.statuses([cell(voice="attributed", actor="Ana Silva")], [coverage()])
    assert {"claim", "outlet", "status", "voice", "sentence"} <= tooltip_of(chart)
    row = rows_of(chart)[0]
    assert (row["voice"], row["sentence"]) == ("attributed, Ana Silva", "They agreed.")


def test_an_absent_claim_shows_no_sentence():
    absent = cell("absent", voice=None, start=None, sentence_text=None)
    assert rows_of(claims.statuses([absent], [coverage()]))[0]["sentence"] == ""


def test_another_value_is_shown_beside_the_sentence():
    assert rows_of(claims.statuses([cell("different", value="250")], [coverage()]))[0]["value"] == "250"


def test_claims_are_sorted_by_reports_then_by_who_could_know():
    rows = [coverage("one", reported=1, different=0), coverage("few", could_know=3), coverage("many")]
    assert [row["claim_id"] for row in claims.most_reported(rows)] == ["many", "few", "one"]


def test_a_claim_found_in_the_texts_stands_in_quotation_marks_and_is_cut():
    found = coverage(origin="discovered", statement="They " + "talked and " * 20 + "left.")
    assert claims.label(found).startswith("“They talked") and claims.label(found).endswith("…”")
    assert claims.label(coverage()) == "Claim c1."


def test_two_claims_of_one_statement_have_a_row_each():
    told = [cell(claim_id=name, statement="Nine hours of talks ended.") for name in ("c1", "c2")]
    found = [coverage(name, statement="Nine hours of talks ended.") for name in ("c1", "c2")]
    for chart in (claims.statuses(told, found), claims.shares(found, told)):
        labels = {row["group"]: row["label"] for row in rows_of(chart)}
        assert labels == {"c1": "Nine hours of talks ended.", "c2": "Nine hours of talks ended. (2)"}


def test_a_discovered_claim_whose_sentence_names_another_is_called_by_its_own_sentence_in_another_text():
    same = {"statement": "A poll shows her leading by nine.", "origin": "discovered"}
    told = [cell(claim_id=name, sentence_text=same["statement"], **same) for name in ("c1", "c2")]
    told.append(cell(claim_id="c2", outlet="South", sentence_text="A poll of May shows him leading.", **same))
    chart = claims.shares([coverage(name, **same) for name in ("c1", "c2")], told)
    labels = {row["group"]: row["label"] for row in rows_of(chart)}
    assert labels == {"c1": "“A poll shows her leading by nine.”", "c2": "“A poll of May shows him leading.”"}


def test_claims_of_one_text_alone_are_drawn_only_where_there_are_no_others():
    alone = coverage("c2", reported=1, different=0)
    chart = claims.statuses([cell(), cell(claim_id="c2")], [coverage(), alone])
    assert [row["group"] for row in rows_of(chart)] == ["c1"]
    assert "1 of 2 claims, those of at least two texts" in specification(chart)["description"]
    assert [row["group"] for row in rows_of(claims.statuses([cell(claim_id="c2")], [alone]))] == ["c2"]


def test_only_claims_that_were_found_in_the_texts_are_said_to_stand_in_quotation_marks():
    assert "quotation marks" not in specification(claims.statuses([cell()], [coverage()]))["description"]
    found = claims.statuses([cell(origin="discovered")], [coverage(origin="discovered")])
    assert "those in quotation marks were found" in specification(found)["description"]


def test_claims_that_are_not_drawn_are_counted():
    rows = [coverage(f"c{number}") for number in range(claims.MOST + 3)]
    for chart in (claims.statuses([cell()], rows), claims.shares(rows, [])):
        assert "the 60 most reported of 63 claims" in specification(chart)["description"]


def test_a_claim_of_one_text_alone_has_no_share():
    assert rows_of(claims.shares([coverage(reported=1, different=0)], [])) == []


def test_a_share_says_clusters_texts_and_interval():
    row = rows_of(claims.shares([coverage()], [cell()]))[0]
    assert (row["short"], row["clusters"]) == ("2 of 3", "2 of 3 that could know")
    assert row["texts"] == "3 of 4 that could know, 1 of them with another value"
    assert (row["interval"], row["sentences"]) == ("20% to 94%", "• They agreed.")


def test_a_single_cluster_has_no_interval_and_is_still_drawn():
    row = rows_of(claims.shares([coverage(low=None, high=None)], []))[0]
    assert (row["interval"], row["low"]) == ("none for a single cluster", None)


def test_without_claims_a_chart_says_so():
    assert "No claim was found" in specification(claims.statuses([], []))["description"]
    assert "more than one text" in specification(claims.shares([], []))["description"]
