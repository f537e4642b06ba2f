"""Preview: what a term finds in the stored Docs, without a codebook and without parsing."""

from small_study import write_study

from parallax import ingest, parse
from parallax.codebook.preview import preview


def test_a_term_shows_its_places_with_their_sentences(tmp_path) -> None:
    study, data = tmp_path / "study", tmp_path / "data"
    write_study(study, codebook=False)
    ingest.main(study, data)
    parse.main(study, data)
    found = preview("=fruitless | end ... progress", data)
    assert list(found["text"]) == ["ended without progress", "fruitless"]
    assert list(found["article_id"]) == ["n2", "n3"] and found["sentence"][1].startswith("Union leader")
    assert preview(["zebra"], data).empty
