"""Vectors in 8 bits, compared with a question one by one: exact enough to choose by, and quick for a million.

One record a span, at the place of its row in the catalogue, in two files: `codes`, the vector over its largest
component, and `facts`, what a scope asks of the article. Files are written, never mapped for writing: on a full disk
that is an error and not a crash. The catalogue has the last word: what it no longer holds is not found through here.
Only this file knows simsimd.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import simsimd
from numpy.typing import NDArray

from index.rows import Held, Place
from rag.errors import CorpusError
from rag.stages import Vectors
from rag.text import fold
from rag.types import EVERYTHING, Article, Language, Scope

_FACTS = np.dtype([("scale", "<f4"), ("day", "<i4"), ("source", "<u4"), ("language", "<u4")])
_LANGUAGES: dict[Language, int] = {"ar": 1, "en": 2, "und": 3}  # 0: nothing is at this place
_FEW = 20  # where one place in so many lies in the scope, the others are not compared
_MANY = 300_000  # rows that are shared out among all processors
_BLOCK = 64  # places whose best stands for them while the best are sought

Codes = NDArray[np.int8]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What was written when it was last opened."""

    codes: Codes
    facts: NDArray[np.void]
    scale: Vectors
    empty: Places  # places where nothing is


class Scan:
    """The vectors of a kind of spans, of whatever length the first has."""

    def __init__(self, folder: Path, name: str) -> None:
        self._codes_file, self._facts_file = folder / f"{name}.codes", folder / f"{name}.facts"
        self._folder = folder
        self.reopen()

    def reopen(self) -> None:
        """See what has been written since."""
        with self._errors():
            facts = _mapped(self._facts_file, _FACTS)
            length = int(facts["day"][0]) if len(facts) else 1  # rows begin at 1: the first record is the head
            codes = _mapped(self._codes_file, np.dtype(np.int8))
            places = min(len(facts), len(codes) // length)
            self._held = _Loaded(  # at once, for others search meanwhile
                codes[: places * length].reshape(places, length),
                facts[:places],
                np.ascontiguousarray(facts["scale"][:places]),
                np.flatnonzero(facts["language"][:places] == 0),
            )

    def close(self) -> None:
        """Nothing is held open between calls."""

    def count(self, scope: Scope = EVERYTHING) -> int:
        """How many spans there are within the scope."""
        return int(np.count_nonzero(_inside(self._held.facts, scope)))

    def update(self, present: Sequence[Held], gone: Sequence[Place]) -> None:
        """Write what is present at its row, and that nothing is at the rows of what is gone."""
        with self._errors():
            self._folder.mkdir(parents=True, exist_ok=True)
            left = [row for _, row in gone if row < len(self._held.facts)]
            rows = np.array([*left, *(held.row for held in present)], np.int64)
            facts = np.zeros(len(rows), _FACTS)
            if present:
                codes, facts["scale"][len(left) :] = quantised(np.array([held.vector for held in present]))
                facts[["day", "source", "language"]][len(left) :] = [_told(held.span.article) for held in present]
                self._write_head(codes.shape[1])
                _write(self._codes_file, rows[len(left) :], codes)
            if len(rows):
                _write(self._facts_file, rows, facts)
        self.reopen()

    def _write_head(self, length: int) -> None:
        if not len(self._held.facts):
            _write(self._facts_file, np.zeros(1, np.int64), np.array([(0, length, 0, 0)], _FACTS))

    def clear(self) -> None:
        with self._errors():  # whoever has them mapped keeps them until reopened
            self._facts_file.unlink(missing_ok=True)
            self._codes_file.unlink(missing_ok=True)
        self.reopen()

    def search(self, vector: Vectors, limit: int, scope: Scope = EVERYTHING) -> list[int]:
        """The rows of the nearest spans within the scope, best first, by a cosine that is .001 off at most."""
        held = self._held
        question = quantised(vector[None])[0]
        if scope == EVERYTHING:
            scores = _compared(question, held.codes, held.scale)
            scores[held.empty] = -np.inf
            return [int(n) for n in best(scores, min(limit, len(scores) - len(held.empty)))]
        inside = _inside(held.facts, scope)
        count = int(np.count_nonzero(inside))
        if count * _FEW < len(inside):
            places = np.flatnonzero(inside)
            scores = _compared(question, held.codes[places], held.scale[places])
            return [int(places[n]) for n in best(scores, limit)]
        scores = _compared(question, held.codes, held.scale)
        np.copyto(scores, -np.inf, where=~inside)
        return [int(n) for n in best(scores, min(limit, count))]

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise CorpusError(
                f"the vectors in {self._folder} cannot be used ({error}); the catalogue still holds everything: "
                "see that the disk is not full, and run `python app.py rebuild`"
            ) from error


def quantised(vectors: Vectors) -> tuple[Codes, Vectors]:
    """Whole numbers up to 127, and what each row of them is to be multiplied by."""
    scale = np.maximum(np.abs(vectors).max(axis=1), np.float32(1e-9)) / np.float32(127)
    return np.rint(vectors / scale[:, None]).astype(np.int8), scale


def best(scores: Vectors, limit: int) -> Places:
    """The places of the highest scores, best first."""
    blocks = len(scores) // _BLOCK
    places = np.arange(len(scores)) if limit >= blocks else _of_best_blocks(scores, blocks, limit)
    if limit < len(places):
        places = places[np.argpartition(-scores[places], limit)[:limit]]
    return places[np.argsort(-scores[places], kind="stable")]


def _of_best_blocks(scores: Vectors, blocks: int, limit: int) -> Places:
    """All places of the blocks that can hold one of the best, which are ten times as quick to tell."""
    of_block = scores[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
    chosen = np.argpartition(-of_block, limit)[:limit]
    places = (chosen[:, None] * _BLOCK + np.arange(_BLOCK)).ravel()
    return np.append(places, np.arange(blocks * _BLOCK, len(scores)))


def _compared(question: Codes, codes: Codes, scale: Vectors) -> Vectors:
    """The product of each row with the question, in units of the question's scale."""
    if not len(codes):
        return np.zeros(0, np.float32)
    threads = 0 if len(codes) > _MANY else 1  # threads wait for each other at full speed: for few, that costs more
    scores: Vectors = np.asarray(simsimd.cdist(question, codes, "dot", threads=threads, out_dtype="f32"))[0]
    scores *= scale
    return scores


def _inside(facts: NDArray[np.void], scope: Scope) -> NDArray[np.bool_]:
    """Which places hold a span of the scope."""
    inside = facts["language"] > 0
    if scope.languages:
        inside &= _among(facts["language"], [_LANGUAGES[language] for language in scope.languages])
    if scope.since:
        inside &= facts["day"] >= scope.since.toordinal()
    if scope.until:
        inside &= (facts["day"] <= scope.until.toordinal()) & (facts["day"] > 0)
    for sources in (scope.sources or None, scope.readable):
        if sources is not None:
            inside &= _among(facts["source"], [_source(source) for source in sources])
    return np.asarray(inside)


def _among(numbers: NDArray[np.uint32], wanted: Sequence[int]) -> NDArray[np.bool_]:
    """Which numbers are wanted, by their last 20 bits: one look for each, however many are wanted."""
    table = np.zeros(1 << 20, bool)
    table[np.array(wanted, np.uint32) % len(table)] = True
    return np.asarray(table[numbers % len(table)])


def _told(article: Article) -> tuple[int, int, int]:
    day = article.published.toordinal() if article.published else 0
    return day, _source(article.source) if article.source else 0, _LANGUAGES[article.language]


def _source(name: str) -> int:
    """A number for an outlet; two outlets that share one are told apart by the catalogue."""
    return crc32(fold(name).encode("utf-8", "replace"))


def _mapped(file: Path, kind: "np.dtype[Any]") -> NDArray[Any]:
    """The whole records of a file."""
    size = file.stat().st_size if file.exists() else 0
    records = size // kind.itemsize
    return np.memmap(file, kind, "r", shape=(records,)) if records else np.zeros(0, kind)


def _write(file: Path, rows: Places, records: NDArray[np.void] | Codes) -> None:
    """Each record at its row, in as few pieces as the rows allow."""
    order = np.argsort(rows, kind="stable")
    rows, records = rows[order], records[order]
    size = records[:1].nbytes
    with os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT, 0o644), "r+b") as opened:
        for piece in np.split(np.arange(len(rows)), np.flatnonzero(np.diff(rows) != 1) + 1):
            opened.seek(int(rows[piece[0]]) * size)
            opened.write(records[piece].tobytes())
        opened.flush()
        os.fsync(opened.fileno())
