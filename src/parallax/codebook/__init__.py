"""The codebook of a study: what a researcher wrote, checked, each file read only by who asks for it.

A missing file is valid and gives an empty list: actors, claims and keywords are then discovered.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from parallax.codebook.codes import Claim, Frame, read_claims, read_frames, read_spotlight
from parallax.study import Line, known, read_csv

ACTOR_COLUMNS = ("actor_id", "name", "kind", "side", "aliases", "titles", "metonyms", "note")
ACTOR_KINDS = ("person", "group", "organisation", "state", "agency")
CUE_COLUMNS = ("cue", "class", "part", "note")
CUE_CLASSES = ("report", "belief", "inference")
CUE_PARTS = ("verb", "noun", "adjective", "preposition")
SEPARATOR = "|"


@dataclass(frozen=True)
class Actor:
    """An actor the codebook knows: `aliases` are names, `titles` offices and descriptions that denote nobody else
    in this study, `metonyms` names of something else (a capital, a building) that can stand for the actor."""

    actor_id: str
    name: str
    kind: str
    side: str
    aliases: tuple[str, ...]
    titles: tuple[str, ...]
    metonyms: tuple[str, ...]


@dataclass(frozen=True)
class Cue:
    """A word or phrase, in its dictionary form, that attributes content to a source."""

    cue: str
    cue_class: str
    part: str


class Codebook:
    """The codebook folder of one study."""

    def __init__(self, study: Path) -> None:
        self.folder = study / "codebook"

    @cached_property
    def actors(self) -> list[Actor]:
        """actors.csv; an alias, title or metonym claimed by two actors is refused with both lines named."""
        lines = self._csv("actors.csv", ACTOR_COLUMNS, key="actor_id")
        actors = [_actor(line) for line in lines]
        _refuse_shared_aliases(lines, actors)
        return actors

    @cached_property
    def cues(self) -> list[Cue]:
        """cues.csv: reporting, belief and inference words."""
        lines = self._csv("cues.csv", CUE_COLUMNS, key="cue")
        return [Cue(line["cue"], known(line, "class", CUE_CLASSES), known(line, "part", CUE_PARTS)) for line in lines]

    @cached_property
    def claims(self) -> list[Claim]:
        """claims.yaml: what articles can report, each with its matching rule."""
        return read_claims(self.folder / "claims.yaml")

    @cached_property
    def frames(self) -> list[Frame]:
        """frames.yaml: frames with their codes, and what their expressions can be about."""
        return read_frames(self.folder / "frames.yaml")

    @cached_property
    def spotlight(self) -> list[str]:
        """spotlight.yaml: terms of the expressions the study wants to compare."""
        return read_spotlight(self.folder / "spotlight.yaml")

    def _csv(self, name: str, columns: tuple[str, ...], key: str) -> list[Line]:
        file = self.folder / name
        return read_csv(file, columns, key) if file.is_file() else []


def _actor(line: Line) -> Actor:
    names = {column: _split(line[column]) for column in ("aliases", "titles", "metonyms")}
    kind = known(line, "kind", ACTOR_KINDS)
    return Actor(line["actor_id"], line["name"], kind, line["side"], **names)


def _split(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(SEPARATOR) if part.strip())


def _refuse_shared_aliases(lines: list[Line], actors: list[Actor]) -> None:
    claimed: dict[str, Line] = {}
    for line, actor in zip(lines, actors):
        for alias in {actor.name, *actor.aliases, *actor.titles, *actor.metonyms}:
            other = claimed.setdefault(alias.casefold(), line)
            if other is not line:
                right = "An alias names one actor: take it out of one of the two lines"
                raise line.error(f"alias “{alias}” stands in line {other.number} too", right)
