"""A codebook's examples are tried before its rules are used: each must match its own code, no counter-example may.

Their Docs are kept, so that an edit of a code parses no more than the examples that are new.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from spacy.tokens import Doc

from parallax.codebook.codes import Claim, Code
from parallax.pipeline import load_pipeline, vocabulary
from parallax.shards import is_sound
from parallax.shards.doc_files import read_docs, write_docs

Coded = TypeVar("Coded", Claim, Code)


def check_examples(codes: Sequence[Coded], matches: Callable[[Doc, Coded], bool], kept: Path) -> None:
    """StudyError with file and line at the first example its own code misses or counter-example it matches.

    `kept` is the file of the Docs that this pipeline made of the examples the last time.
    """
    docs = example_docs((text for code in codes for text in (*code.examples, *code.counter_examples)), kept)
    for code in codes:
        for text in (*code.examples, *code.counter_examples):
            if matches(docs[text], code) != (text in code.examples):
                wrong = "does not match its own code" if text in code.examples else "matches the code it must not"
                name = code.entry.text("id")
                raise code.entry.error(f"“{text}” of “{name}” {wrong}", "Correct the terms or the example")


def example_docs(texts: Iterable[str], kept: Path) -> dict[str, Doc]:
    """The Doc of each text; the file is written anew where it does not hold these texts and no others."""
    wanted = sorted(set(texts))
    docs = read_docs(kept, vocabulary()) if is_sound(kept) else {}
    if docs and docs.keys() == set(wanted):
        return docs
    if new := [text for text in wanted if text not in docs]:
        docs |= zip(new, load_pipeline().pipe(new))
    docs = {text: docs[text] for text in wanted}
    write_docs(kept, docs)
    return docs
