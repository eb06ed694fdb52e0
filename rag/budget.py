"""The evidence that there is room for, in whole sentences."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rag.sentences import sentences, trimmed
from rag.types import Hit


def fitting(hits: Sequence[Hit], room: int, cost: Callable[[Hit], int]) -> list[Hit]:
    """The first hits that fit, by what each costs; the first that does not gives those of its sentences that do."""
    kept: list[Hit] = []
    for hit in hits:
        whole = cost(hit)
        if whole > room:
            part = next((part for part in _shorter(hit) if cost(part) <= room), None)
            return [*kept, part] if part else kept
        room -= whole
        kept.append(hit)
    return kept


def _shorter(hit: Hit) -> list[Hit]:
    """The hit without its last sentence, without its last two, and so on."""
    passage, text = hit.passage, hit.passage.text
    ends = [trimmed(text, 0, end)[1] for _, end in sentences(text)[:-1]]
    return [replace(hit, passage=replace(passage, end=passage.start + end)) for end in reversed(ends)]
