"""A fresh process that opens a corpus and asks it: seconds until the first hits, then memory. Run by evals/size.py."""

import json
import resource
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
    """Print what opening took, the first retrieval, the second, and the memory held at most."""
    known = json.loads(Path(questions).read_text("utf-8"))
    marks = [perf_counter()]
    app = build(load_settings(home=Path(home), answerer="extractive"), embed=Known(name, known))
    for question in known:
        marks.append(perf_counter())
        app.pipeline.retrieve(app.pipeline.understand(question, EVERYTHING))
    opened, first, second = (after - before for before, after in zip(marks[:3], marks[1:4], strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    app.corpus.close()
    print(json.dumps({"open_s": opened, "first_s": first, "second_s": second, "peak_mb": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:])
