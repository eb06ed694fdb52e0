"""Examples to arrays of five fixed shapes: every other shape would cost torch seconds to prepare for."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.pieces import Pieces
from training.example import Example

LENGTHS = (96, 120, 144, 168, 192)
SHORT = (40, 56, 72, 96, 120, 192)  # of claims beside a sentence
_TOKENS = 3072  # of a batch, padding included
_ASKED = 64  # tokens of a question or claim at most
LABELS = ("supported", "contradicted", "neither")


@dataclass(frozen=True, slots=True)
class Encoded:
    """The ids of both texts with the ends around them, and what is to be learned; -1 where that does not apply."""

    ids: tuple[int, ...]
    asked: int  # ids of the first text with its ends
    claim: bool
    start: int
    end: int
    answered: int
    support: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one shape; `kinds` is 1 on a question's tokens, 2 on a claim's, else 0."""

    ids: NDArray[np.int64]
    kinds: NDArray[np.int64]
    real: NDArray[np.bool_]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    answered: NDArray[np.int64]
    support: NDArray[np.int64]


class Encode:
    """An example to ids; a passage too long is cut by chance, with the answer in it."""

    def __init__(self, pieces: Pieces, first: int, last: int) -> None:
        self._pieces, self._first, self._last = pieces, first, last

    def __call__(self, example: Example, chance: random.Random) -> Encoded:
        asked = self._pieces([example.asked])[0][:_ASKED]
        ids, spans = self._pieces.located(example.passage)
        start, end = _within(spans, example.span)
        room = LENGTHS[-1] - len(asked) - 4
        lowest, highest = max(0, end - room + 1), max(0, len(ids) - room)
        at = chance.randint(min(lowest, highest), min(highest, start if start >= 0 else highest))
        ids = ids[at : at + room]
        ahead = len(asked) + 3 - at
        claim = example.label in LABELS
        return Encoded(
            ids=(self._first, *asked, self._last, self._last, *ids, self._last),
            asked=len(asked) + 2,
            claim=claim,
            start=-1 if claim else start + ahead if start >= 0 else 0,
            end=-1 if claim else end + ahead if start >= 0 else 0,
            answered=-1 if claim else int(example.label == "answered"),
            support=LABELS.index(example.label) if claim else -1,
        )


def _within(spans: Sequence[tuple[int, int]], wanted: tuple[int, int] | None) -> tuple[int, int]:
    """The first and the last piece of what is wanted; -1 if there is nothing."""
    if wanted is None:
        return -1, -1
    inside = [n for n, (start, end) in enumerate(spans) if start < wanted[1] and end > wanted[0]]
    return (inside[0], inside[-1]) if inside else (-1, -1)


def batches(encoded: Sequence[Encoded], chance: random.Random, lengths: Sequence[int] = LENGTHS) -> list[Batch]:
    """All examples once, shuffled, in batches of like length."""
    order = list(encoded)
    chance.shuffle(order)
    made: list[Batch] = []
    for length, shorter in zip(lengths, (0, *lengths), strict=False):
        rows = [one for one in order if shorter < len(one.ids) <= length]
        size = _TOKENS // length
        made += [_batch(rows[n : n + size], length) for n in range(0, len(rows) - size + 1, size)]
    chance.shuffle(made)
    return made


def _batch(rows: Sequence[Encoded], length: int) -> Batch:
    ids, kinds = (np.zeros((len(rows), length), np.int64) for _ in range(2))
    real = np.zeros((len(rows), length), np.bool_)
    for n, row in enumerate(rows):
        ids[n, : len(row.ids)], real[n, : len(row.ids)] = row.ids, True
        kinds[n, : row.asked] = 2 if row.claim else 1
    return Batch(ids, kinds, real, *(np.array([getattr(row, name) for row in rows]) for name in _LEARNED))


_LEARNED = ("start", "end", "answered", "support")
