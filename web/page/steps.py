"""A question at work: the name of each stage as it begins, each claim as it holds, and last the answer."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Executor
from contextlib import closing
from contextvars import copy_context
from dataclasses import replace
from threading import Event
from typing import Any

from rag.errors import KhabarError
from rag.pipeline import Pipeline
from rag.types import Answer, Claim, Query, Scope

Stage = str
Step = Stage | Claim | Answer | KhabarError


class _Stopped(Exception):
    """Nobody waits any more."""


async def steps(
    pipeline: Pipeline, question: str, scope: Scope, earlier: Sequence[str], threads: Executor
) -> AsyncIterator[Step]:
    """What the pipeline does, in a thread of its own; who stops listening stops it at its next step."""
    loop, said, stopped = asyncio.get_running_loop(), asyncio.Queue[Step | None](), Event()

    def tell(step: Step | None) -> None:
        if stopped.is_set():
            raise _Stopped
        loop.call_soon_threadsafe(said.put_nowait, step)

    def work() -> None:
        try:
            with closing(told(pipeline, tell).stream(question, scope, earlier)) as stream:
                for step in stream:
                    tell(step)
        except KhabarError as error:
            tell(error)
        finally:
            if not stopped.is_set():
                tell(None)

    working = loop.run_in_executor(threads, copy_context().run, work)
    working.add_done_callback(lambda done: done.cancelled() or done.exception())  # told below, if to anybody
    try:
        while (step := await said.get()) is not None:
            yield step
        await working
    finally:
        stopped.set()


def told(pipeline: Pipeline, tell: Callable[[Stage], None]) -> Pipeline:
    """The pipeline, each of whose stages is named before it begins."""

    def understand(question: str, scope: Scope) -> Query:
        tell("understanding")
        return pipeline.understand(question, scope)

    def retrieve(query: Query) -> Any:
        tell("searching")
        return pipeline.retrieve(query)

    def rank(query: Query, hits: Any) -> Any:
        ranked = pipeline.rank(query, hits)
        tell("reading")
        return ranked

    def verify(query: Query, hits: Any, drafts: Any) -> Answer:
        tell("checking")
        return pipeline.verify(query, hits, drafts)

    return replace(pipeline, understand=understand, retrieve=retrieve, rank=rank, verify=verify)
