"""Stage parse: texts → spaCy Docs in shards (data/docs) and sentences (data/sentences.parquet).

Parsing is most of the cost of a run, so a Doc holds text and syntax only: no rule, code or date can make it stale.
"""

from collections.abc import Iterator
from functools import partial
from itertools import chain, groupby
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
ROW_GROUP = 4_096  # sentences: what joining them holds in memory


def main(study: Path, data: Path) -> None:
    """Parse the shards that are missing or damaged, drop the stale ones, then join the sentences of all."""
    folder, shards = shards_folder(data), plan(data)
    docs = partial(docs_file, folder, pipeline=pipeline_version())
    missing = {shard for shard in shards if not (is_sound(docs(shard)) and is_sound(_sentences(docs(shard))))}
    articles = sum(shards[shard] for shard in missing)
    show(each(parse_shard, _tasks(data, folder, missing), articles, WORTH), articles, "parse")
    prune(folder / "docs", chain(map(docs, shards), map(_sentences, map(docs, shards))))
    (data / "docs").mkdir(exist_ok=True)  # DVC asks for it, wherever the shards stand
    write_batches(data / "sentences.parquet", read_rows(map(_sentences, map(docs, shards))), SENTENCES, ROW_GROUP)


def _tasks(data: Path, folder: Path, missing: set[str]) -> Iterator[Parsing]:
    batch_size = max(read_parameters("parse", batch_size=4)["batch_size"], 1)
    texts = stream(data / "texts.parquet")
    for shard, run in groupby(texts, key=itemgetter("shard")):
        if shard in missing:
            docs = docs_file(folder, shard, pipeline_version())
            yield Parsing(pipeline_version(), list(run), batch_size, docs, _sentences(docs))


def _sentences(docs: Path) -> Path:
    return docs.with_suffix(".sentences")


if __name__ == "__main__":
    run_stage(main, __doc__)
