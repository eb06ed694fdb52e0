"""The reader: the engine's encoder with an adapter, which reads a question or a claim beside a passage."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.adapter import Adapted, adapter
from index.e5 import E5Embedder, Run, ready
from index.encoder import encoder
from rag.reading import Reading
from rag.stages import Vectors
from rag.types import Judgement

_ASKED = 64  # pieces of a question or claim that are read
_WINDOW = 192  # pieces read at once, as in training
_STRIDE = 96  # from one window to the next, of a longer passage
_START, _END, _ANSWERS = range(3)  # columns of the head; the last three say what becomes of a claim
_QUESTION, _CLAIM = range(2)


class E5Reader:
    """Shares the engine's vocabulary and threads; its graph is its own, and made when something is first read."""

    def __init__(self, engine: E5Embedder) -> None:
        self._engine = engine

    @cached_property
    def _learned(self) -> tuple[Run, Vectors]:
        """The graph, and what tells a question's and a claim's pieces; ModelError if the adapter is not right."""
        tensors = adapter()
        head = tensors["head"], tensors["head.b"]
        return ready(encoder(Adapted(tensors), exact=self._engine.exact, head=head)), tensors["kinds"]

    def __call__(self, question: str, passages: Sequence[str]) -> list[Reading]:
        asked = self._engine.tokens([question])[0][:_ASKED]
        _ = self._learned  # made once, and not by each of the threads
        return self._engine.each(lambda passage: self._read(asked, passage), passages)

    def judge(self, claim: str, passages: Sequence[str]) -> list[Judgement]:
        """What each passage says of a claim; of a long one, what its most decided window says."""
        asked = self._engine.tokens([claim])[0][:_ASKED]
        _ = self._learned
        return self._engine.each(lambda passage: self._judge(asked, passage), passages)

    def _read(self, asked: list[int], passage: str) -> Reading:
        ids, spans = self._engine.tokens.located(passage)
        starts, ends = (np.full(len(ids), -np.inf, np.float32) for _ in range(2))
        answers = -np.inf
        for at, said in self._windows(asked, ids, _QUESTION):
            answers = max(answers, float(said[: len(asked) + 2, _ANSWERS].mean()))
            own = said[len(asked) + 3 : -1]
            for held, column in ((starts, _START), (ends, _END)):
                part = held[at : at + len(own)]
                np.maximum(part, own[:, column] - said[0, column], out=part)
        return Reading(answers, np.array(spans, np.int64).reshape(-1, 2), starts, ends)

    def _judge(self, asked: list[int], passage: str) -> Judgement:
        ids = self._engine.tokens([passage])[0]
        said = [
            _likely(said[: len(asked) + 2, _ANSWERS + 1 :].mean(0)) for _, said in self._windows(asked, ids, _CLAIM)
        ]
        supported, contradicted, _ = min(said, key=lambda likely: likely[2])
        return Judgement(float(supported), float(contradicted))

    def _windows(self, asked: list[int], ids: list[int], kind: int) -> "list[tuple[int, Vectors]]":
        """Where each window begins, and what the head says of each of its pieces."""
        room = _WINDOW - len(asked) - 4
        starts = range(0, max(len(ids) - room, 0) + _STRIDE, _STRIDE) if len(ids) > room else (0,)
        run, kinds = self._learned
        found = []
        for at in starts:
            sums = self._engine.sums(asked, ids[at : at + room])
            sums[0, : len(asked) + 2] += kinds[kind]
            found.append((at, run(sums, None)[0][0]))
        return found


def _likely(logits: Vectors) -> Vectors:
    """Softmax."""
    odds = np.exp(logits - logits.max())
    return np.asarray(odds / odds.sum(), np.float32)
