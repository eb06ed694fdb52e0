"""Exact search, to be compared with: every vector in memory, and each compared with the question."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.catalogue import Catalogue
from index.near import WIDTH, Found
from index.rows import Kind
from rag.stages import Vectors
from rag.types import Scope

_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Exact:
    """All spans of a kind, and what a scope asks of their articles."""

    ids: list[str]
    vectors: Vectors
    days: NDArray[np.int64]
    sources: NDArray[np.str_]
    languages: NDArray[np.str_]

    def inside(self, scope: Scope) -> NDArray[np.int64]:
        """The places of the spans within the scope."""
        chosen = np.ones(len(self.ids), bool)
        if scope.since:
            chosen &= self.days >= scope.since.toordinal()
        if scope.until:
            chosen &= self.days <= scope.until.toordinal()
        if scope.sources:
            chosen &= np.isin(self.sources, scope.sources)
        if scope.languages:
            chosen &= np.isin(self.languages, scope.languages)
        return np.flatnonzero(chosen)

    def nearest(self, vector: Vectors, scope: Scope) -> Found:
        """The spans nearest to the vector within the scope, best first."""
        places = self.inside(scope)
        cosines = (self.vectors @ vector)[places]
        return [(self.ids[places[n]], float(cosines[n])) for n in np.argsort(-cosines, kind="stable")[:WIDTH]]


def exact(catalogue: Catalogue, kind: Kind) -> Exact:
    """All that the catalogue has of a kind; a million passages take 1.7 GB."""
    ids: list[str] = []
    vectors, days, sources, languages = [], [], [], []
    for some in catalogue.all_ids(kind, _AT_ONCE):
        spans, stored = catalogue.spans(kind, some), catalogue.vectors.of(kind, some)
        ids += spans
        vectors.append(np.array([stored[own] for own in spans]))
        articles = [span.article for span in spans.values()]
        days += [a.published.toordinal() if a.published else 0 for a in articles]
        sources += [a.source or "" for a in articles]
        languages += [a.language for a in articles]
    return Exact(ids, np.concatenate(vectors), np.array(days), np.array(sources), np.array(languages))
