"""The whole of asking, in one screen."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TypeVar

from rag.aside import Asides, Said
from rag.both import equally
from rag.errors import ModelError
from rag.followup import leans, standalone
from rag.parts import joined
from rag.phrases import say
from rag.stages import Answerer, Ranker, Retriever, Understander, Verifier, Writer
from rag.types import EVERYTHING, Answer, Claim, Drafts, Hit, Query, Scope, Tokens

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
    asides: Asides | None = None  # what a model makes of the question before it is searched with

    def ask(self, question: str, scope: Scope = EVERYTHING, earlier: Sequence[str] = ()) -> Answer:
        """The answer, every claim of it checked; `earlier` are the questions before this one.

        InputError for what is not a question, ModelError for an endpoint.
        """
        return next(step for step in self.stream(question, scope, earlier) if isinstance(step, Answer))

    def stream(
        self, question: str, scope: Scope = EVERYTHING, earlier: Sequence[str] = ()
    ) -> Generator[Claim | Answer]:
        """Each claim once it is written and holds, then the answer that they make; as `ask` otherwise."""
        clock = _Clock()
        query = self._understood(question, scope, earlier, clock)
        found = self._found(query, clock)
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
        answer = joined(parts)
        yield replace(answer, timings_ms=clock.spent, tokens=answer.tokens + clock.tokens)

    def _understood(self, question: str, scope: Scope, earlier: Sequence[str], clock: "_Clock") -> Query:
        query = clock("understand", self.understand(question, scope))
        if not (earlier and leans(query.text)):
            return query
        said = clock.aside("standalone", self.asides.alone(query.text, earlier)) if self.asides else None
        whole = clock("understand", self.understand(said or standalone(query.text, earlier), scope))
        return replace(whole, text=query.text, language=query.language)

    def _found(self, query: Query, clock: "_Clock") -> list[Hit]:
        """What the question finds and, with equal say, what it finds in the other language."""
        found = clock("retrieve", self.retrieve(query))
        said = clock.aside("translate", self.asides.across(query)) if self.asides else None
        return equally(found, clock("retrieve", self.retrieve(self.understand(said, query.scope)))) if said else found

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
        self.tokens = Tokens()
        self.go_on()

    def __call__(self, stage: str, result: T) -> T:
        spent = (perf_counter() - self._last) * 1000
        self.spent[stage] = round(self.spent.get(stage, 0.0) + spent, 1)
        self.go_on()
        return result

    def aside(self, stage: str, said: Said | None) -> str | None:
        """What came of a short call, with its time and cost; one that failed is noted, and done without."""
        if said is None:
            return None
        self.tokens += said.tokens
        self(stage if said.text else f"{stage}_failed", said)
        return said.text

    def go_on(self) -> None:
        """Count from now: what a reader does between two claims is no stage."""
        self._last = perf_counter()
