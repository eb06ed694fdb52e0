"""What a reader makes of a question and a passage: whether it answers, and with which words."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.stages import Vectors

_LONGEST = 24  # pieces of an answer at most
_MOST = 8  # answers of one passage
Offsets = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a passage, by their characters, and the log odds that they answer against that nothing does."""

    start: int
    end: int
    odds: float


@dataclass(frozen=True, slots=True)
class Reading:
    """`answers`: log odds that the passage answers; for each piece of it its characters (pieces, 2), and the log odds
    that an answer starts and ends there, against that there is none."""

    answers: float
    pieces: Offsets
    starts: Vectors
    ends: Vectors

    def best(self, start: int, end: int) -> Span | None:
        """The likeliest answer that lies within these characters, or None where no piece does."""
        return next(self._spans(start, end), None)

    def several(self, start: int, end: int, behind: float) -> list[Span]:
        """The likeliest answers that do not overlap, the best first; none falls farther behind it than so."""
        found: list[Span] = []
        for span in self._spans(start, end):
            if span.odds < found[0].odds - behind if found else False:
                break
            found.append(span)
        return found

    def _spans(self, start: int, end: int) -> Iterator[Span]:
        """Answers within these characters that do not overlap, the best first."""
        inside = np.flatnonzero((self.pieces[:, 0] >= start) & (self.pieces[:, 1] <= end) & (self.pieces[:, 1] > 0))
        if not len(inside):
            return
        first, last = int(inside[0]), int(inside[-1]) + 1
        odds = self.starts[first:last, None] + self.ends[None, first:last]
        odds[~np.triu(np.ones(odds.shape, bool)) | np.triu(np.ones(odds.shape, bool), _LONGEST)] = -np.inf
        for _ in range(_MOST):
            at, to = (int(n) for n in np.unravel_index(int(odds.argmax()), odds.shape))
            if not np.isfinite(odds[at, to]):
                return
            a, b = self.pieces[first + at, 0], self.pieces[first + to, 1]
            yield Span(int(a), int(b), float(odds[at, to]) / 2)
            odds[: to + 1, at:] = -np.inf  # what begins before its end and ends after its start
