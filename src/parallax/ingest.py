"""Stage ingest: the study folder → articles, texts, zones, outlets, events (data/*.parquet).

Offsets are the spine: a text is the decoded file with one-for-one replacements only, so every offset opens in the
file the researcher gave. `texts` holds what is parsed and nothing else, so that a corrected date parses nothing again.
"""

import datetime
import hashlib
import re
from pathlib import Path

import pyarrow as pa

from parallax.command_line import run_stage
from parallax.study import PHASES, Line, known, parse_date, read_csv, read_text
from parallax.tables import DATE, INT, TEXT, Row, schema, write
from parallax.zones import Zone, blank, label_zones, read_patterns

ARTICLE_COLUMNS = (
    "article_id outlet_id event_id published published_basis written written_basis headline url file".split()
)

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
    file=(TEXT, "file of the text, relative to the study folder"),
    text=(TEXT, "the file's text, characters replaced one for one; offsets count its code points"),
    words=(INT, "words of running text, without furniture"),
    sha256=(TEXT, "hash of the file's bytes"),
)
TEXTS = schema(
    "One row per article: what is parsed, and nothing a catalogue can change.",
    article_id=(TEXT, "article"),
    doc_key=(TEXT, "hash of the parsed text and its breaks; articles with one text share it"),
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
)

# one character for one: offsets stay true, and look-alikes of space and hyphen match what a codebook writes
SPACES = [*"\t\v\f\x00\ufeff\u00a0\u1680\u202f\u205f\u3000", *map(chr, range(0x2000, 0x200B))]
REPLACED = {ord(c): " " for c in SPACES}
REPLACED |= {ord(c): "-" for c in "\u2010\u2011"} | {ord(c): "\n" for c in "\u0085\u2028\u2029"}


def main(study: Path, data: Path) -> None:
    """Read and check the whole study before the first table is written."""
    outlets = read_csv(study / "outlets.csv", OUTLETS.names, key="outlet_id")
    events = [_event(line) for line in read_csv(study / "events.csv", EVENTS.names, key="event_id")]
    lines = read_csv(study / "articles.csv", ARTICLE_COLUMNS, key="article_id")
    patterns = read_patterns(study)
    outlet_ids, by_id = [line["outlet_id"] for line in outlets], {event["event_id"]: event for event in events}
    articles, texts, zones = [], [], []
    for line in lines:
        article = _article(line, study, outlet_ids, by_id)
        labelled = label_zones(article["text"], article["headline"], patterns)
        texts.append(_text(article, labelled))
        article["words"] = len(re.findall(r"\b\w[\w’'-]*", texts[-1]["text"]))
        articles.append(article)
        zones += [{"article_id": article["article_id"], **vars(zone)} for zone in labelled]
    write(data / "articles.parquet", articles, ARTICLES)
    write(data / "texts.parquet", texts, TEXTS)
    write(data / "zones.parquet", zones, ZONES)
    write(data / "outlets.parquet", [line.values for line in outlets], OUTLETS)
    write(data / "events.parquet", events, EVENTS)


def normalise(text: str) -> str:
    """The text with look-alike characters replaced one for one: the length never changes."""
    return text.replace("\r\n", " \n").replace("\r", "\n").translate(REPLACED)


def _event(line: Line) -> Row:
    starts, ends = parse_date(line, "starts"), parse_date(line, "ends")
    if not starts or not ends or ends < starts:
        raise line.error("an event needs a first and a last day, in that order", "Write both as YYYY-MM-DD")
    return {**line.values, "starts": starts, "ends": ends}


def _article(line: Line, study: Path, outlet_ids: list[str], events: dict[str, Row]) -> Row:
    known(line, "outlet_id", outlet_ids)
    event = events[known(line, "event_id", events)]
    published = parse_date(line, "published")
    written, basis = _written(line, published, event)
    file = _file(line, study)
    text = normalise(read_text(file))
    if not text.strip():
        raise line.error(f"the text in {line['file']} is empty", "Put the article's text into it")
    dated = {"published": published, "written": written, "written_basis": basis}
    return {**line.values, **dated, "text": text, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}


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


def _text(article: Row, zones: list[Zone]) -> Row:
    text = blank(article["text"], zones)
    lines = [match.start() for match in re.finditer(r"\S[^\n]*", text)]
    front = [zone.end for zone in zones if zone.zone in ("dateline", "date_line")]
    breaks = sorted({*lines, *(end + len(text[end:]) - len(text[end:].lstrip()) for end in front)} - {len(text)})
    key = hashlib.sha256(f"{breaks}\n{text}".encode()).hexdigest()
    return {"article_id": article["article_id"], "doc_key": key, "text": text, "breaks": breaks}


if __name__ == "__main__":
    run_stage(main, __doc__)
