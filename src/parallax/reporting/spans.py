"""A text cut at the boundaries of all counted spans, so that spans which overlap can be shown side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parallax.tables import Row


@dataclass(frozen=True)
class Piece:
    """A run of characters over which the same spans lie."""

    text: str
    spans: tuple[Row, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence in pieces; `number` is None for what stands between sentences, such as blanked furniture."""

    number: int | None
    start: int
    end: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Block:
    """The sentences of one paragraph; `zone` is the part of the page it is, None in running text."""

    zone: str | None
    reason: str | None
    sentences: tuple[Sentence, ...]
    notes: tuple[Row, ...]


def cut(text: str, start: int, end: int, spans: Iterable[Row]) -> tuple[Piece, ...]:
    """The characters from start to end in pieces, cut wherever a span begins or ends."""
    within = [span for span in spans if span["start"] < end and span["end"] > start]
    edges = {start, end, *(span[side] for span in within for side in ("start", "end"))}
    places = sorted(place for place in edges if start <= place <= end)
    return tuple(
        Piece(text[left:right], tuple(span for span in within if span["start"] <= left and span["end"] >= right))
        for left, right in zip(places, places[1:])
    )


def blocks(text: str, sentences: Sequence[Row], zones: Sequence[Row], spans: Sequence[Row]) -> list[Block]:
    """A whole text as paragraphs, nothing left out: what no sentence holds becomes a block of its own.

    A span belongs to the notes of the block it begins in.
    """
    paragraphs: dict[int, list[Row]] = {}
    for row in sentences:
        paragraphs.setdefault(row["paragraph"], []).append(row)
    found, place = [], 0
    for rows in paragraphs.values():
        found += _between(text, place, rows[0]["start"], zones)
        place = rows[-1]["end"]
        found.append(_block(text, rows, zones, spans))
    return found + _between(text, place, len(text), zones)


def _block(text: str, rows: Sequence[Row], zones: Sequence[Row], spans: Sequence[Row]) -> Block:
    start, end = rows[0]["start"], rows[-1]["end"]
    zone = _zone_of(start, end, zones)
    parts = [{**each, "kind": "zone"} for each in zones if each is not zone]
    notes = tuple(span for span in spans if start <= span["start"] < end)
    sentences = []
    for row in rows:
        pieces = cut(text, row["start"], row["end"], [*parts, *spans])
        sentences.append(Sentence(row["sentence"], row["start"], row["end"], pieces))
    return Block(zone and zone["zone"], zone and zone["reason"], tuple(sentences), notes)


def _between(text: str, start: int, end: int, zones: Sequence[Row]) -> list[Block]:
    if not text[start:end].strip():
        return []
    zone = _zone_of(start, end, zones)
    piece = Sentence(None, start, end, (Piece(text[start:end].strip(), ()),))
    return [Block(zone["zone"] if zone else "furniture", zone["reason"] if zone else None, (piece,), ())]


def _zone_of(start: int, end: int, zones: Sequence[Row]) -> Row | None:
    """The zone that fills a block, or nearly so; one inside it is shown in its pieces."""
    covering = [each for each in zones if min(end, each["end"]) - max(start, each["start"]) > (end - start) / 2]
    return covering[0] if covering else None
