"""The yardstick: CPU seconds of `nlp.pipe` alone over the texts of a study, the pipeline loaded and warm."""

import json
import time
from pathlib import Path

import spacy

from parallax.command_line import run_stage
from parallax.pipeline import MODEL
from parallax.tables import records

BATCH_SIZE, WARM = 16, 32


def main(study: Path, data: Path) -> None:
    """Print the number of words, and the seconds."""
    texts = [row["text"] for row in records(data / "texts.parquet")]
    nlp = spacy.load(MODEL)
    for _ in nlp.pipe(texts[:WARM], batch_size=BATCH_SIZE):
        pass
    start = time.process_time()
    for _ in nlp.pipe(texts, batch_size=BATCH_SIZE):
        pass
    print(json.dumps([sum(len(text.split()) for text in texts), time.process_time() - start]))


if __name__ == "__main__":
    run_stage(main, __doc__)
