"""Stage parse: texts → spaCy Docs in shards (data/docs) and sentences (data/sentences.parquet).

Parsing is most of the cost of a run, so a Doc holds text and syntax only: no rule, code or date can make it stale.
"""

import itertools
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from parallax.command_line import run_stage
from parallax.parameters import read_parameters
from parallax.pipeline import pipeline_version
from parallax.shards import is_sound, plan, prune, read_rows
from parallax.shards.doc_files import docs_file
from parallax.shards.docs import SENTENCES, Parsing, parse_shard
from parallax.shards.places import shards_folder
from parallax.shards.progress import show
from parallax.shards.workers import each
from parallax.tables import stream, write_batches

WORTH = 40  # articles that take as long as another process takes to start


def main(study: Path, data: Path) -> None:
    """Parse the shards that are missing or damaged, drop the stale ones, then join the sentences of all."""
    folder = shards_folder(data)
    docs = {shard.name: docs_file(folder, shard.name, pipeline_version()) for shard in plan(data)}
    missing = {name: file for name, file in docs.items() if not (is_sound(file) and is_sound(_sentences(file)))}
    articles = sum(shard.articles for shard in plan(data) if shard.name in missing)
    show(each(parse_shard, _tasks(data, missing), articles, WORTH), articles, "parse")
    sentences = [_sentences(file) for file in docs.values()]
    prune(folder / "docs", [*docs.values(), *sentences])
    (data / "docs").mkdir(exist_ok=True)  # DVC asks for it, wherever the shards stand
    write_batches(data / "sentences.parquet", read_rows(sentences), SENTENCES)


def _tasks(data: Path, files: dict[str, Path]) -> Iterator[Parsing]:
    batch_size = max(read_parameters("parse", batch_size=4)["batch_size"], 1)
    texts = stream(data / "texts.parquet")
    for shard, run in itertools.groupby(texts, key=itemgetter("shard")):
        if shard in files:
            yield Parsing(pipeline_version(), list(run), batch_size, files[shard], _sentences(files[shard]))


def _sentences(docs: Path) -> Path:
    return docs.with_suffix(".sentences")


if __name__ == "__main__":
    run_stage(main, __doc__)
