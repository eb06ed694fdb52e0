"""The reader: the engine's encoder with an adapter, which reads a question beside a passage."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.adapter import Adapted, adapter
from index.e5 import E5Embedder, Run, ready
from index.encoder import encoder
from rag.reading import Reading
from rag.stages import Vectors

_ASKED = 64  # pieces of a question that are read
_WINDOW = 192  # pieces read at once, as in training
_STRIDE = 96  # from one window to the next, of a longer passage
_START, _END, _ANSWERS = range(3)  # columns of the head; the last three are where the judge set out from
_QUESTION = 0  # the kind of its pieces


class E5Reader:
    """Shares the engine's vocabulary and threads; its graph is its own, and made when something is first read."""

    def __init__(self, engine: E5Embedder) -> None:
        self._engine = engine

    @cached_property
    def _learned(self) -> tuple[Run, Vectors]:
        """The graph, and what marks a question's pieces; ModelError if the adapter is not right."""
        tensors = adapter()
        head = tensors["head"], tensors["head.b"]
        return ready(encoder(Adapted(tensors), exact=self._engine.exact, head=head)), tensors["kinds"]

    def __call__(self, question: str, passages: Sequence[str]) -> list[Reading]:
        asked = self._engine.tokens([question])[0][:_ASKED]
        _ = self._learned  # made once, and not by each of the threads
        return self._engine.each(lambda passage: self._read(asked, passage), passages)

    def _read(self, asked: list[int], passage: str) -> Reading:
        ids, spans = self._engine.tokens.located(passage)
        starts, ends = (np.full(len(ids), -np.inf, np.float32) for _ in range(2))
        answers = -np.inf
        for at, said in self._windows(asked, ids):
            answers = max(answers, float(said[: len(asked) + 2, _ANSWERS].mean()))
            own = said[len(asked) + 3 : -1]
            for held, column in ((starts, _START), (ends, _END)):
                part = held[at : at + len(own)]
                np.maximum(part, own[:, column] - said[0, column], out=part)
        return Reading(answers, np.array(spans, np.int64).reshape(-1, 2), starts, ends)

    def _windows(self, asked: list[int], ids: list[int]) -> "list[tuple[int, Vectors]]":
        """Where each window begins, and what the head says of each of its pieces."""
        room = _WINDOW - len(asked) - 4
        starts = range(0, max(len(ids) - room, 0) + _STRIDE, _STRIDE) if len(ids) > room else (0,)
        run, kinds = self._learned
        found = []
        for at in starts:
            sums = self._engine.sums(asked, ids[at : at + room])
            sums[0, : len(asked) + 2] += kinds[_QUESTION]
            found.append((at, run(sums, None)[0][0]))
        return found
