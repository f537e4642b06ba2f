import pytest
from spacy.attrs import DEP, LEMMA, MORPH, POS, TAG

from parallax import attribute_rules
from parallax.pipeline import load_pipeline

SET = (POS, TAG, DEP, LEMMA, MORPH)


def before_the_rules(text):
    nlp = load_pipeline()
    doc = nlp.make_doc(text)
    for name in nlp.pipe_names[: nlp.pipe_names.index(attribute_rules.NAME)]:
        doc = nlp.get_pipe(name)(doc)
    return doc


@pytest.mark.parametrize(
    "text",
    [
        "The sides ain't gonna agree, and there's nothin' to sign.",  # rules of two tokens, a regular expression
        "Let's see: y'all gotta go, c'mon.",
        "He's been there; I'd have said that it did n't help me, but you do.",
        "Talks   resume\n\nwhile two are being held that nobody wanted.",
        "",
        "gon",  # a rule of two tokens that the text's end cuts off
    ],
)
def test_remembered_rules_set_what_spacys_own_ruler_sets(text):
    doc = before_the_rules(text)
    ours, theirs = doc.copy(), doc.copy()
    load_pipeline().get_pipe(attribute_rules.NAME)(ours)
    load_pipeline().get_pipe("attribute_ruler")(theirs)
    assert ours.to_array(SET).tolist() == theirs.to_array(SET).tolist()


def test_the_ruler_of_spacy_is_not_run_a_second_time():
    assert attribute_rules.NAME in load_pipeline().pipe_names
    assert "attribute_ruler" not in load_pipeline().pipe_names


def test_a_pattern_that_cannot_be_tried_is_refused():
    with pytest.raises(ValueError, match="FUZZY"):
        attribute_rules._test({"FUZZY": "talks"}, load_pipeline().vocab.strings)
