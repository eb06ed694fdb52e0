"""The whole of asking, in one screen."""

from dataclasses import dataclass, replace
from time import perf_counter
from typing import TypeVar

from rag.stages import Answerer, Ranker, Retriever, Understander, Verifier
from rag.types import EVERYTHING, Answer, Drafts, Scope

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Question in, verified answer out; each stage is handed in by `app.build`."""

    understand: Understander
    retrieve: Retriever
    rank: Ranker
    answer: Answerer
    verify: Verifier

    def ask(self, question: str, scope: Scope = EVERYTHING) -> Answer:
        """The answer, every claim of it checked. InputError for what is not a question, ModelError for an endpoint."""
        clock = _Clock()
        query = clock("understand", self.understand(question, scope))
        found = clock("retrieve", self.retrieve(query))
        hits = clock("rank", self.rank(query, found))
        drafts = clock("answer", self.answer(query, hits) if hits else Drafts())
        answer = clock("verify", self.verify(query, hits, drafts))
        return replace(answer, answerer=self.answer.name, timings_ms=clock.spent)


class _Clock:
    """Milliseconds since the last stage, by stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._last = perf_counter()

    def __call__(self, stage: str, result: T) -> T:
        now = perf_counter()
        self.spent[stage] = round((now - self._last) * 1000, 1)
        self._last = now
        return result
