"""The spans nearest to a vector within a scope: compared one by one, or found by Chroma where they are very many."""

from collections.abc import Mapping
from math import ceil
from typing import Protocol

from index.catalogue import Catalogue
from index.rows import Kind
from index.scan import Scan
from rag.errors import CorpusError
from rag.stages import Vectors
from rag.types import EVERYTHING, Scope

WIDTH = 50  # spans that a search hands on
# Spans chosen by their 8 bits, and compared again by all: a section is one candidate among more, whatever its place.
_CHOSEN: Mapping[Kind, int] = {"sections": WIDTH, "passages": 2 * WIDTH}
_SPARE = 3.0  # times as many as ought to do are fetched of Chroma, since a question is of what lies together

Found = list[tuple[str, float]]  # ids with their cosines, best first


class Nearest(Protocol):
    """What is asked of Chroma."""

    def search(self, vector: Vectors, limit: int) -> Found: ...


class Near:
    """Exact up to so many `compared` passages in the scope: there is nothing held that is not found."""

    def __init__(self, catalogue: Catalogue, scans: Mapping[Kind, Scan], chroma: Nearest, compared: int) -> None:
        self._catalogue, self._scans, self._chroma, self._compared = catalogue, scans, chroma, compared

    def __call__(self, kind: Kind, vector: Vectors, scope: Scope, level: bool) -> Found:
        """The nearest; `level` says that Chroma holds all that the catalogue does."""
        found: Found = []
        if kind == "passages" and level and self._scans[kind].count() > self._compared:
            found = self._fetched(vector, scope)
        return found if len(found) == WIDTH else self._one_by_one(kind, vector, scope)

    def _fetched(self, vector: Vectors, scope: Scope) -> Found:
        """Chroma's nearest that lie within the scope, or none where it is too narrow for that."""
        scan = self._scans["passages"]
        inside = scan.count(scope)
        if inside <= self._compared:
            return []
        found = self._chroma.search(
            vector, ceil(WIDTH if scope == EVERYTHING else _SPARE * WIDTH * scan.count() / inside)
        )
        if not found:
            raise CorpusError(
                "the vectors in Chroma are gone; the catalogue still holds everything: run `python app.py rebuild`"
            )
        return self._within(found, scope)[:WIDTH]

    def _one_by_one(self, kind: Kind, vector: Vectors, scope: Scope) -> Found:
        limit = _CHOSEN[kind]
        while True:
            rows = self._scans[kind].search(vector, limit, scope)
            found = self._within(self._catalogue.vectors.cosines(kind, rows, vector), scope)
            if len(found) >= WIDTH or len(rows) < limit:
                return found[:WIDTH]
            limit *= 4  # what is gone since stood before others

    def _within(self, found: Found, scope: Scope) -> Found:
        if scope == EVERYTHING:
            return found
        allowed = self._catalogue.within([own for own, _ in found], scope)
        return [(own, cosine) for own, cosine in found if own in allowed]
