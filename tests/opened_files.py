"""Notes every file a Python process reads; copied as sitecustomize.py in front of a stage's path by the tests."""

import atexit
import json
import os
import sys

_opened: set[str] = set()


def _note(event: str, arguments: tuple) -> None:
    if event == "open" and isinstance(arguments[0], str) and not set(arguments[1] or "r") & set("wax+"):
        _opened.add(arguments[0])


@atexit.register
def _write() -> None:
    report = {"argv": sys.argv, "opened": sorted(os.path.abspath(path) for path in _opened)}
    with open(os.path.join(os.environ["OPENED_FILES"], f"{os.getpid()}.json"), "w", encoding="utf-8") as file:
        json.dump(report, file)


sys.addaudithook(_note)
