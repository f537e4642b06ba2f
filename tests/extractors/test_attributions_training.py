"""Training: corpus in, model out; the same corpus gives the same bytes, and nothing in them is a word."""

import re
from dataclasses import replace

import numpy as np
import pytest

from parallax import crf
from parallax.codebook import Codebook
from parallax.extractors.attributions import training
from parallax.extractors.attributions.columns import columns
from parallax.extractors.attributions.cues import cue_words
from parallax.extractors.attributions.features import cue_features
from parallax.extractors.attributions.model import load, predict, save
from parallax.extractors.attributions.polnear import read_corpus
from parallax.extractors.attributions.quotation import quotations
from parallax.extractors.attributions.rules import find

PEOPLE = ["The baker", "The miller", "The farmer", "The sailor", "The tailor"]


@pytest.fixture
def corpus(tmp_path):
    """Ten texts, each with one attribution in standoff; one has a second annotator, who counts for nothing."""
    for part in ("text", "attributions"):
        (tmp_path / part).mkdir()
    for i in range(10):
        source, content = PEOPLE[i % 5], f"that the price of flour rose by {i + 2} percent"
        text = f"It rained on Monday.\n{source} said {content}.\nThe shops were closed.\n"
        (tmp_path / "text" / f"daily_{i}.txt").write_text(text)
        spans = [("Source", source), ("Cue", "said"), ("Content", content)]
        lines = [
            f"T{n}\t{kind} {text.index(words)} {text.index(words) + len(words)}\t{words}\n"
            for n, (kind, words) in enumerate(spans)
        ]
        standoff = "".join(lines) + "E1\tA:T1 Content:T2 Cue:T1 Source:T0\n"
        (tmp_path / "attributions" / f"daily_{i}_anna.ann").write_text(standoff)
    (tmp_path / "attributions" / "daily_0_bert.ann").write_text("")
    return tmp_path


@pytest.fixture
def examples(corpus, parse, monkeypatch):
    monkeypatch.setattr(training, "CUES", replace(training.CUES, steps=20))
    monkeypatch.setattr(training, "SPANS", replace(training.SPANS, steps=20))
    return [training.example(parse(article.text), article) for article in read_corpus(corpus)]


def test_same_corpus_gives_the_same_bytes_and_the_file_the_same_model(examples, parse, tmp_path):
    model = training.trained(examples)
    save(model, tmp_path / "a.npz")
    save(training.trained(examples), tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    text = "The tailor said that the price of bread rose by 9 percent."
    doc = parse(text)
    quotes = quotations(text)
    found = predict(load(tmp_path / "a.npz"), columns(doc, quotes), find(doc, quotes, cue_words(Codebook(tmp_path))))
    assert [doc[slice(*one.source)].text for one, _ in found] == ["The tailor"]
    assert [doc[slice(*piece)].text for one, _ in found for piece in one.content][0].startswith("that the price")


def test_file_scores_as_the_model_did(examples, tmp_path):
    """Weights that are small one by one are not small together: leaving them out once halved a model."""
    model = training.trained(examples)
    save(model, tmp_path / "a.npz")
    stored = load(tmp_path / "a.npz")
    features = cue_features(examples[0].columns)
    assert np.allclose(crf.scores(stored.cue, features), crf.scores(model.cue, features), atol=0.05)


def test_model_holds_numbers_only(examples, tmp_path):
    save(training.trained(examples), tmp_path / "a.npz")
    with np.load(tmp_path / "a.npz", allow_pickle=False) as arrays:
        assert all(arrays[name].dtype.kind in "fu" for name in arrays.files)


def test_example_marks_the_tokens_that_standoff_touches(corpus, parse):
    article = read_corpus(corpus)[0]
    doc = parse(article.text)
    ((anchor, masks),) = training.example(doc, article).gold.items()
    assert doc[anchor].text == "said"
    content, cue, source = (" ".join(doc[int(i)].text for i in np.flatnonzero(mask)) for mask in masks)
    assert (cue, source) == ("said", "The baker") and content == "that the price of flour rose by 2 percent"


def test_discontinuous_content_and_second_content_are_one(tmp_path):
    for part in ("text", "attributions"):
        (tmp_path / part).mkdir()
    text = "“No,” he said. “Never.”"
    (tmp_path / "text" / "a_1.txt").write_text(text)
    at = [match.span() for match in re.finditer("“.*?”|he|said", text)]
    no, he, said, never = at
    standoff = f"T1\tContent {no[0]} {no[1]};{never[0]} {never[1]}\tx\nT2\tSource {he[0]} {he[1]}\the\n"
    standoff += f"T3\tCue {said[0]} {said[1]}\tsaid\nE1\tA:T3 Content2:T1 Source:T2 Cue:T3\nE2\tB:T3 Cue:T3\n"
    (tmp_path / "attributions" / "a_1_x.ann").write_text(standoff)
    (article,) = read_corpus(tmp_path)
    (gold,) = article.gold
    assert (gold.content, gold.source, article.outlet) == ((no, never), (he,), "a")
