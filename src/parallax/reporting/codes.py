"""What the codes of frames mean: the codebook's own words, kept as codes.csv, and how often each code was found.

The report writes the file, for it knows the study; a notebook knows the data folder and reads it there.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import yaml

from parallax.reporting.event import Event
from parallax.reporting.export import write_csv
from parallax.reporting.notes import anchor, frame_chart
from parallax.tables import Row

FILE = Path("report", "tables", "codes.csv")
COLUMNS = {
    "frame": "frame of the codebook",
    "code": "code of the frame; empty in the row that defines the frame itself",
    "unit": "what is judged: expression, which the software finds, or article, which a coder judges",
    "value": "outcome value of the plain expression, empty in other frames",
    "definition": "what it means, in the codebook's words",
    "include": "what belongs to it",
    "exclude": "what does not",
}
DESCRIBED = [("codes", "", "table", "One row per frame of the codebook, and one per code of it.")] + [
    ("codes", name, "string", text) for name, text in COLUMNS.items()
]
VOICES = ("own", "own_inference", "attributed", "ambiguous")


def write_codes(study: Path, data: Path) -> None:
    """Write codes.csv from the study's frames.yaml, which its extractor has checked; no row where there is none."""
    file = study / "codebook" / "frames.yaml"
    read = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) if file.is_file() else None
    frames = (read or {}).get("frames") or []
    (data / FILE).parent.mkdir(parents=True, exist_ok=True)
    write_csv(data / FILE, COLUMNS, (row for frame in frames for row in _rows(frame)))


def frames(event: Event) -> list[str]:
    """The frames whose codes are found expression by expression, in the order of the codebook."""
    found = event.select("""
        SELECT DISTINCT frame FROM coverage.evidence
        WHERE event_id = $event AND kind = 'frame' AND frame <> 'spotlight' AND counted ORDER BY frame
    """)
    known = [row for row in _read(event) if row["code"] and row["unit"] == "expression"]
    return list(dict.fromkeys(row["frame"] for row in [*known, *found]))


def known(event: Event, frame: str) -> bool:
    """Whether the codebook has a frame."""
    return any(row["frame"] == frame for row in _read(event))


def definition(event: Event, frame: str) -> str:
    """What a frame means, in the codebook's words; empty where the codebook does not know it."""
    return next((row["definition"] for row in _read(event) if row["frame"] == frame and not row["code"]), "")


def coded(event: Event, frame: str) -> list[Row]:
    """Every code of a frame with its meaning, its expressions in each voice, and the texts that hold one.

    A code that was not found has zeros, one that was leads to its sentences; a code that the codebook does not know
    stands last, without a meaning.
    """
    voices = ", ".join(f"count(*) FILTER (WHERE voice = '{voice}') AS {voice}" for voice in VOICES)
    found = event.select(
        f"""SELECT code, {voices}, count(DISTINCT article_id) AS texts FROM coverage.evidence
        WHERE event_id = $event AND kind = 'frame' AND frame = $frame AND counted GROUP BY code ORDER BY code""",
        frame=frame,
    )
    counts = {row["code"]: row | {"link": f"#{anchor(frame_chart(frame), row['code'])}"} for row in found}
    meant = {row["code"]: row for row in _read(event) if row["frame"] == frame and row["unit"] == "expression"}
    none = dict.fromkeys((*VOICES, "texts"), 0)
    unknown = dict.fromkeys(COLUMNS) | {"frame": frame}
    codes = [code for code in dict.fromkeys([*meant, *counts]) if code]
    return [{**meant.get(code, unknown), **counts.get(code, none), "code": code} for code in codes]


def _rows(frame: Row) -> Iterator[Row]:
    own = dict.fromkeys(COLUMNS) | {"frame": frame["id"], "unit": frame["unit"]}
    for entry in (frame | {"id": ""}, *frame["codes"]):
        yield {**own, **{column: entry[column] for column in COLUMNS if column in entry}, "code": entry["id"]}


def _read(event: Event) -> list[Row]:
    file = event.data / FILE
    if not file.is_file():
        return []
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))
