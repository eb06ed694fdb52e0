"""Chroma's settings: what a vector costs to take in, what a search costs, and what it misses, by setting.

The vectors are those of a made-up corpus, some of whose articles are told again by forty outlets, word for word, as a
wire's are: near-equal vectors are what cuts single ones off from all others in a graph of neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals import Say
from evals.planted import Planted
from index.rows import Held
from index.vectors import HNSW, Chroma, ChromaVectors, Hnsw
from rag.settings import Settings
from rag.stages import Vectors
from rag.types import Passage

_VECTORS, _ARTICLES = 30_000, 1600
_WIRE, _OUTLETS = 100, 40  # passages told again, and how often
_QUESTIONS, _OWN = 200, 3000


@dataclass(frozen=True, slots=True)
class Setting:
    """Another setting than is used: 32 neighbours, 100 looked at in building and searching, a sync every 1,000."""

    name: str
    given: Hnsw = field(default_factory=Hnsw)
    slice: int = 1000  # vectors handed over at once


SETTINGS = (
    Setting("as used"),
    Setting("ef_search 50", {"ef_search": 50}),
    Setting("ef_search 200", {"ef_search": 200}),
    Setting("16 neighbours", {"max_neighbors": 16}),
    Setting("building 200", {"ef_construction": 200}),
    Setting("sync 10,000", {"sync_threshold": 10_000}),
    Setting("slices of 100", slice=100),
    Setting("slices of 5,000", slice=5000),
)


def hnsw(settings: Settings, say: Say, tried: Sequence[Setting] = SETTINGS, count: int = _VECTORS) -> dict[str, Any]:
    """Each setting's costs and misses over the same vectors and questions."""
    held, questions = _told(count)
    nearest = np.array([one.vector for one in held])
    figures: dict[str, Any] = {"vectors": len(held)}
    for setting in tried:
        with TemporaryDirectory() as folder:
            figures[setting.name] = _measured(setting, Path(folder), held, nearest, questions)
        say(f"  {setting.name:17} {figures[setting.name]}")
    return figures


def _told(count: int) -> tuple[list[Held], Vectors]:
    """Passages with their vectors, copies among them, and the vectors of questions."""
    planted, chance = Planted(_ARTICLES), np.random.default_rng(6)
    entries = [e for n in range(_ARTICLES) for e in planted.article(n)[1] if isinstance(e.span, Passage)]
    entries = entries[: count - _WIRE * _OUTLETS] or entries[:count]
    held = [Held(n, entry.span, entry.vector) for n, entry in enumerate(entries, 1)]
    for one in held[:_WIRE]:
        copies = (replace(one.span, id=f"{one.span.id}:{outlet}") for outlet in range(_OUTLETS))
        held += [Held(0, copy, one.vector) for copy in copies]
    held = [held[n] for n in chance.permutation(len(held))]
    stray = chance.standard_normal((_QUESTIONS, held[0].vector.size), np.float32) * np.float32(0.015)
    questions = np.array([held[n].vector for n in chance.integers(0, len(held), _QUESTIONS)]) + stray
    return held, questions / np.linalg.norm(questions, axis=1, keepdims=True)


def _measured(
    setting: Setting, folder: Path, held: Sequence[Held], nearest: Vectors, questions: Vectors
) -> dict[str, float]:
    vectors = ChromaVectors(Chroma(folder), "passages", {**HNSW, **setting.given})
    began = process_time()
    for at in range(0, len(held), setting.slice):
        vectors.update(held[at : at + setting.slice], [])
    built = process_time() - began
    spent, recalls = [], []
    for question in questions:
        began = process_time()
        found = vectors.search(question, 50)
        spent.append(1000 * (process_time() - began))
        recalls.append(_recall(nearest @ question, [cosine for _, cosine in found]))
    own = held[: min(_OWN, len(held))]
    missed = sum(vectors.search(one.vector, 1)[0][1] < 0.999 for one in own)
    vectors.close()
    return {
        "build_cpu_s_per_1000": round(1000 * built / len(held), 2),
        "search_cpu_ms": round(median(spent), 2),
        "recall_10": round(float(np.mean(recalls)), 4),
        "own_missed": round(missed / len(own), 4),
    }


def _recall(cosines: NDArray[np.float32], found: Sequence[float]) -> float:
    """How many of the ten nearest are found; of equal ones any will do."""
    tenth = float(np.partition(cosines, -10)[-10])
    return min(sum(cosine >= tenth - 1e-4 for cosine in found), 10) / 10
