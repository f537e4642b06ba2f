"""The chart of numbers: one row a thing, the wording of each outlet, the weakest agreement as a sign."""

from drawn import rows_of, scale_of, specification

from parallax.charts import numbers


def group(group_id: str = "g", **changes: object) -> dict:
    row = {"group_id": group_id, "kind": "quantity", "counted": "workers", "unit": None, "articles": 2, "articles_n": 3}
    return row | {"outlets": 2, "same": 1, "finer": 0, "reconcilable": 0, "conflict": 0} | changes


def figure(text: str, outlet: str = "North", code: str = "g") -> dict:
    return {"code": code, "outlet": outlet, "text": text, "sentence_text": f"There were {text}."}


def sign(**pairs: int) -> str:
    chart = numbers.values([group(**pairs)], [figure("1,200")])
    return next(row["relation"] for row in rows_of(chart) if "relation" in row)


def test_the_sign_is_the_weakest_agreement_of_the_pairs():
    assert sign() == "the same"
    assert sign(finer=1) == "one finer"
    assert sign(finer=1, reconcilable=1) == "reconcilable"
    assert sign(reconcilable=3, conflict=1) == "in conflict"


def test_a_sign_shows_sentences_of_its_group_alone():
    rows = rows_of(numbers.values([group()], [figure("1,200"), figure("30", code="h")]))
    assert next(row["sentences"] for row in rows if "relation" in row) == "• There were 1,200."


def test_four_relations_differ_by_shape():
    labels, shapes = scale_of(numbers.values([group()], [figure("1,200")]), "shape")
    assert len(set(shapes)) == len(labels) == 4


def test_a_cell_keeps_the_words_that_qualify_a_number():
    chart = numbers.values([group()], [figure("at least 1,200"), figure("1,200", "South")])
    wordings = {row["outlet"]: row["wording"] for row in rows_of(chart) if "wording" in row}
    assert wordings == {"North": "at least 1,200", "South": "1,200"}


def test_two_wordings_of_one_outlet_stand_in_one_cell():
    chart = numbers.values([group()], [figure("1,200"), figure("1,200"), figure("1,300")])
    assert [row["wording"] for row in rows_of(chart) if "wording" in row] == ["1,200 / 1,300"]


def test_a_wording_too_long_for_its_cell_is_cut_where_one_sees_it():
    outlets = [f"Outlet {number}" for number in range(10)]
    chart = numbers.values([group()], [figure("as many as five or six hundred thousand", each) for each in outlets])
    wording = next(row["wording"] for row in rows_of(chart) if "wording" in row)
    assert wording.endswith("…")
    assert max(map(len, wording.splitlines())) <= 9 and len(wording.splitlines()) == 3


def test_a_long_word_of_a_wording_is_left_whole():
    told = [figure("one percentage point", f"Outlet {number}") for number in range(10)]
    wording = next(row["wording"] for row in rows_of(numbers.values([group()], told)) if "wording" in row)
    assert wording.splitlines() == ["one", "percentage", "point"]


def test_a_sign_opens_the_sentences_of_outlets_too_that_have_no_column():
    told = [figure("1,200", f"Outlet {number:02d}") | {"link": f"a{number}"} for number in range(12)]
    chart = numbers.values([group()], told)
    assert len(next(row["links"] for row in rows_of(chart) if "relation" in row)) == 12


def test_a_number_of_one_text_alone_is_not_compared():
    assert numbers.shared_groups([group(articles=1)]) == []
    assert "by more than one text" in specification(numbers.values([group(articles=1)], []))["description"]


def test_a_date_is_called_by_the_words_around_it_and_not_by_lemmas():
    told = figure("Tuesday") | {"sentence_text": "They met on Tuesday.", "sentence_start": 0, "start": 12, "end": 19}
    chart = numbers.values([group(kind="date", counted="meet port")], [told])
    assert {row["thing"] for row in rows_of(chart)} == {"They met on Tuesday."}


def test_things_that_are_not_drawn_are_counted():
    groups = [group(f"g{number:02d}", counted=f"thing {number}") for number in range(numbers.MOST + 2)]
    shown = numbers.values(groups, [figure("1", code=each["group_id"]) for each in groups])
    assert "the 30 least agreed on of 32 things" in specification(shown)["description"]


def test_conflicts_come_first():
    rows = [group("a", articles=5), group("b", conflict=1), group("c", reconcilable=1)]
    assert [row["group_id"] for row in numbers.shared_groups(rows)] == ["b", "c", "a"]


def test_groups_that_count_the_same_are_told_apart_by_their_first_wording():
    chart = numbers.values([group("g"), group("h")], [figure("1,200"), figure("30", code="h")])
    assert {row["thing"] for row in rows_of(chart)} == {"workers (1,200)", "workers (30)"}
