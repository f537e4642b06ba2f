"""A codebook's examples are tried before its rules are used: each must match its own code, no counter-example may."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from spacy.tokens import Doc

from parallax.codebook.codes import Claim, Code
from parallax.pipeline import load_pipeline

Coded = TypeVar("Coded", Claim, Code)


def check_examples(codes: Sequence[Coded], matches: Callable[[Doc, Coded], bool]) -> None:
    """StudyError with file and line at the first example its own code misses or counter-example it matches."""
    tried = [(text, code) for code in codes for text in (*code.examples, *code.counter_examples)]
    for doc, code in load_pipeline().pipe(tried, as_tuples=True) if tried else ():
        if matches(doc, code) != (doc.text in code.examples):
            wrong = "does not match its own code" if doc.text in code.examples else "matches the code it must not"
            name = code.entry.text("id")
            raise code.entry.error(f"“{doc.text}” of “{name}” {wrong}", "Correct the terms or the example")
