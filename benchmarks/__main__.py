"""Measure on a set and write its section of docs/benchmarks.md: python -m benchmarks SET --corpus DIR."""

import argparse
import pkgutil
import re
import sys
from importlib import import_module
from pathlib import Path

import benchmarks
from parallax.study import StudyError

SETS = sorted(module.name for module in pkgutil.iter_modules(benchmarks.__path__) if module.name != "__main__")
PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def main() -> None:
    """Run one adapter; it returns a Markdown section, which replaces the one that stands between its marks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("set", choices=SETS, metavar="SET", help=", ".join(SETS))
    parser.add_argument("--corpus", type=Path, required=True, help="folder that holds the set")
    arguments = parser.parse_args()
    module = import_module(f"benchmarks.{arguments.set}")
    try:
        section = module.main(arguments.corpus)
    except StudyError as error:
        sys.exit(f"benchmarks: {error}")
    print(section)
    page = getattr(module, "PAGE", PAGE)
    page.write_text(replace_section(page.read_text(encoding="utf-8"), arguments.set, section), encoding="utf-8")


def replace_section(page: str, name: str, section: str) -> str:
    """The page with what stands between `<!-- name -->` and `<!-- /name -->` replaced; new sections go to the end."""
    marked = f"<!-- {name} -->\n{section.strip()}\n<!-- /{name} -->"
    pattern = re.compile(rf"<!-- {re.escape(name)} -->.*?<!-- /{re.escape(name)} -->", re.DOTALL)
    if pattern.search(page):
        return pattern.sub(lambda _: marked, page)
    return f"{page.rstrip()}\n\n{marked}\n"


if __name__ == "__main__":
    main()
