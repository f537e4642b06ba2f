"""PolNeAR: attributions in political news, in brat standoff; read as its scorer reads it.

Newell, Margolin & Ruths (2018), “An attribution relations corpus for political news”. The corpus states no licence.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from parallax.study import StudyError

Offsets = tuple[tuple[int, int], ...]
SPAN = re.compile(r"(?m)^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t")
ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


@dataclass(frozen=True, order=True)
class Gold:
    """One attribution of the corpus: character offsets of the pieces of content, cue and source."""

    content: Offsets
    cue: Offsets
    source: Offsets


@dataclass(frozen=True)
class CorpusArticle:
    """One article: its file's name without ending (it begins with the outlet), text, attributions in order, and what
    its annotators took for boilerplate."""

    name: str
    text: str
    gold: tuple[Gold, ...]
    discard: Offsets = ()

    @property
    def outlet(self) -> str:
        return self.name.split("_")[0]


def read_corpus(folder: Path) -> list[CorpusArticle]:
    """The articles of one part (a folder with text/ and attributions/), of several annotators the first in order."""
    annotators: dict[str, Path] = {}
    for file in sorted((folder / "attributions").glob("*.ann")):
        annotators.setdefault(file.stem.rpartition("_")[0], file)
    if not annotators:
        right = "A part of PolNeAR is a folder with text/ and attributions/"
        raise StudyError(folder, None, "no attributions/*.ann in it", right)
    return [_article(folder / "text" / f"{name}.txt", annotators[name]) for name in sorted(annotators)]


def corpus_hash(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files read."""
    digest = hashlib.sha256()
    for file in sorted(file for part in ("text", "attributions") for file in (folder / part).iterdir()):
        digest.update(f"{file.parent.name}/{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _article(text: Path, annotation: Path) -> CorpusArticle:
    standoff = annotation.read_bytes().decode()
    marked = [(name, label, _offsets(where)) for name, label, where in SPAN.findall(standoff)]
    spans = {name: pieces for name, _, pieces in marked}
    discard = tuple(sorted(piece for _, label, pieces in marked if label == "Discard" for piece in pieces))
    events = [ROLE.findall(line) for line in standoff.split("\n") if re.match(r"E\d+\t", line)]
    gold = (Gold(*(_pieces(roles, spans, role) for role in ("Content", "Cue", "Source"))) for roles in events)
    found = tuple(sorted(one for one in gold if one.content))
    return CorpusArticle(text.stem, text.read_bytes().decode(), found, discard)


def _offsets(where: str) -> Offsets:
    return tuple((int(start), int(end)) for start, end in (piece.split() for piece in where.split(";")))


def _pieces(roles: list[tuple[str, str]], spans: dict[str, Offsets], role: str) -> Offsets:
    return tuple(sorted(piece for name, span in roles if name == role for piece in spans.get(span, ())))
