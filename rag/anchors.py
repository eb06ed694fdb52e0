"""How much of a claim a sentence has, in either language: its names, numbers, deeds and, within one language, words."""

from collections.abc import Set

from rag.facts import numbers
from rag.names import named_in
from rag.overlap import alike, content
from rag.senses import senses


def anchors(claim: str, text: str, apart: Set[str] = frozenset()) -> tuple[int, float]:
    """How many words and numbers of the claim the text has, and what part that is of all; but for senses `apart`."""
    asked = {word for word in content(claim) if apart.isdisjoint(senses(word))}
    had = content(text)
    meant = {key for word in had for key in senses(word)}
    same = {word for word in asked if _said(word, had, meant) or named_in(word, text)}
    stated = numbers(claim)
    count = len(same) + len(stated & numbers(text))
    return count, count / max(len(asked) + len(stated), 1)


def _said(word: str, had: list[str], meant: set[str]) -> bool:
    return not meant.isdisjoint(senses(word)) or any(alike(word, other) for other in had)
