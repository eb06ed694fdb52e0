"""What a sentence or two say of a claim, by the reader with what it learned further (see `index/adapter.py`)."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.adapter import JUDGE, Adapted, adapter
from index.e5 import E5Embedder, Run, ready
from index.encoder import encoder
from rag.stages import Vectors
from rag.text import language
from rag.types import Judgement

_ASKED, _READ = 64, 192  # pieces of a claim, and of both texts, that are read
_CLAIM = 1  # the kind of a claim's pieces, a question's being 0
# Log odds, by the cosine of the two, the log of what the head gives each label, and whether they are in two languages:
# supported, of what no guard is sure of a fault in, and contradicted, of what they do. Fitted by `eval judged` for the
# judge before this one, on titles that no training has seen; docs/reader.md says why they stand.
_SUPPORTED = (np.array([2.88, 1.31, -0.47, -0.3, 0.15]), -2.58)
_CONTRADICTED = (np.array([10.7, -0.49, 0.97, -0.23, 0.5]), -9.61)


class E5Judge:
    """Shares the engine's vocabulary and threads; its graph is its own, and made when something is first judged."""

    def __init__(self, engine: E5Embedder) -> None:
        self._engine = engine

    def __call__(self, claim: str, passages: Sequence[str]) -> list[Judgement]:
        """Both likelihoods are meant beside what the guards say, and do not share out 1."""
        if not passages:
            return []
        marks = self.marks(claim, passages)
        supported, contradicted = (
            1 / (1 + np.exp(-(marks @ odds + bias))) for odds, bias in (_SUPPORTED, _CONTRADICTED)
        )
        return [Judgement(float(s), float(c)) for s, c in zip(supported, contradicted, strict=True)]

    def marks(self, claim: str, passages: Sequence[str]) -> Vectors:
        """What the likelihoods are made of, (passages, 5)."""
        near = self._engine(passages) @ self._engine([claim], question=True)[0]
        asked, spoken = self._engine.tokens([claim])[0][:_ASKED], language(claim)
        _ = self._learned  # made once, and not by each of the threads
        said = self._engine.each(lambda passage: self._said(asked, passage), passages)
        apart = [float(language(passage) != spoken) for passage in passages]
        return np.column_stack([near, np.array(said), apart])

    def _said(self, asked: list[int], passage: str) -> Vectors:
        """Log likelihoods of supported, contradicted, neither: the mean of what the claim's pieces say."""
        run, kind = self._learned
        sums = self._engine.sums(asked, self._engine.tokens([passage])[0][: _READ - len(asked) - 4])
        sums[0, : len(asked) + 2] += kind
        logits = run(sums, None)[0][0][: len(asked) + 2].mean(0)
        return np.asarray(logits - np.logaddexp.reduce(logits), np.float32)

    @cached_property
    def _learned(self) -> tuple[Run, Vectors]:
        """The graph, and what marks a claim's pieces; ModelError if an adapter is not right."""
        reading, judging = adapter(), adapter(JUDGE)
        head = judging["head"][3:], judging["head.b"][3:]
        return ready(encoder(Adapted(reading, judging), exact=self._engine.exact, head=head)), reading["kinds"][_CLAIM]
