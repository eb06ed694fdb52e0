"""Work handed from thread to thread, so that reading, embedding and indexing go on at once."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Generic, Self, TypeVar

Work = TypeVar("Work")
_WAITING = 2  # batches handed on and not stored yet: one in work, one ready
_LOOK = 0.5  # seconds between two looks at what is waited for


class Flow(Generic[Work]):
    """Batches are stored in one thread, in order, and the indexes follow in another.

    `store` says whether the indexes shall follow now; `looked` is called now and then while the giver has to wait. What
    fails in a thread is raised to the giver at its next step, and nothing further is begun.
    """

    def __init__(self, store: Callable[[Work], bool], follow: Callable[[], None], looked: Callable[[], None]) -> None:
        self._store, self._follow, self._looked = store, follow, looked
        self._storing, self._following = ThreadPoolExecutor(1, "store"), ThreadPoolExecutor(1, "follow")
        self._given: deque[tuple[Future[None], Work]] = deque()
        self._indexing: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._storing.shutdown(wait=True, cancel_futures=True)
        self._following.shutdown(wait=True, cancel_futures=True)

    @property
    def waiting(self) -> list[Work]:
        """Batches that may not be stored yet."""
        return [work for _, work in self._given]

    def put(self, work: Work) -> None:
        """Hand a batch on; waits while there are enough already."""
        while len(self._given) >= _WAITING:
            self._next_stored()
        self._given.append((self._storing.submit(self._one, work), work))

    def drain(self) -> None:
        """Wait until all that was handed on is stored."""
        while self._given:
            self._next_stored()

    def finish(self, last: Callable[[], None]) -> None:
        """Wait for everything, and for what is to be done last."""
        self.drain()
        self._wait(self._indexing)
        self._wait(self._following.submit(last))

    def _one(self, work: Work) -> None:
        if any(stored.done() and stored.exception() for stored, _ in tuple(self._given)):
            return  # the giver will hear of it
        if self._indexing and self._indexing.done():
            self._indexing.result()
        if self._store(work) and (self._indexing is None or self._indexing.done()):
            self._indexing = self._following.submit(self._follow)

    def _next_stored(self) -> None:
        stored, _ = self._given[0]
        self._wait(stored)
        self._given.popleft()

    def _wait(self, done: Future[None] | None) -> None:
        while done and not done.done():
            wait([done], _LOOK)
            self._looked()
        if done:
            done.result()
