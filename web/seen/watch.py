"""A service whose questions, checks and runs are told of as they happen; its parts know nothing of it."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, fields, replace
from time import monotonic
from typing import Any

from index.report import Report
from rag.check import Checker
from rag.errors import KhabarError
from rag.pipeline import Pipeline
from rag.types import EVERYTHING, Answer, Check, Claim, Quote, Scope
from web.seen.asker import asker
from web.seen.events import Asked, Checked, Event, Ingested, Read, Tell
from web.service import Did, Service


def watched(service: Service, tell: Tell) -> Service:
    """The same service; it tells before the asker sees the whole answer."""

    def ingested(report: Report) -> None:
        tell(Ingested(asker(), report))

    def shown(did: Did, text: str, quotes: Iterable[Quote]) -> None:
        tell(Read(asker(), did, text, tuple(quotes)))

    return replace(
        service,
        pipeline=_WatchedPipeline(**_parts(service.pipeline), tell=tell),
        check=_WatchedChecker(**_parts(service.check), tell=tell),
        ingested=ingested,
        shown=shown,
    )


def _parts(whole: Pipeline | Checker) -> dict[str, Any]:
    return {field.name: getattr(whole, field.name) for field in fields(whole)}


def _nobody(event: Event) -> None:
    pass


@dataclass(frozen=True, slots=True)
class _WatchedPipeline(Pipeline):
    tell: Tell = _nobody

    def stream(
        self, question: str, scope: Scope = EVERYTHING, earlier: Sequence[str] = ()
    ) -> Generator[Claim | Answer]:
        by, began, shown, told = asker(), monotonic(), list[Quote](), False

        def tell(answer: Answer | None, fault: KhabarError | None = None) -> None:
            self.tell(Asked(by, question, tuple(dict.fromkeys(shown)), answer, fault, monotonic() - began))

        try:
            with closing(Pipeline.stream(self, question, scope, earlier)) as steps:
                for step in steps:
                    shown += _shown(step)
                    if isinstance(step, Answer):
                        told = True
                        tell(step)
                    yield step
        except KhabarError as error:
            if not told:
                told = True
                tell(None, error)
            raise
        finally:
            if not told:
                tell(None)


def _shown(step: Claim | Answer) -> Iterator[Quote]:
    """The words of articles that a step puts before the asker, what came near included."""
    for claim in step.claims if isinstance(step, Answer) else (step,):
        yield from claim.quotes
    for miss in step.searched.nearest if isinstance(step, Answer) else ():
        yield miss.passage.quote


@dataclass(frozen=True, slots=True)
class _WatchedChecker(Checker):
    tell: Tell = _nobody

    def __call__(self, claim: str, scope: Scope = EVERYTHING) -> Check:
        by, began = asker(), monotonic()
        try:
            found = Checker.__call__(self, claim, scope)
        except KhabarError as error:
            self.tell(Checked(by, claim, None, error, monotonic() - began))
            raise
        self.tell(Checked(by, claim, found, None, monotonic() - began))
        return found
