"""Who is answered when: so many at once, so many of one visitor's, and the others in a line that has an end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil
from threading import Condition
from time import monotonic

from rag.errors import ModelError

Told = Callable[[int], None]
_LONGEST = 60.0  # seconds that an answer is taken to last at most, where one in line is told when to come again
_USUAL = 2.0  # seconds, before any was given


class Busy(ModelError):
    """No room: the HTTP status is 429 for one who asks too much, 503 where all together do; `after` says when."""


class Turns:
    """`at_once` answers in all, `each` of one visitor's, and `waiting` in line for at most `patience` seconds."""

    def __init__(self, at_once: int, each: int, waiting: int, patience: float) -> None:
        self._at_once, self._each, self._waiting, self._patience = at_once, each, waiting, patience
        self._changed = Condition()
        self._line: list[tuple[str, object]] = []  # those who run, then those who wait, in their order
        self._running: set[object] = set()
        self._usual = _USUAL

    @contextmanager
    def turn(self, name: str, told: Told = lambda place: None) -> Iterator[None]:
        """Held while an answer is given; `told` hears the place in line, 1 for the next. Busy where there is none."""
        own = object()
        with self._changed:
            self._require_room(name)
            self._line.append((name, own))
            try:
                self._wait(own, told)
            except BaseException:
                self._leave(own)
                raise
        began = monotonic()
        try:
            yield
        finally:
            with self._changed:
                self._usual += (min(monotonic() - began, _LONGEST) - self._usual) / 8
                self._leave(own)

    @property
    def waiting(self) -> int:
        """How many are in line."""
        with self._changed:
            return len(self._line) - len(self._running)

    def _require_room(self, name: str) -> None:
        mine = sum(name == other for other, _ in self._line)
        if name and mine >= self._each:
            message = f"{mine} of your questions are being answered: wait for one of them"
            raise Busy(message, status=429, after=self._usual)
        ahead = len(self._line) - len(self._running)
        if len(self._line) >= self._at_once + self._waiting:
            after = ceil(self._usual * (ahead + 1) / self._at_once)
            raise Busy(f"{ahead} others are waiting: ask again in {after} s", status=503, after=after)

    def _wait(self, own: object, told: Told) -> None:
        until, last = monotonic() + self._patience, 0
        while place := self._place(own):
            if place != last:
                told(place)
                last = place
            if not self._changed.wait(until - monotonic()) and monotonic() >= until:
                raise Busy("it took too long until it was your turn: ask again later", status=503, after=self._usual)
        self._running.add(own)

    def _place(self, own: object) -> int:
        """How many answers must end before this one begins."""
        free = self._at_once - len(self._running)
        waiting = [one for _, one in self._line if one not in self._running]
        return max(0, waiting.index(own) + 1 - free)

    def _leave(self, own: object) -> None:
        self._line = [(name, one) for name, one in self._line if one is not own]
        self._running.discard(own)
        self._changed.notify_all()
