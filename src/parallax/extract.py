"""Stage extract NAME: Docs, article rows and the codebook → one table of spans (data/tables/NAME.parquet), or all.

The rows of each shard are kept in data/shards/NAME, in files named by all they depend on; only missing ones are made.
The Docs of the examples that a codebook gives stand beside them.
"""

import json
import pkgutil
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path

from parallax import extractors
from parallax.codebook import Codebook
from parallax.command_line import run_stage
from parallax.pipeline import pipeline_version
from parallax.shards import digest, is_sound, prune, read_rows
from parallax.shards.doc_files import docs_file
from parallax.shards.places import shards_folder
from parallax.shards.progress import show
from parallax.shards.rows import Extraction, Version, extract_shard, version
from parallax.shards.workers import each
from parallax.tables import Row, records, stream, write_batches

ALL = "all"  # the name that stands for every extractor
NAMES = sorted(module.name for module in pkgutil.iter_modules(extractors.__path__))
WORTH = 400  # articles that take one extractor as long as another process takes to start
ROW_GROUP = 16_384  # of a table of spans: what joining it holds in memory

Run = tuple[str, list[Row]]  # the name of a shard, and its articles in order
Versions = dict[str, Version]  # by extractor


def main(name: str, study: Path, data: Path) -> None:
    """Run one extractor, or all, over the shards that it has not done, then join the rows of every shard."""
    extract_all(NAMES if name == ALL else [name], study, data)


def extract_all(names: list[str], study: Path, data: Path) -> None:
    """Run extractors over the shards that one of them has not done; the Docs of a shard are read once for all."""
    folder, versions = shards_folder(data), {name: version(name, study) for name in names}
    given, owed, articles = [], {}, 0  # of each shard a name or two: there may be a million
    for shard, run in article_runs(data):
        given.append(_given(folder, shard, run))
        missing = [name for name in names if not is_sound(_file(folder, name, versions[name], given[-1]))]
        if missing:
            owed[shard] = names if missing == names else missing
            articles += len(run)
    for name in sorted({name for missing in owed.values() for name in missing}):
        _check_codebook(name, study, folder)
    tasks = _tasks(study, data, folder, owed, versions)
    stage = f"extract {names[0]}" if len(names) == 1 else "extract"
    show(each(extract_shard, tasks, articles, WORTH // len(names)), articles, stage)
    for name in names:
        _join(name, folder, data, versions[name], given)


def article_runs(data: Path) -> Iterator[Run]:
    """The articles of each shard, each with its event's days and its zones; one shard in memory at a time."""
    events = {event["event_id"]: event for event in records(data / "events.parquet")}
    shards = (row["shard"] for row in stream(data / "texts.parquet", ["shard"]))
    articles = _with_zones(stream(data / "articles.parquet"), stream(data / "zones.parquet"))
    for shard, run in groupby(zip(shards, articles), key=itemgetter(0)):
        yield shard, [_with_event(article, events[article["event_id"]]) for _, article in run]


def _with_zones(articles: Iterator[Row], zones: Iterator[Row]) -> Iterator[Row]:
    """Both come in the order of article_id."""
    labelled = groupby(zones, key=itemgetter("article_id"))
    article_id, own = next(labelled, (None, ()))
    for article in articles:
        if article["article_id"] != article_id:
            yield article | {"zones": []}
            continue
        yield article | {"zones": [{key: zone[key] for key in zone if key != "article_id"} for zone in own]}
        article_id, own = next(labelled, (None, ()))


def _with_event(article: Row, event: Row) -> Row:
    return article | {"event_starts": event["starts"], "event_ends": event["ends"]}


def _given(folder: Path, shard: str, articles: list[Row]) -> str:
    """A name for what every extractor is given of a shard: its Docs and the rows of its articles."""
    return digest(docs_file(folder, shard, pipeline_version()).name, json.dumps(articles, default=str))


def _file(folder: Path, name: str, version: Version, given: str) -> Path:
    """Where the rows of an extractor stand: the name changes with all that the rows depend on."""
    return folder / "shards" / name / f"{digest(version.code, version.codebook, given)}.rows"


def _tasks(
    study: Path, data: Path, folder: Path, owed: dict[str, list[str]], versions: Versions
) -> Iterator[Extraction]:
    for shard, articles in article_runs(data):
        if shard in owed:
            given = _given(folder, shard, articles)
            files = {name: _file(folder, name, versions[name], given) for name in owed[shard]}
            yield Extraction(study, versions, docs_file(folder, shard, pipeline_version()), articles, files)


def _check_codebook(name: str, study: Path, folder: Path) -> None:
    """Stop at an example that its own code does not match, where codes have examples, before anything is written."""
    check = getattr(import_module(f"parallax.extractors.{name}"), "check", None)
    if check:
        check(Codebook(study), _examples(folder, name))


def _examples(folder: Path, name: str) -> Path:
    """Where the Docs of the examples of an extractor's codes are kept."""
    return folder / "shards" / name / f"{digest(pipeline_version())}.docs"


def _join(name: str, folder: Path, data: Path, version: Version, given: list[str]) -> None:
    files = partial(_file, folder, name, version)
    prune(folder / "shards" / name, chain(map(files, given), [_examples(folder, name)]))
    (data / "shards" / name).mkdir(parents=True, exist_ok=True)  # DVC asks for it, wherever the shards stand
    schema = import_module(f"parallax.extractors.{name}").SCHEMA
    write_batches(data / "tables" / f"{name}.parquet", read_rows(map(files, given)), schema, ROW_GROUP)


if __name__ == "__main__":
    run_stage(main, __doc__, [ALL, *NAMES])
