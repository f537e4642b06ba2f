"""Notes every file a Python process reads, at once and not at its end: a kernel may be killed.

Copied as sitecustomize.py in front of a stage's path by the tests. A line holds the command line so far and the file.
"""

import json
import os
import sys

_folder = os.environ["OPENED_FILES"]
_notes = os.open(os.path.join(_folder, f"{os.getpid()}.jsonl"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
_opened: set[str] = set()


def _note(event: str, arguments: tuple) -> None:
    if event != "open" or not isinstance(arguments[0], str) or set(arguments[1] or "r") & set("wax+"):
        return
    path = os.path.abspath(arguments[0])
    if path not in _opened:
        _opened.add(path)
        os.write(_notes, json.dumps([getattr(sys, "argv", []), path]).encode() + b"\n")


sys.addaudithook(_note)
