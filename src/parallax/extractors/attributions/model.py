"""The learned model of attributions: its file, and what it finds. The file holds arrays only; nothing in it can run."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from parallax import crf, models
from parallax.extractors.attributions.attribution import Attribution
from parallax.extractors.attributions.candidates import Candidate, candidates, cue_probabilities
from parallax.extractors.attributions.columns import Columns
from parallax.extractors.attributions.features import BUCKETS
from parallax.extractors.attributions.judge import evidence, probabilities

FILE = Path(models.__file__).with_name("attributions.npz")
CHAINS = ("cue", "spans")
FAINT = 0.001  # features whose every weight is smaller are left out: most weigh little, but they weigh together


@dataclass(frozen=True)
class Model:
    """Finds cues, finds the spans around a cue, judges; from the probability `threshold` on an attribution counts."""

    cue: crf.Chain
    spans: crf.Chain
    judge: np.ndarray
    threshold: float


def predict(model: Model, c: Columns, ruled: list[Attribution]) -> list[tuple[Candidate, float]]:
    """Candidates with the probability that they are right, those above the threshold, in the order of the text."""
    found = candidates(model.spans, c, cue_probabilities(model.cue, c))
    if not found:
        return []
    sure = probabilities(model.judge, evidence(c, found, ruled))
    return [(candidate, float(p)) for candidate, p in zip(found, sure) if p >= model.threshold]


def save(model: Model, file: Path) -> None:
    """Write the model; the same model gives the same bytes."""
    arrays = {"judge": model.judge, "threshold": np.array(model.threshold)}
    for name in CHAINS:
        chain = getattr(model, name)
        kept = np.flatnonzero(np.abs(chain.weights).max(axis=1)[chain.rows] >= FAINT)
        gaps = np.diff(kept, prepend=0).astype(np.uint32)
        arrays |= {f"{name}_gaps": gaps, f"{name}_weights": chain.weights[chain.rows[kept]].astype(np.float16)}
        arrays |= {f"{name}_transitions": chain.transitions, f"{name}_starts": chain.starts}
    with file.open("wb") as out:
        np.savez_compressed(out, **arrays)


def load(file: Path = FILE) -> Model | None:
    """The model, None where its file is missing."""
    if not file.is_file():
        return None
    with file.open("rb") as handle, np.load(handle, allow_pickle=False) as arrays:
        cue, spans = (_chain(arrays, name) for name in CHAINS)
        return Model(cue, spans, arrays["judge"], float(arrays["threshold"]))


def _chain(arrays: dict, name: str) -> crf.Chain:
    kept = np.cumsum(arrays[f"{name}_gaps"], dtype=np.int64)
    shared = (arrays[f"{name}_{part}"] for part in ("weights", "transitions", "starts"))
    return crf.chain_of(BUCKETS, kept, *shared)
