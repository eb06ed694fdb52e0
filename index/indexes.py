"""The indexes that are made from the catalogue, and kept level with it."""

from collections.abc import Mapping
from threading import Lock

from index.catalogue import Catalogue
from index.derived import Derived, Follower, Indexed, Worded
from index.memory import give_back
from index.rows import Kind


class Indexes:
    """Our own, which follow every batch that is stored, and Chroma, where a vector costs more, at a run's end."""

    def __init__(self, catalogue: Catalogue, scans: Mapping[Kind, Derived], words: Worded, chroma: Indexed) -> None:
        self._catalogue = catalogue
        self._own = (
            Follower("section vectors", "sections", scans["sections"], catalogue),
            Follower("passage vectors", "passages", scans["passages"], catalogue),
            Follower("words", "sections", words, catalogue),
        )
        self._chroma = Follower("chroma", "passages", chroma, catalogue)
        self._refreshing = Lock()
        self._seen: tuple[str, ...] = ()  # another process may have gone on since the indexes were opened

    @property
    def _all(self) -> tuple[Follower, ...]:
        return (*self._own, self._chroma)

    def close(self) -> None:
        for follower in self._all:
            follower.index.close()

    def follow(self) -> None:
        """Bring our own up to the catalogue's last change."""
        for follower in self._own:
            follower.follow()
        self._forget()

    def follow_all(self) -> None:
        """Bring every one up to the catalogue's last change, Chroma too."""
        self.follow()
        give_back()
        self._chroma.follow()
        if not self._chroma.level:
            self._chroma.refill()
        self._forget()

    def _forget(self) -> None:
        self._seen = self._catalogue.followed()
        self._catalogue.forget_changes(min(follower.reached for follower in self._all))

    def complete(self) -> None:
        """Make those of our own anew that have lost what they held."""
        for follower in self._own:
            if not follower.level:
                follower.refill()

    def refill(self) -> None:
        """Make every one anew."""
        for follower in self._all:
            follower.refill()

    def refresh(self) -> None:
        """See what another process has stored since."""
        followed = self._catalogue.followed()
        if followed == self._seen:  # as nearly always: nobody has to wait for anybody
            return
        with self._refreshing:
            if followed != self._seen:
                for follower in self._all:
                    follower.index.reopen()
                self._seen = followed

    def pending(self) -> int:
        """How many changes one of them has still to follow."""
        return self._catalogue.last_change() - min(follower.reached for follower in self._all)

    @property
    def behind(self) -> bool:
        """True if one of our own has changes to follow."""
        return any(follower.behind for follower in self._own)

    @property
    def chroma_level(self) -> bool:
        """True if Chroma has followed every change."""
        return not self._chroma.behind

    def lost(self, *, chroma: bool) -> bool:
        """True if one that is asked, Chroma only where it is, has lost what it held."""
        asked = self._all if chroma else self._own
        return any(not (one.level or one.behind or one.level) for one in asked)  # at last: it may just have followed

    def counts(self) -> tuple[int, int, int, int]:
        """What is held: section vectors, passage vectors, words of sections, passages in Chroma."""
        sections, passages, words = (follower.index.count() for follower in self._own)
        return sections, passages, words, self._chroma.index.count()
