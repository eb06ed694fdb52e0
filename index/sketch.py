"""What tells copies of a report from other reports: the pairs of neighbouring words that two texts share.

Words are stemmed lightly, and without the letters that outlets write each in their own way (ترامب, ترمب; الأمريكي,
الأميركي). Of the runs of three, those with the smallest hashes are keys: texts that are copies share some of them, and
few others do.
"""

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.analysis import light
from rag.text import words

Hashes = NDArray[np.uint32]
_WEAK = re.compile("[اويء]")
_ONE_IN = 8  # of the runs of three that are keys
_FEWEST_KEYS = 16  # of a short text, if it has as many
_FEWEST_PAIRS = 40  # a text of fewer may stand in many reports: as a caption, or a sentence that all agencies sent


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """A text as it is compared; the pairs' hashes are sorted, each once."""

    pairs: Hashes
    keys: frozenset[int]


@lru_cache(256)  # asked for when an article comes, while others are compared with it, and when it is stored
def sketch(text: str) -> Sketch:
    stems = np.array([_stem(word) for word in words(text.replace("_", " "))], np.uint64)
    runs = _runs(stems, 3)
    chosen = runs[: max(int(np.searchsorted(runs, 2**32 // _ONE_IN)), _FEWEST_KEYS)]
    return Sketch(_runs(stems, 2), frozenset(chosen.tolist()))


def shared(a: Hashes, b: Hashes) -> float:
    """The part of the shorter text's pairs, 0 to 1, that stands in the other too."""
    both = np.intersect1d(a, b, assume_unique=True)
    return len(both) / max(min(len(a), len(b)), _FEWEST_PAIRS)


@lru_cache(50_000)
def _stem(word: str) -> int:
    stem = light(word)
    return zlib.crc32((_WEAK.sub("", stem) or stem).encode())


def _runs(stems: NDArray[np.uint64], length: int) -> Hashes:
    """Hashes of all runs of that many words."""
    count = max(len(stems) - length + 1, 0)
    mixed = np.zeros(count, np.uint64)
    for n in range(length):
        mixed = _mix(mixed + stems[n : n + count])
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


def _mix(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Every bit of a number to every bit of its hash (the finalizer of MurmurHash3)."""
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        numbers = (numbers ^ (numbers >> np.uint64(33))) * np.uint64(factor)
    return numbers ^ (numbers >> np.uint64(33))
