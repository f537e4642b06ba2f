"""A study of any number of articles, resampled from a folder of texts: the same one whenever it is made.

Articles come event by event, as they do in the world: an event draws its paragraphs from a few texts, so that its
articles share actors, claims and now and then whole paragraphs, as copies of an agency's report do. Events differ in
size, and their sizes do not grow with the number of articles: more articles are more events.
"""

import csv
import datetime
import random
import re
import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

EVENT_SIZES = (10, 20, 40, 80)  # articles
TEXTS_PER_EVENT = 20
WORDS = (120, 200)  # an article is as long as a number between these, and ends with a paragraph
FEWEST_WORDS = 12  # of a paragraph: shorter ones are captions and credits
OUTLETS = 12
FIRST_DAY = datetime.date(2024, 1, 1)
DAYS_BETWEEN, DAYS_AROUND = 3, (-1, 4)
SEED = 0
CODEBOOK = Path(__file__).parents[2] / "seeds" / "codebook"

Article = dict[str, str]


def write_study(corpus: Path, folder: Path, articles: int) -> None:
    """Write a study folder of so many articles from the .txt files of a corpus, with the codebook of the seeds."""
    (folder / "articles").mkdir(parents=True)
    shutil.copytree(CODEBOOK, folder / "codebook")
    texts = [paragraphs for file in sorted(corpus.rglob("*.txt")) if (paragraphs := _paragraphs(file))]
    rows, events = [], []
    for event, row, text in _articles(texts, articles):
        (folder / row["file"]).write_text(text, encoding="utf-8")
        rows.append(row)
        events += [event] if event not in events[-1:] else []
    outlets = [{"outlet_id": _outlet(n), "name": f"Outlet {n}", "country": "", "note": ""} for n in range(OUTLETS)]
    for name, lines in (("articles", rows), ("events", events), ("outlets", outlets)):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, lines[0].keys())
            writer.writeheader()
            writer.writerows(lines)


def _articles(texts: list[list[str]], wanted: int) -> Iterator[tuple[Article, Article, str]]:
    """Event, catalogue row and text of each article."""
    made = 0
    for number, size in enumerate(cycle(EVENT_SIZES)):
        draw = random.Random(f"{SEED} {number}")  # of its own: an event is the same in studies of all sizes
        starts = FIRST_DAY + datetime.timedelta(DAYS_BETWEEN * number)
        event = {"event_id": f"e{number:05}", "title": f"Event {number}", "starts": starts, "ends": starts}
        pool = [paragraph for text in draw.sample(texts, min(TEXTS_PER_EVENT, len(texts))) for paragraph in text]
        for _ in range(size):
            if made == wanted:
                return
            yield event, _row(made, event, draw), _text(pool, draw)
            made += 1


def _row(number: int, event: Article, draw: random.Random) -> Article:
    article_id = f"a{number:07}"
    published = event["starts"] + datetime.timedelta(draw.randint(*DAYS_AROUND))
    ids = {"article_id": article_id, "outlet_id": _outlet(draw.randrange(OUTLETS)), "event_id": event["event_id"]}
    blank = dict.fromkeys(("published_basis", "written", "written_basis", "headline", "url"), "")
    return {**ids, "published": published, **blank, "file": f"articles/{article_id}.txt"}


def _text(pool: list[str], draw: random.Random) -> str:
    wanted, drawn = draw.randint(*WORDS), []
    while sum(len(paragraph.split()) for paragraph in drawn) < wanted:
        drawn.append(draw.choice(pool))
    return "\n\n".join(dict.fromkeys(drawn)) + "\n"


def _paragraphs(file: Path) -> list[str]:
    found = (paragraph.strip() for paragraph in re.split(r"\n\s*\n", file.read_text(encoding="utf-8")))
    return [paragraph for paragraph in found if len(paragraph.split()) >= FEWEST_WORDS]


def _outlet(number: int) -> str:
    return f"o{number:02}"
