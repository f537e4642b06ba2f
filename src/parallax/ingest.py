"""Stage ingest: the study folder → articles, texts, zones, outlets, events (data/*.parquet).

Offsets are the spine: a text is the decoded file with one-for-one replacements only, so every offset opens in the
file the researcher gave. `texts` holds what is parsed and nothing else, so that a corrected date parses nothing again.
"""

import datetime
import hashlib
import itertools
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa

from parallax.command_line import run_stage
from parallax.parameters import read_parameters
from parallax.shards import digest, runs
from parallax.study import PHASES, Line, known, parse_date, read_csv, read_text
from parallax.study.catalogue import read_catalogue
from parallax.study.sorting import sorted_on_disk
from parallax.study.zones import Zone, blank, label_zones, read_patterns
from parallax.tables import DATE, INT, STREAMED_ROWS, TEXT, Row, arranged, schema, write, write_batches
from parallax.words import count_words

ARTICLES = schema(
    "One row per article.",
    article_id=(TEXT, "id given in the catalogue"),
    outlet_id=(TEXT, "outlet that carried the text"),
    event_id=(TEXT, "event the text covers"),
    published=(DATE, "day of publication, null where no text states it"),
    published_basis=(TEXT, "what the day of publication rests on"),
    written=(TEXT, "written before, during or after the event, or unknown"),
    written_basis=(TEXT, "what that rests on"),
    headline=(TEXT, "headline as given in the catalogue, empty where there is none"),
    url=(TEXT, "address the text came from, empty where unknown"),
    file=(TEXT, "file of the text, relative to the study folder; the catalogue where the text stands in it"),
    text=(TEXT, "the file's text, characters replaced one for one; offsets count its code points"),
    words=(INT, "words of running text, without furniture"),
    sha256=(TEXT, "hash of the file's bytes; of the text's, in UTF-8, where it stands in the catalogue"),
)
TEXTS = schema(
    "One row per article: what is parsed, and nothing a catalogue can change.",
    article_id=(TEXT, "article"),
    shard=(TEXT, "run of neighbouring articles that are parsed together, named by a hash of their ids and texts"),
    text=(TEXT, "the article's text with furniture blanked"),
    breaks=(pa.list_(pa.int64()), "offsets at which a sentence must start: lines, and ends of datelines"),
)
ZONES = schema(
    "One row per labelled part of an article.",
    article_id=(TEXT, "article"),
    start=(INT, "offset of the first character"),
    end=(INT, "offset after the last character"),
    zone=(TEXT, "headline, subhead, dateline, date_line, byline, caption, credit, repeat or furniture"),
    reason=(TEXT, "why it was labelled so"),
)
OUTLETS = schema(
    "One row per outlet.",
    outlet_id=(TEXT, "id given in the catalogue"),
    name=(TEXT, "name shown on charts"),
    country=(TEXT, "country, empty where unknown"),
    note=(TEXT, "what is known of the outlet"),
)
EVENTS = schema(
    "One row per event.",
    event_id=(TEXT, "id given in the catalogue"),
    title=(TEXT, "title shown on pages"),
    starts=(DATE, "first day"),
    ends=(DATE, "last day"),
    selection=(TEXT, "how its texts were chosen: what was searched, where and when; empty where nobody says"),
)
EVENT_COLUMNS = [name for name in EVENTS.names if name != "selection"]  # a catalogue of events may leave it out

# what is known of an article before it stands in a table: its row, what of it is parsed, its zones
PARSED = pa.schema([("parsed", TEXT), TEXTS.field("breaks"), ("zones", pa.list_(pa.struct(list(ZONES)[1:])))])
READ = pa.schema([*ARTICLES, *PARSED])

ROW_GROUP = 1_000  # articles
LONGEST_TEXT = 1_000_000  # characters, the most that spaCy parses at once

# one character for one: offsets stay true, and look-alikes of space and hyphen match what a codebook writes
SPACES = [*"\t\v\f\x00\ufeff\u00a0\u1680\u202f\u205f\u3000", *map(chr, range(0x2000, 0x200B))]
REPLACED = {ord(c): " " for c in SPACES}
REPLACED |= {ord(c): "-" for c in "\u2010\u2011"} | {ord(c): "\n" for c in "\u0085\u2028\u2029"}


def main(study: Path, data: Path) -> None:
    """Read and check the whole study before the first table is written; no more than a part of it is in memory."""
    outlets = read_csv(study / "outlets.csv", OUTLETS.names, key="outlet_id")
    lines = read_csv(study / "events.csv", EVENT_COLUMNS, key="event_id", optional=["selection"])
    events = {line["event_id"]: _event(line) for line in lines}
    size = read_parameters("ingest", shard_size=4)["shard_size"]
    with sorted_on_disk(_articles(study, outlets, events), READ, key="article_id") as articles:
        _write(data / "articles.parquet", _described(articles), ARTICLES)
        _write(data / "texts.parquet", _texts(articles, size), TEXTS)
        _write(data / "zones.parquet", _zones(articles), ZONES)
    write(data / "outlets.parquet", [line.values for line in outlets], OUTLETS)
    write(data / "events.parquet", events.values(), EVENTS)


def normalise(text: str) -> str:
    """The text with look-alike characters replaced one for one: the length never changes."""
    return text.replace("\r\n", " \n").replace("\r", "\n").translate(REPLACED)


def _event(line: Line) -> Row:
    starts, ends = parse_date(line, "starts"), parse_date(line, "ends")
    if not starts or not ends or ends < starts:
        raise line.error("an event needs a first and a last day, in that order", "Write both as YYYY-MM-DD")
    return {**line.values, "starts": starts, "ends": ends}


def _articles(study: Path, outlets: list[Line], events: dict[str, Row]) -> Iterator[Row]:
    """Each line of the catalogue with its text, what of it is parsed, and its zones."""
    patterns, outlet_ids = read_patterns(study), {line["outlet_id"] for line in outlets}
    for line in read_catalogue(study):
        known(line, "outlet_id", outlet_ids)
        article = _article(line, study, events[known(line, "event_id", events)])
        zones = label_zones(article["text"], article["headline"], patterns)
        parsed = blank(article["text"], zones)
        words = count_words(parsed)
        found = {"parsed": parsed, "breaks": _breaks(parsed, zones), "words": words, "zones": [vars(z) for z in zones]}
        yield article | found


def _article(line: Line, study: Path, event: Row) -> Row:
    published = parse_date(line, "published")
    written, basis = _written(line, published, event)
    file, content = _content(line, study)
    text = normalise(content.decode())
    if not text.strip():
        raise line.error(f"the text in {file} is empty", "Put the article's text into it")
    if len(text) > LONGEST_TEXT:
        raise line.error(f"the text in {file} has {len(text):,} characters", f"Split it: {LONGEST_TEXT:,} are the most")
    dated = {"published": published, "written": written, "written_basis": basis}
    return line.values | dated | {"text": text, "file": file, "sha256": hashlib.sha256(content).hexdigest()}


def _content(line: Line, study: Path) -> tuple[str, bytes]:
    """The name of the file that holds the text, and the text in UTF-8."""
    if "file" in line.values:
        file = _file(line, study)
        return line["file"], read_text(file).encode()
    try:
        return line.file.name, line["text"].encode()
    except UnicodeEncodeError as error:
        raise line.error(f"character {error.start} of the text is no character", "Save the text anew") from error


def _written(line: Line, published: datetime.date | None, event: Row) -> tuple[str, str]:
    """Phase against the event, as the catalogue says; where it is blank, as the day of publication tells."""
    if line["written"]:
        return known(line, "written", [*PHASES, "unknown"]), line["written_basis"]
    if published and published < event["starts"]:
        return "before", "published before the event's first day"
    if published and published > event["ends"]:
        return "after", "published after the event's last day"
    return "unknown", "not stated"


def _file(line: Line, study: Path) -> Path:
    file = study / line["file"]
    if not line["file"] or not file.resolve().is_relative_to(study.resolve()):
        raise line.error(f"file “{line['file']}” is not in the study folder", "Give a path relative to that folder")
    if not file.is_file():
        raise line.error(f"file “{line['file']}” is missing", f"Put the text there, inside {study}")
    return file


def _breaks(text: str, zones: list[Zone]) -> list[int]:
    lines = [match.start() for match in re.finditer(r"\S[^\n]*", text)]
    front = [zone.end for zone in zones if zone.zone in ("dateline", "date_line")]
    return sorted({*lines, *(end + len(text[end:]) - len(text[end:].lstrip()) for end in front)} - {len(text)})


def _described(articles: Iterable[Row]) -> Iterator[Row]:
    return ({name: article[name] for name in ARTICLES.names} for article in articles)


def _texts(articles: Iterable[Row], shard_size: int) -> Iterator[Row]:
    for run in runs(articles, shard_size):
        parsed = [{"article_id": each["article_id"], "text": each["parsed"], "breaks": each["breaks"]} for each in run]
        shard = digest(json.dumps(parsed))
        yield from ({**text, "shard": shard} for text in parsed)


def _zones(articles: Iterable[Row]) -> Iterator[Row]:
    for article in articles:
        for zone in article["zones"]:
            yield {"article_id": article["article_id"], **zone}


def _write(path: Path, rows: Iterator[Row], table_schema: pa.Schema) -> None:
    """Write rows that come in order."""
    pieces = iter(lambda: list(itertools.islice(rows, STREAMED_ROWS)), [])
    batches = (batch for piece in pieces for batch in arranged(piece, table_schema, path.name).to_batches())
    write_batches(path, batches, table_schema, ROW_GROUP)


if __name__ == "__main__":
    run_stage(main, __doc__)
