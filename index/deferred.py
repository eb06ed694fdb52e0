"""An index that is opened when it is first needed: importing Chroma takes longer than most questions."""

from collections.abc import Callable, Sequence
from threading import Lock

from index.derived import Indexed
from index.rows import Held, Place
from rag.stages import Vectors


class Deferred:
    """What `open` gives, from the first time that something is asked of it or done to it."""

    def __init__(self, open: Callable[[], Indexed]) -> None:
        self._open, self._opening = open, Lock()
        self._opened: Indexed | None = None

    def _index(self) -> Indexed:
        with self._opening:
            if self._opened is None:
                self._opened = self._open()
            return self._opened

    def count(self) -> int:
        return self._index().count()

    def update(self, present: Sequence[Held], gone: Sequence[Place]) -> None:
        self._index().update(present, gone)

    def clear(self) -> None:
        self._index().clear()

    def search(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        return self._index().search(vector, limit)

    def reopen(self) -> None:
        if self._opened:
            self._opened.reopen()

    def close(self) -> None:
        if self._opened:
            self._opened.close()
