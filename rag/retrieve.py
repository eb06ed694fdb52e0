"""A query to hits: candidates of every search, fused by one pure function."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from rag.mentions import mentions_within
from rag.shared import shares_of
from rag.stages import Embedder, Vectors, unit
from rag.types import Candidate, Hit, Language, Match, Passage, Query, Scope

# Weights measured on the development questions; each lies in the middle of a wide flat region.
_CENTRED = 0.3  # share of what questions have in common that is taken off
_PASSAGE = 50.0  # of the passage's cosine
_SECTION = 50.0  # of its section's cosine
_OTHER_LANGUAGE = 12.0  # what passages of the other language lack in shared words
_SHARED = 8.0  # of what the question speaks of, as far as passage and title do; measured on questions about the news
_SPOKEN_OF = 2.0  # that a passage speaks of a day asked about
_READ = 30  # sections whose passages are all compared
_OF_SECTION = 4  # passages of one section, so that other sections find room
_SHOWN = 30  # hits handed on


class Library(Protocol):
    """What retrieval asks of the corpus."""

    def candidates(self, query: Query, vector: Vectors) -> list[Candidate]: ...

    def passages_in(self, sections: Sequence[str], vector: Vectors) -> dict[str, list[tuple[str, float]]]: ...

    def centre(self, language: str) -> Vectors | None: ...

    def load(self, ids: Sequence[str], scope: Scope) -> dict[str, Passage]: ...


@dataclass(frozen=True, slots=True)
class Retrieve:
    """Passages for a query, best first."""

    embed: Embedder
    library: Library

    def __call__(self, query: Query) -> list[Hit]:
        vector = self._vector(query)
        sections = best(self.library.candidates(query, vector), query.language)[:_READ]
        within = self.library.passages_in([candidate.section for candidate in sections], vector)
        matches = fuse(sections, within, query.language)[:_SHOWN]
        passages = self.library.load([match.passage_id for match in matches], query.scope)
        present = [match for match in matches if match.passage_id in passages]
        hits = [Hit(passages[m.passage_id], rank, m.score, m.found) for rank, m in enumerate(present, 1)]
        return of_matter(of_days(hits, query.days), query)

    def _vector(self, query: Query) -> Vectors:
        vector = self.embed([query.standalone], question=True)[0]
        common = self.library.centre(query.language)
        if common is not None:
            vector = vector - _CENTRED * common
        return unit(vector)


def best(candidates: Iterable[Candidate], asked: Language) -> list[Candidate]:
    """Sections by the most that any of their passages can score; best first, ties by id."""
    return sorted(candidates, key=lambda c: (-_score(c, c.passage, asked), c.section))


def fuse(
    sections: Iterable[Candidate], within: Mapping[str, Sequence[tuple[str, float]]], asked: Language
) -> list[Match]:
    """Passages by their own nearness, their section's, and the words it shares; best first, ties by id."""
    matches = [
        Match(passage, _score(c, cosine, asked), {"passage": cosine, "section": c.nearness, "words": c.words})
        for c in sections
        for passage, cosine in sorted(within.get(c.section, ()), key=lambda found: -found[1])[:_OF_SECTION]
    ]
    return sorted(matches, key=lambda match: (-match.score, match.passage_id))


def of_matter(hits: Sequence[Hit], query: Query) -> list[Hit]:
    """The hits, those first that with their titles speak of most of what is asked about, and come near.

    Their scores stay: what an answer makes of the same words it weighs itself.
    """
    texts = [(hit.passage.article.language, f"{hit.passage.article.title} {hit.passage.text}") for hit in hits]
    parts = shares_of(query.standalone, query.language, texts)
    near = {hit.passage.id: hit.score + _SHARED * part for hit, part in zip(hits, parts, strict=True)}
    return _ranked(sorted(hits, key=lambda hit: -near[hit.passage.id]))


def of_days(hits: Iterable[Hit], days: Sequence[tuple[date, date]]) -> list[Hit]:
    """The hits, those first that speak of the days asked about and come near."""
    if not days:
        return list(hits)
    scored = [replace(hit, score=hit.score + _SPOKEN_OF * _speaks_of(hit.passage, days)) for hit in hits]
    return _ranked(sorted(scored, key=lambda hit: -hit.score))


def _ranked(hits: Iterable[Hit]) -> list[Hit]:
    return [replace(hit, rank=rank) for rank, hit in enumerate(hits, 1)]


def _speaks_of(passage: Passage, days: Sequence[tuple[date, date]]) -> bool:
    told = mentions_within(passage.article, passage.start, passage.end)
    return any(one.sure and first <= one.first and one.last <= last for one in told for first, last in days)


def _score(section: Candidate, cosine: float, asked: Language) -> float:
    other = _OTHER_LANGUAGE * (section.language != asked)
    return _PASSAGE * cosine + _SECTION * section.nearness + section.words + other
