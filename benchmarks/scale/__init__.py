"""How cost grows with the corpus: studies of 250, 1,000 and 4,000 resampled articles, into docs/scale.md.

`python -m benchmarks scale --corpus DIR`, where DIR holds .txt files, in folders or not.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.scale.costs import costs
from benchmarks.scale.page import section

PAGE = Path(__file__).parents[2] / "docs" / "scale.md"
SIZES = (250, 1000, 4000)
START_UP = 2  # articles: what a step costs for next to nothing is taken off


def main(corpus: Path) -> str:
    """The section of the page: tables of costs, exponents, and what larger corpora would take."""
    with TemporaryDirectory() as folder:
        least, *found = (costs(corpus, Path(folder) / str(size), size) for size in (START_UP, *SIZES))
    return section(least, found)
