"""The command line all stages share: --study, --data, and for some a NAME; bad input ends with its message alone."""

import argparse
import errno
import fcntl
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from parallax.study import Stopped, StudyError

# what the machine refuses, not what the program does wrong: a full disk, a quota, a folder that cannot be written
REFUSED = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES)


def run_stage(main: Callable[..., None], description: str | None, names: Sequence[str] = ()) -> None:
    """Parse the arguments and call `main(study, data)`, or `main(name, study, data)` where there are names."""
    parser = argparse.ArgumentParser(description=(description or "").splitlines()[0])
    if names:
        parser.add_argument("name", choices=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--study", type=Path, required=True, help="folder of the study: articles.csv, codebook/, …")
    parser.add_argument("--data", type=Path, required=True, help="folder the tables are written to")
    call(main, **vars(parser.parse_args()))


def call(main: Callable[..., None], **arguments: Any) -> None:
    """Run a stage, alone on its `data`; what a person or the machine got wrong is one line, and ends with status 2."""
    try:
        with alone(arguments["data"]) if "data" in arguments else nullcontext():
            main(**arguments)
    except (StudyError, Stopped) as error:
        _end(str(error))
    except OSError as error:
        if error.errno not in REFUSED:
            raise
        _end(f"{error}. What is finished is kept: mend this and run the same command again")


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Stopped where another run of this machine works on the data folder: two would write, and remove, the same files.

    The lock stands outside the folder, which is not made before a study is found right.
    """
    name = hashlib.sha256(os.fsencode(data.resolve())).hexdigest()
    with Path(tempfile.gettempdir(), f"parallax-{name}.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # given back when the process ends, however it does
        except BlockingIOError as error:
            raise Stopped(f"another run works on {data}. Wait until it has ended, or name another folder") from error
        yield


def _end(message: str) -> None:
    print(f"parallax: {message}", file=sys.stderr)
    sys.exit(2)
