"""Hits to the evidence: near-copies folded into one, and room for different reports."""

from dataclasses import dataclass, replace
from functools import lru_cache

from rag.facts import denials, numbers
from rag.text import words
from rag.types import Hit, Query

_ALIKE = 0.8  # share of words that two passages have in common when one is a copy of the other
_PER_STORY = 3  # passages of one report, whoever carries it, so that others find room


@dataclass(frozen=True, slots=True)
class Rank:
    """The best `keep` passages, at most three of one story; a copy that says the same stands under the first."""

    keep: int

    def __call__(self, query: Query, hits: list[Hit]) -> list[Hit]:
        kept: list[Hit] = []
        seen: list[frozenset[str]] = []
        of_story: dict[str, int] = {}
        for hit in hits:
            content = _words(hit.passage.text)
            twin = next((n for n, other in enumerate(seen) if _alike(content, other) and _agree(hit, kept[n])), None)
            own = hit.passage.article.story
            if twin is not None:
                kept[twin] = replace(kept[twin], copies=(*kept[twin].copies, hit.passage.id))
            elif len(kept) < self.keep and of_story.get(own, 0) < _PER_STORY:
                of_story[own] = of_story.get(own, 0) + 1
                kept.append(hit)
                seen.append(content)
        return [replace(hit, rank=n) for n, hit in enumerate(kept, 1)]


# One passage is found by many questions.
@lru_cache(4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(words(text))


@lru_cache(4096)
def _facts(text: str) -> tuple[frozenset[str], int]:
    return numbers(text), denials(text)


def _agree(a: Hit, b: Hit) -> bool:
    """Another number or a denial makes another report of what is otherwise a copy."""
    return _facts(a.passage.text) == _facts(b.passage.text)


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Jaccard overlap of the words; passages of very different length are told apart before counting."""
    shorter, longer = sorted((len(a), len(b)))
    if shorter < longer * _ALIKE:
        return False
    return len(a & b) >= _ALIKE * len(a | b) > 0
