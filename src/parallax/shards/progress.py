"""How far a long stage is, on one line of a terminal; nothing where standard error is none."""

import sys
import time
from collections.abc import Iterable

PAUSE = 0.5  # seconds between two lines: quick enough to be seen, slow enough to cost nothing


def show(done: Iterable[int], articles: int, stage: str) -> None:
    """Take numbers of finished articles until all are done; say how many, how fast, and how long it will take."""
    finished, start, last = 0, time.monotonic(), 0.0
    for count in done:
        finished += count
        if sys.stderr.isatty() and time.monotonic() - last > PAUSE:
            last = time.monotonic()
            print(f"\r\x1b[K{line(stage, finished, articles, last - start)}", end="", file=sys.stderr, flush=True)
    if last:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def line(stage: str, finished: int, articles: int, seconds: float) -> str:
    """“parse: 120 of 1,000 articles, 4.2 a second, 3 min 30 s left”."""
    rate = finished / seconds if seconds else 0.0
    left = f", {_duration((articles - finished) / rate)} left" if rate else ""
    return f"{stage}: {finished:,} of {articles:,} articles, {rate:.1f} a second{left}"


def _duration(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
