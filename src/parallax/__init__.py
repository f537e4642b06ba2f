"""Parallax compares how news outlets cover one event; every count opens to its sentences.

In a notebook `parallax.connect(data)` opens the tables to SQL, `parallax.preview(terms, data)` shows what terms find.
"""

import os
from importlib import import_module

__version__ = "0.1.0"

os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # Arrow's own keeps much of what is free again

_PUBLIC = {"connect": "parallax.database", "preview": "parallax.codebook.preview"}


def __getattr__(name: str) -> object:
    """What `_PUBLIC` names, imported when it is first asked for: a stage that needs neither reads neither."""
    if name not in _PUBLIC:
        raise AttributeError(f"module “parallax” has no attribute “{name}”")
    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_PUBLIC])
