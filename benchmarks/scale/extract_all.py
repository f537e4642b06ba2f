"""All extractors in one process, as `python -m parallax` runs them: the Docs of a shard are read once."""

from pathlib import Path

from parallax import extract
from parallax.command_line import run_stage


def main(study: Path, data: Path) -> None:
    extract.extract_all(extract.NAMES, study, data)


if __name__ == "__main__":
    run_stage(main, __doc__)
