"""An index follows a catalogue that another thread goes on writing to."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from index.catalogue import Catalogue
from index.derived import Follower
from index.rows import Entry, Held, Kind, Place
from tests.conftest import passage


class Ids:
    """An index that holds ids and nothing else."""

    def __init__(self) -> None:
        self.held: set[str] = set()

    def count(self) -> int:
        return len(self.held)

    def update(self, present: Sequence[Held], gone: Sequence[Place]) -> None:
        self.held = (self.held - {own for own, _ in gone}) | {held.span.id for held in present}

    def clear(self) -> None:
        self.held.clear()

    def reopen(self) -> None:
        """Nothing is seen anew."""

    def close(self) -> None:
        """Nothing is held open."""


class Busy(Catalogue):
    """Lets something happen just before it answers for the nth time."""

    def __init__(self, folder: Path, asked: str, nth: int, happens: Callable[[Catalogue], object]) -> None:
        super().__init__(folder)
        self._left, self._happens = {asked: nth}, happens

    def _before(self, asked: str) -> None:
        self._left[asked] = self._left.get(asked, 0) - 1
        if self._left[asked] == 0:
            self._happens(self)

    def last_change(self) -> int:
        self._before("last_change")
        return super().last_change()

    def held(self, kind: Kind, ids: Sequence[str]) -> list[Held]:
        self._before("held")
        return super().held(kind, ids)


def put(catalogue: Catalogue, name: str) -> str:
    """The id of the passage that a stored article consists of."""
    span = passage(f"The whole text of {name}.", name)
    catalogue.put([(span.article, [Entry(span, name, np.ones(4, np.float32))])])
    return span.id


def remove(catalogue: Catalogue) -> None:
    catalogue.remove([passage("The whole text of one.", "one").article.id])


@pytest.mark.parametrize("happens", [lambda catalogue: put(catalogue, "two"), remove], ids=["comes", "goes"])
@pytest.mark.parametrize(("asked", "nth"), [("last_change", 1), ("last_change", 2), ("held", 1)])
def test_what_changes_while_an_index_follows_is_followed_too(
    tmp_path: Path, asked: str, nth: int, happens: Callable[[Catalogue], object]
) -> None:
    catalogue = Busy(tmp_path, asked, nth, happens)
    put(catalogue, "one")
    index = Ids()
    follower = Follower("ids", "passages", index, catalogue)
    follower.follow()
    follower.follow()
    assert index.held == {own for ids in catalogue.all_ids("passages", 9) for own in ids}
    assert (follower.reached, follower.level) == (catalogue.last_change(), True)
    catalogue.close()


def test_whoever_reads_an_index_sees_that_it_was_made_anew(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    put(catalogue, "one")
    follower = Follower("ids", "passages", Ids(), catalogue)
    follower.follow()
    before, reached = follower.position, follower.reached
    follower.refill()
    assert follower.reached == reached
    assert follower.position != before
    put(catalogue, "two")
    follower.follow()
    assert follower.position == (catalogue.last_change(), 1)
    catalogue.close()
