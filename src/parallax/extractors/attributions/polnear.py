"""PolNeAR: attributions in political news, in brat standoff; read as its scorer reads it.

Newell, Margolin & Ruths (2018), “An attribution relations corpus for political news”. The corpus states no licence.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

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
    """One article: its file's name without ending (it begins with the outlet), text, attributions in order."""

    name: str
    text: str
    gold: tuple[Gold, ...]

    @property
    def outlet(self) -> str:
        return self.name.split("_")[0]


def read_corpus(folder: Path) -> list[CorpusArticle]:
    """The articles of one part (a folder with text/ and attributions/), of several annotators the first in order."""
    annotators: dict[str, Path] = {}
    for file in sorted((folder / "attributions").glob("*.ann")):
        annotators.setdefault(file.stem.rpartition("_")[0], file)
    return [_article(folder / "text" / f"{name}.txt", annotators[name]) for name in sorted(annotators)]


def corpus_hash(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files read."""
    digest = hashlib.sha256()
    for file in sorted(file for part in ("text", "attributions") for file in (folder / part).iterdir()):
        digest.update(f"{file.parent.name}/{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _article(text: Path, annotation: Path) -> CorpusArticle:
    standoff = annotation.read_bytes().decode()
    spans = {name: _offsets(where) for name, _, where in SPAN.findall(standoff)}
    events = [ROLE.findall(line) for line in standoff.split("\n") if re.match(r"E\d+\t", line)]
    gold = (Gold(*(_pieces(roles, spans, role) for role in ("Content", "Cue", "Source"))) for roles in events)
    return CorpusArticle(text.stem, text.read_bytes().decode(), tuple(sorted(one for one in gold if one.content)))


def _offsets(where: str) -> Offsets:
    return tuple((int(start), int(end)) for start, end in (piece.split() for piece in where.split(";")))


def _pieces(roles: list[tuple[str, str]], spans: dict[str, Offsets], role: str) -> Offsets:
    return tuple(sorted(piece for name, span in roles if name == role for piece in spans.get(span, ())))
