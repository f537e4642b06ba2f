"""Label the parts of a page that are not running text: headline, dateline, caption, page furniture and so on.

Nothing is cut out: a zone is a span with its reason. Only `furniture` is hidden from parsing; questions leave the
others out where they must. Patterns of whole lines are data (zones.csv here, and codebook/zones.csv of a study);
what depends on neighbouring lines is code.
"""

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from parallax.study import Line, read_csv

COLUMNS = ("zone", "pattern", "reason")
ZONES = ("headline", "subhead", "dateline", "date_line", "byline", "caption", "credit", "repeat", "furniture")

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
GLUED_DATE = re.compile(r"\s*(?:date:?\s+)?\d{4}-\d{2}-\d{2}(?=\s+\S)", re.IGNORECASE)
# “GENEVA: ”, “GENEVA, July 23 — ”, “OSLO/BERN (Reuters) - ”: upper case, then a colon or a dash
DATELINE = re.compile(
    rf"\s*[A-Z][A-Z.’'/ -]+(?:, [A-Z][\w. ]+)?(?:, (?:(?:{MONTHS})[a-z]* \d{{1,2}}|\d{{1,2}} (?:{MONTHS})))?"
    r"(?: \([A-Z][\w ./]+\))?\s*(?::|—|–|--| -)\s+"
)
# “Mireille Santos”, “Ellie Marchetti in Barcelona”, “BBN News, Santa Luz”
NAMES = re.compile(r"[A-Z][\w’'.-]+(?:,? (?:(?:in|at|for|and|of|the|de|van|von|da|al) )?[A-Z][\w’'.-]+){1,7}")
QUESTION = re.compile(r"\?$")
QUESTION_WORDS = 8
SUBHEAD_WORDS = 14
HEADLINE_WORDS = 30
REPEAT_WORDS = 8
REPEAT_RATIO = 0.7


Pattern = tuple[re.Pattern[str], str, str]  # of a whole line, its zone, the reason
Span = tuple[int, int]
Label = tuple[str, str]  # zone, reason


@dataclass(frozen=True, order=True)
class Zone:
    """A labelled part of an article: half-open offsets into its text, the label, and why."""

    start: int
    end: int
    zone: str
    reason: str


def read_patterns(study: Path) -> list[Pattern]:
    """Patterns of whole lines with zone and reason: the study's own first, then those that hold of any page."""
    own = study / "codebook" / "zones.csv"
    lines = read_csv(own, COLUMNS, key="pattern") if own.is_file() else []
    general = read_csv(Path(__file__).with_name("zones.csv"), COLUMNS, key="pattern")
    return [_compiled(line) for line in lines + general]


def label_zones(text: str, headline: str, patterns: list[Pattern]) -> list[Zone]:
    """The zones of one text in order; a line has one zone, a dateline or a glued date the front part of a line."""
    lines = [match.span() for match in re.finditer(r"\S[^\n]*(?<=\S)", text)]
    whole = [_line_zone(text[start:end], patterns) for start, end in lines]
    _label_headline(text, headline, lines, whole)
    _label_bylines(text, lines, whole)
    _label_captions(text, lines, whole)
    _label_repeats(text, lines, whole)
    _label_subheads(text, lines, whole)
    zones = [Zone(start, end, *found) for (start, end), found in zip(lines, whole) if found]
    body = [span for span, found in zip(lines, whole) if not found]
    return sorted(zones + _front_zones(text, body))


def blank(text: str, zones: list[Zone]) -> str:
    """The text with furniture replaced by as many spaces: what is parsed."""
    for zone in zones:
        if zone.zone == "furniture":
            text = text[: zone.start] + " " * (zone.end - zone.start) + text[zone.end :]
    return text


def _compiled(line: Line) -> Pattern:
    if line["zone"] not in ZONES:
        raise line.error(f"unknown zone “{line['zone']}”", "Known are: " + ", ".join(ZONES))
    try:
        return re.compile(line["pattern"], re.IGNORECASE), line["zone"], line["reason"]
    except re.error as error:
        raise line.error(f"pattern “{line['pattern']}” is no regular expression ({error})", "Correct it") from error


def _line_zone(line: str, patterns: list[Pattern]) -> Label | None:
    return next(((zone, reason) for pattern, zone, reason in patterns if pattern.fullmatch(line)), None)


def _label_headline(text: str, headline: str, lines: list[Span], whole: list[Label | None]) -> None:
    """The catalogue's headline where it stands in the text, else a first unpunctuated line set off by a blank line."""
    for i, (start, end) in enumerate(lines):
        if headline and _words(text[start:end]) == _words(headline):
            whole[i] = ("headline", "the headline given in the catalogue")
            return
    first = next((i for i, found in enumerate(whole) if not found), None)
    if first is None or first + 1 == len(lines):
        return
    start, end = lines[first]
    set_off = "\n\n" in text[end : lines[first + 1][0]].replace("\r", "").replace(" ", "")
    if set_off and _is_title(text[start:end], HEADLINE_WORDS):
        whole[first] = ("headline", "first line, without a full stop, set off by a blank line")


def _label_bylines(text: str, lines: list[Span], whole: list[Label | None]) -> None:
    """Names right above the date of the page or below a byline, without a blank line between."""
    for i in range(1, len(lines)):
        below_byline = _is_zone(whole[i - 1], "byline") and _touch(text, lines, i - 1)
        above_date = i + 1 < len(lines) and _is_zone(whole[i + 1], "date_line") and _touch(text, lines, i)
        if not whole[i] and (below_byline or above_date) and NAMES.fullmatch(text, *lines[i]):
            whole[i] = ("byline", "names beside the date of the page or the byline")


def _is_zone(label: Label | None, zone: str) -> bool:
    return label is not None and label[0] == zone


def _touch(text: str, lines: list[Span], i: int) -> bool:
    """Whether no blank line stands between a line and the next."""
    return text[lines[i][1] : lines[i + 1][0]].count("\n") == 1


def _label_captions(text: str, lines: list[Span], whole: list[Label | None]) -> None:
    for i, (start, end) in enumerate(lines[:-1]):
        following = text[slice(*lines[i + 1])]
        if whole[i + 1] and whole[i + 1][0] == "caption" and following.startswith(text[start:end]):
            whole[i] = ("caption", "said again in the caption that follows")


def _label_repeats(text: str, lines: list[Span], whole: list[Label | None]) -> None:
    """A standfirst said again as the lead: the first of two nearly equal paragraphs among the first few."""
    body = [i for i, found in enumerate(whole) if not found][:3]
    for i, j in zip(body, body[1:]):
        first, second = _words(text[slice(*lines[i])]), _words(text[slice(*lines[j])])
        alike = difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()
        if len(first) >= REPEAT_WORDS and alike >= REPEAT_RATIO:
            whole[i] = ("repeat", f"standfirst said again in the next paragraph ({alike:.0%} of the words)")


def _label_subheads(text: str, lines: list[Span], whole: list[Label | None]) -> None:
    """A short line without a full stop, or a question, between paragraphs: text before it, a full sentence after it."""
    for i in range(1, len(lines) - 1):
        after = next((text[slice(*lines[j])] for j in range(i + 1, len(lines)) if not whole[j]), "")
        before = any(not found or found[0] == "headline" for found in whole[:i])
        line = text[slice(*lines[i])]
        titled = _is_title(line, SUBHEAD_WORDS) or _is_title(QUESTION.sub("", line), QUESTION_WORDS)
        short = titled and not _is_title(after, SUBHEAD_WORDS)
        if not whole[i] and before and short:
            whole[i] = ("subhead", "short line without a full stop between paragraphs")


def _front_zones(text: str, body: list[Span]) -> list[Zone]:
    """A date or a dateline glued to the first lines of running text."""
    zones = []
    for start, end in body[:2]:
        if glued := GLUED_DATE.match(text, start, end):
            zones.append(Zone(start, glued.end(), "date_line", "date glued to the front of the text"))
            start = glued.end()
        if dateline := DATELINE.match(text, start, end):
            front = start + len(text[start:].removesuffix(text[start:].lstrip()))
            stop = start + len(text[start : dateline.end()].rstrip())
            zones.append(Zone(front, stop, "dateline", "place in capitals glued to the front of the text"))
            break
    return zones


def _is_title(line: str, most_words: int) -> bool:
    return bool(_words(line)) and len(line.split()) <= most_words and not re.search(r"[.!?:;,…][”\"’')\]]*$", line)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
