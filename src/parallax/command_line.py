"""The command line all stages share: --study, --data, and for some a NAME; bad input ends with its message alone."""

import argparse
import errno
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

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


def call(main: Callable[..., None], **arguments: object) -> None:
    """Run a stage; what a person or the machine got wrong is printed as one line and ends with status 2."""
    try:
        main(**arguments)
    except (StudyError, Stopped) as error:
        _end(str(error))
    except OSError as error:
        if error.errno not in REFUSED:
            raise
        _end(f"{error}. What is finished is kept: mend this and run the same command again")


def _end(message: str) -> None:
    print(f"parallax: {message}", file=sys.stderr)
    sys.exit(2)
