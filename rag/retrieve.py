"""A query to hits: candidates of every search, fused by one pure function."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from rag.stages import Embedder, Vectors, unit
from rag.types import Candidate, Hit, Language, Match, Passage, Query

# Weights measured on the development questions; each lies in the middle of a wide flat region.
_CENTRED = 0.5  # share of what questions have in common that is taken off
_PASSAGE = 50.0  # of the passage's cosine
_SECTION = 50.0  # of its section's cosine
_OTHER_LANGUAGE = 12.0  # what passages of the other language lack in shared words
_SHOWN = 60  # hits handed on


class Library(Protocol):
    """What retrieval asks of the corpus."""

    def candidates(self, query: Query, vector: Vectors) -> list[Candidate]: ...

    def centre(self, language: str) -> Vectors | None: ...

    def load(self, ids: Sequence[str]) -> dict[str, Passage]: ...


@dataclass(frozen=True, slots=True)
class Retrieve:
    """Passages for a query, best first."""

    embed: Embedder
    library: Library

    def __call__(self, query: Query) -> list[Hit]:
        vector = self._vector(query)
        matches = fuse(self.library.candidates(query, vector), query.language)[:_SHOWN]
        passages = self.library.load([match.passage_id for match in matches])
        present = [match for match in matches if match.passage_id in passages]
        return [Hit(passages[m.passage_id], rank, m.score, m.found) for rank, m in enumerate(present, 1)]

    def _vector(self, query: Query) -> Vectors:
        vector = self.embed([query.standalone], question=True)[0]
        common = self.library.centre(query.language)
        if common is not None:
            vector = vector - _CENTRED * common
        return unit(vector)


def fuse(candidates: Iterable[Candidate], asked: Language) -> list[Match]:
    """Passages by their own nearness, their section's, and the words it shares; best first, ties by id."""
    matches = []
    for candidate in candidates:
        base = _SECTION * candidate.nearness + candidate.words + _OTHER_LANGUAGE * (candidate.language != asked)
        for passage, cosine in candidate.passages:
            found = {"passage": cosine, "section": candidate.nearness, "words": candidate.words}
            matches.append(Match(passage, base + _PASSAGE * cosine, found))
    return sorted(matches, key=lambda match: (-match.score, match.passage_id))
