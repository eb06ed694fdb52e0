"""What two searches found, as one list in which both have equal say."""

from collections.abc import Sequence
from dataclasses import replace

from rag.types import Hit

_FIRST = 10  # added to each rank, so that the first of one list does not outweigh what both have


def equally(one: Sequence[Hit], other: Sequence[Hit]) -> list[Hit]:
    """The hits of both by the sum of 1 / (10 + rank); of a passage that both have, the first's own scores stay."""
    scores: dict[str, float] = {}
    hits: dict[str, Hit] = {}
    for hit in (*one, *other):
        own = hit.passage.id
        scores[own] = scores.get(own, 0.0) + 1 / (_FIRST + hit.rank)
        hits.setdefault(own, hit)
    ordered = sorted(hits.values(), key=lambda hit: (-scores[hit.passage.id], hit.passage.id))
    return [replace(hit, rank=rank) for rank, hit in enumerate(ordered, 1)]
