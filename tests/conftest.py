"""What tests share: one loaded pipeline, marked-up sentences, article rows, codebooks written from strings."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from parallax.codebook import Codebook
from parallax.pipeline import load_pipeline

TAG = re.compile(r"<(/?)(\w+)>")


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline()


@pytest.fixture(scope="session")
def parse(nlp: Language) -> Callable[[str], Doc]:
    """A text as the stage parse would parse it: every line starts a sentence."""

    def parsed(text: str) -> Doc:
        doc = nlp.make_doc(text)
        doc.user_data["breaks"] = [match.start() for match in re.finditer(r"\S[^\n]*", text)]
        return nlp(doc)

    return parsed


def marked(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """A text with `<tag>…</tag>` taken out, and the spans they marked as (tag, start, end); tags may nest."""
    plain, spans, open_tags, last = "", [], [], 0
    for match in TAG.finditer(text):
        plain += text[last : match.start()]
        last = match.end()
        if match[1]:
            tag, start = open_tags.pop()
            assert tag == match[2], f"</{match[2]}> closes <{tag}>"
            spans.append((tag, start, len(plain)))
        else:
            open_tags.append((match[2], len(plain)))
    return plain + text[last:], sorted(spans, key=lambda span: span[1:])


def article_row(text: str, **changes: object) -> dict:
    """An article as an extractor gets it: after the event of 23 July 2025, without zones."""
    day = datetime.date(2025, 7, 23)
    row = {"article_id": "x1", "outlet_id": "x", "event_id": "event", "text": text, "headline": "", "zones": []}
    row |= {"published": None, "written": "after", "event_starts": day, "event_ends": day}
    return row | changes


@pytest.fixture
def codebook(tmp_path: Path) -> Callable[..., Codebook]:
    """A codebook from file contents: codebook(**{"cues.csv": "cue,class,part,note\\nsay,report,verb,\\n"})."""

    def written(**files: str) -> Codebook:
        folder = tmp_path / "codebook"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            (folder / name).write_text(content, encoding="utf-8")
        return Codebook(tmp_path)

    return written
