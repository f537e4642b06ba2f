"""Progress: how many, how fast, how long yet; nothing where nobody watches."""

import io
import sys

import pytest

from parallax.shards import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("finished", "seconds", "line"),
    [
        (120, 30, "parse: 120 of 1,000 articles, 4.0 a second, 3 min 40 s left"),
        (1, 30, "parse: 1 of 1,000 articles, 0.0 a second, 8 h 19 min left"),
        (998, 100, "parse: 998 of 1,000 articles, 10.0 a second, 0 s left"),
        (1, 0, "parse: 1 of 1,000 articles, 0.0 a second"),
    ],
)
def test_a_line_says_how_many_how_fast_and_how_long_yet(finished, seconds, line):
    assert progress.line("parse", finished, 1_000, seconds) == line


def test_a_terminal_shows_the_last_state_and_is_clean_at_the_end(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(progress, "PAUSE", 0)
    progress.show([4, 3], 7, "parse")
    assert "parse: 7 of 7 articles" in sys.stderr.getvalue()
    assert sys.stderr.getvalue().endswith("\r\x1b[K")


def test_a_file_gets_nothing(capsys):
    progress.show([4, 3], 7, "parse")
    assert capsys.readouterr().err == ""
