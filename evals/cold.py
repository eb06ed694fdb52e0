"""A fresh process that opens a corpus and asks it: seconds until the first hits, and memory. Run by evals/size.py."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import numpy as np

from app import build
from rag.settings import load_settings
from rag.stages import Vectors
from rag.types import EVERYTHING


class Known:
    """The vectors of the questions that it is given, and no others."""

    def __init__(self, name: str, vectors: dict[str, list[float]]) -> None:
        self.name, self._vectors = name, vectors

    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        return np.array([self._vectors[text] for text in texts], np.float32)


def main(home: str, name: str, questions: str) -> None:
    """Print what opening took, the first retrieval, the second, and the memory."""
    known = json.loads(Path(questions).read_text("utf-8"))
    marks = [perf_counter()]
    app = build(load_settings(home=Path(home), answerer="extractive"), embed=Known(name, known))
    for question in known:
        marks.append(perf_counter())
        app.pipeline.retrieve(app.pipeline.understand(question, EVERYTHING))
    opened, first, second = (after - before for before, after in zip(marks[:3], marks[1:4], strict=True))
    app.corpus.close()
    print(json.dumps({"open_s": opened, "first_s": first, "second_s": second, **_memory()}))


def _memory() -> dict[str, float]:
    """Megabytes held at most: all, and without the pages of files that are mapped; where the system tells."""
    status = Path("/proc/self/status")
    if not status.exists():
        return {}
    held = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return {name: int(held[part].split()[0]) / 1024 for name, part in (("peak_mb", "VmHWM"), ("own_mb", "RssAnon"))}


if __name__ == "__main__":
    main(*sys.argv[1:])
