"""What an index made from the catalogue must be able to do; it can be made again at any time."""

from collections.abc import Sequence
from typing import Protocol

from index.catalogue import Catalogue
from index.rows import Held, Kind, Place
from rag.stages import Vectors
from rag.types import Query


class Derived(Protocol):
    def count(self) -> int: ...

    def update(self, present: Sequence[Held], gone: Sequence[Place]) -> None:
        """Take in or replace what is present, and forget what is gone; an id may be gone from a row and be present."""

    def clear(self) -> None: ...

    def reopen(self) -> None: ...

    def close(self) -> None: ...


class Indexed(Derived, Protocol):
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
        return self.position[0]

    @property
    def position(self) -> tuple[int, int]:
        """The number of the last change it has followed, and how often it was made anew: what it holds follows."""
        reached, _, made = (self._catalogue.meta(f"followed:{self._name}") or "0").partition(" ")
        return int(reached), int(made or 0)  # an earlier version noted the first alone

    def _note(self, reached: int, made: int) -> None:
        self._catalogue.set_meta(f"followed:{self._name}", f"{reached} {made}")

    @property
    def level(self) -> bool:
        """True if it holds as many spans as the catalogue."""
        return self.index.count() == self._catalogue.count(self._kind)

    @property
    def behind(self) -> bool:
        """True if the catalogue has changed since."""
        return self.reached < self._catalogue.last_change()

    def follow(self) -> None:
        last = self._catalogue.last_change()
        reached, made = self.position
        while reached < last:
            changed, beyond = self._catalogue.changed_since(reached, self._kind, _STEP)
            reached = min(beyond, last)  # what another thread has stored since may not be among them
            present = self._catalogue.held(self._kind, [own for own, _ in changed])
            there = {held.place for held in present}
            self.index.update(present, [place for place in changed if place not in there])
            self._note(reached, made)

    def refill(self) -> None:
        """Make the index anew from all that the catalogue holds."""
        last = self._catalogue.last_change()
        made = self.position[1] + 1
        self._note(0, made)  # a refill that is cut off is taken up again
        self.index.clear()
        for ids in self._catalogue.all_ids(self._kind, _STEP):
            self.index.update(self._catalogue.held(self._kind, ids), [])
        self._note(last, made)
