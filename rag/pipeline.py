"""The whole of asking, in one screen."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TypeVar

from rag.errors import ModelError
from rag.followup import standalone
from rag.parts import joined
from rag.phrases import say
from rag.stages import Answerer, Ranker, Retriever, Turn, Understander, Verifier, Writer
from rag.types import EVERYTHING, Answer, Claim, Drafts, Hit, Query, Scope

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Question in, verified answer out; each stage is handed in by `app.build`."""

    understand: Understander
    retrieve: Retriever
    rank: Ranker
    answer: Answerer | Writer
    verify: Verifier
    otherwise: Answerer | None = None  # answers where a writer fails of which nothing is shown yet
    turn: Turn = nullcontext  # held while an answer is given

    def ask(self, question: str, scope: Scope = EVERYTHING, earlier: Sequence[str] = ()) -> Answer:
        """The answer, every claim of it checked; `earlier` are the questions before this one.

        InputError for what is not a question, ModelError for an endpoint.
        """
        return next(step for step in self.stream(question, scope, earlier) if isinstance(step, Answer))

    def stream(
        self, question: str, scope: Scope = EVERYTHING, earlier: Sequence[str] = ()
    ) -> Generator[Claim | Answer]:
        """Each claim once it is written and holds, then the answer that they make; as `ask` otherwise."""
        with self.turn():
            yield from self._steps(question, scope, earlier)

    def _steps(self, question: str, scope: Scope, earlier: Sequence[str]) -> Iterator[Claim | Answer]:
        clock = _Clock()
        query = clock("understand", self._understood(question, scope, earlier))
        found = clock("retrieve", self.retrieve(query))
        hits = clock("rank", self.rank(query, found))
        parts: list[Answer] = []
        for drafts in self._drafts(query, hits, parts):
            clock("answer", drafts)
            shown = {claim.text for part in parts for claim in part.claims}
            fresh = replace(drafts, claims=tuple(draft for draft in drafts.claims if draft.text not in shown))
            part = clock("verify", self.verify(query, hits, fresh))
            parts.append(replace(part, answerer=drafts.answerer or self.answer.name, note=drafts.note))
            yield from part.claims
            clock.go_on()
        yield replace(joined(parts), timings_ms=clock.spent)

    def _understood(self, question: str, scope: Scope, earlier: Sequence[str]) -> Query:
        query = self.understand(question, scope)
        whole = standalone(query.text, earlier)
        if whole == query.text:
            return query
        return replace(self.understand(whole, scope), text=query.text, language=query.language)

    def _drafts(self, query: Query, hits: list[Hit], parts: Sequence[Answer]) -> Iterator[Drafts]:
        """What is to be verified; `parts` is what became of it so far."""
        if not hits:
            yield Drafts()
        elif not isinstance(self.answer, Writer):
            yield self.answer(query, hits)
        else:
            try:
                yield from self.answer.write(query, hits)
                if dropped := [claim for part in parts for claim in part.dropped]:
                    yield from self.answer.mend(query, hits, dropped)
            except ModelError as error:
                if any(part.claims for part in parts):
                    yield Drafts(model=parts[-1].model, note=say("cut", query.language, reason=error))
                elif self.otherwise is None:
                    raise
                else:
                    note = say("without", query.language, reason=error)
                    yield replace(self.otherwise(query, hits), answerer=self.otherwise.name, note=note)


class _Clock:
    """Milliseconds by stage, each counted from the one before."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.go_on()

    def __call__(self, stage: str, result: T) -> T:
        spent = (perf_counter() - self._last) * 1000
        self.spent[stage] = round(self.spent.get(stage, 0.0) + spent, 1)
        self.go_on()
        return result

    def go_on(self) -> None:
        """Count from now: what a reader does between two claims is no stage."""
        self._last = perf_counter()
