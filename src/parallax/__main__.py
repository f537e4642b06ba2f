"""All stages in one go on any study, without DVC: python -m parallax --study DIR --data DIR."""

from pathlib import Path

from parallax import count, extract, ingest, link, parse, report, suggest, validate
from parallax.command_line import run_stage


def main(study: Path, data: Path) -> None:
    """From the study folder to pages; each stage reads what the one before wrote, as DVC runs them."""
    ingest.main(study, data)
    parse.main(study, data)
    extract.main(extract.ALL, study, data)
    for name in link.ordered_names():
        link.main(name, study, data)
    count.main(study, data)
    suggest.main(study, data)
    validate.main(study, data)
    report.main(study, data)
    print(f"Pages: {data / 'report' / 'index.html'}")


if __name__ == "__main__":
    run_stage(main, __doc__)
