"""What an index made from the catalogue must be able to do; it can be made again at any time."""

from collections.abc import Sequence
from typing import Protocol

from index.catalogue import Catalogue, Kind
from index.rows import Span
from rag.stages import Vectors
from rag.types import Query


class Derived(Protocol):
    def count(self) -> int: ...

    def update(self, present: Sequence[tuple[Span, Vectors]], gone: Sequence[str]) -> None: ...

    def clear(self) -> None: ...

    def reopen(self) -> None: ...

    def close(self) -> None: ...


class Nearest(Derived, Protocol):
    def search(self, vector: Vectors, limit: int) -> list[tuple[str, float]]: ...


class Worded(Derived, Protocol):
    def search(self, query: Query, limit: int) -> list[tuple[str, float]]: ...


_STEP = 1000  # spans that an index takes at once


class Follower:
    """An index with the kind of spans it holds; it follows the catalogue's changes, and doing one twice is harmless."""

    def __init__(self, name: str, kind: Kind, index: Derived, catalogue: Catalogue) -> None:
        self.index = index
        self._name, self._kind, self._catalogue = name, kind, catalogue

    @property
    def reached(self) -> int:
        """The number of the last change it has followed."""
        return int(self._catalogue.meta(f"followed:{self._name}") or 0)

    @property
    def level(self) -> bool:
        """True if it holds as many spans as the catalogue."""
        return self.index.count() == self._catalogue.count(self._kind)

    def follow(self) -> None:
        last = self._catalogue.last_change()
        reached = self.reached
        while reached < last:
            ids, beyond = self._catalogue.changed_since(reached, self._kind, _STEP)
            reached = min(beyond, last)  # what another thread has stored since may not be among the ids
            self._update(ids)
            self._catalogue.set_meta(f"followed:{self._name}", str(reached))

    def refill(self) -> None:
        """Make the index anew from all that the catalogue holds."""
        last = self._catalogue.last_change()
        self._catalogue.set_meta(f"followed:{self._name}", "0")  # a refill that is cut off is taken up again
        self.index.clear()
        for ids in self._catalogue.all_ids(self._kind, _STEP):
            self._update(ids)
        self._catalogue.set_meta(f"followed:{self._name}", str(last))

    def _update(self, ids: Sequence[str]) -> None:
        vectors, spans = self._catalogue.vectors(self._kind, ids), self._catalogue.spans(self._kind, ids)
        present = [own for own in spans if own in vectors]  # what came or went in between is followed next time
        self.index.update([(spans[own], vectors[own]) for own in present], [own for own in ids if own not in spans])
