"""CPU of each extractor: an article made of a text alone has all that every extractor asks of it."""

from importlib import import_module

import pytest

from benchmarks.cpu import _article
from parallax.extract import NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_text_alone_is_enough_for_every_extractor(name, parse, codebook):
    text = "The ministers met on Tuesday. “Talks end in two days,” Ann Lee said."
    list(import_module(f"parallax.extractors.{name}").rows(parse(text), _article(0, text), codebook()))
