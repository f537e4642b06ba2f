"""Agreement with reference coding: finding units and giving values are measured apart."""

from parallax.agreement import compare, matched


def unit(start: int, end: int, **values: object) -> dict:
    return {"article_id": "x1", "start": start, "end": end} | values


def test_each_unit_is_matched_once_with_what_overlaps_it_most() -> None:
    gold = [unit(0, 10), unit(20, 30)]
    found = [unit(9, 25), unit(2, 10), unit(40, 50)]
    assert matched(gold, found) == [(gold[0], found[1]), (gold[1], found[0])]


def test_units_of_other_articles_and_touching_units_do_not_match() -> None:
    assert matched([unit(0, 10)], [unit(10, 20), unit(0, 10) | {"article_id": "y1"}]) == []


def test_a_key_goes_before_offsets() -> None:
    gold, found = unit(0, 10, head="5"), unit(4, 8, head=7)
    assert matched([gold], [found]) == []
    assert len(matched([gold], [found | {"head": 5}])) == 1


def test_software_is_scored_for_finding_and_for_values() -> None:
    gold = [unit(0, 5, voice="own", value="-1"), unit(10, 15, voice="", value="2")]
    gold += [unit(20, 25, voice="own", value="0")]
    found = [unit(0, 5, voice="own", value=-1), unit(10, 15, voice=None, value=1.0)]
    (result,) = compare("outcome", {"anna": gold}, found)["software"].values()
    assert (result["finding"]["precision"], result["finding"]["recall"], result["finding"]["f1"]) == (1.0, 0.667, 0.8)
    assert result["values"]["voice"]["agreement"] == 1.0
    assert result["values"]["value"] == {"n": 2, "agreement": 0.5, "coded_then_found": {"-1": {"-1": 1}, "2": {"1": 1}}}
    assert "anna" in result["rests_on"] and "neither independent" in result["rests_on"]


def test_two_coders_get_alpha_with_the_level_of_the_variable() -> None:
    values = ["-2", "-1", "0", "1", "2", "1"]
    anna = [unit(10 * i, 10 * i + 5, value=value) for i, value in enumerate(values)]
    bert = [row | {"value": value} for row, value in zip(anna, ["-2", "-1", "0", "1", "2", "2"])]
    result = compare("outcome", {"anna": anna, "bert": bert}, [])["coders"]["anna and bert"]
    assert (result["finding_f1"], result["values"]["value"]["level"]) == (1.0, "ordinal")
    assert 0.8 < result["values"]["value"]["alpha"] < 1.0


def test_one_value_alone_has_no_alpha_and_is_not_called_perfect() -> None:
    coded = [unit(0, 5, voice="own"), unit(10, 15, voice="own")]
    result = compare("outcome", {"anna": coded, "bert": coded}, [])["coders"]["anna and bert"]
    assert result["values"]["voice"]["alpha"] is None and result["values"]["voice"]["percent"] == 1.0


def cell(claim_id: str, status: str, value: str = "") -> dict:
    start = 5 if status in ("reported", "different") else None
    return {"article_id": "x1", "claim_id": claim_id, "start": start, "end": start, "status": status, "value": value}


ANNA = [cell("a", "reported", "1"), cell("b", "absent"), cell("c", "not_yet_knowable"), cell("d", "absent")]
BERT = [cell("a", "reported", "1"), cell("b", "reported"), cell("c", "not_yet_knowable"), cell("d", "not_yet_knowable")]


def test_status_is_compared_over_cells_that_stand_nowhere_too() -> None:
    result = compare("claim_cells", {"anna": ANNA, "bert": BERT}, [])["coders"]["anna and bert"]
    # only the claim both see reported counts as found, and only there a value is compared
    assert (result["both"], result["finding_f1"]) == (1, 0.667)
    assert (result["values"]["status"]["n"], result["values"]["status"]["percent"]) == (4, 0.5)
    # 4 of 8 coincidences disagree; by the totals 3, 2 and 3 of the values 2 · (3·2 + 3·3 + 2·3) = 42 of 8 · 7 would
    assert result["values"]["status"]["alpha"] == round(1 - (4 / 8) / (42 / (8 * 7)), 3)
    assert result["values"]["value"]["n"] == 1


def test_confusion_of_status_shows_what_was_coded_absent_and_found_reported() -> None:
    (result,) = compare("claim_cells", {"anna": ANNA}, BERT)["software"].values()
    assert (result["finding"]["coded"], result["finding"]["found"], result["finding"]["precision"]) == (1, 2, 0.5)
    assert result["values"]["status"]["coded_then_found"]["absent"] == {"reported": 1, "not_yet_knowable": 1}
