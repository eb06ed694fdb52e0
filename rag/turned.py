"""Who does what to whom: a claim whose two names stand the other way round in the text."""

import re

from rag.names import named_in
from rag.places import named_places
from rag.repair import called
from rag.sounds import is_arabic
from rag.text import fold, words

# Between two names these tell of no deed of the one to the other; what both do together has no direction.
_NO_DEED = frozenset("in at with of for on near and or from between في مع من عن بين علي قرب و".split())
_PASSIVE = re.compile(r"\bby\b(?! \w+ing\b)|\b(?:من قبل|علي يد)\b")
_TOGETHER = re.compile(
    r"\b(?:met|meets|talked|spoke with|agreed|discussed|التقي|التقت|اجتمع|اجتمعت|بحث|اتفق|اتفقت|تحادث|تباحث)\b"
)


def turned(claim: str, text: str) -> str | None:
    """The claim with its actor and the one acted upon exchanged, if the text has them in that order; else None."""
    if _TOGETHER.search(fold(claim)):
        return None
    pair = _pair(claim)
    if pair is None:
        return None
    first, second = pair
    at, other = _place(first, text), _place(second, text)
    if at is None or other is None or other >= at:
        return None
    between = text.split()[other + 1 : at]
    if not (_deed(between) or (not between and other > 0 and is_arabic(text))):
        return None
    return exchanged(claim)


def exchanged(claim: str) -> str | None:
    """The claim with its first two names in each other's place, if a deed stands between them."""
    pair = _pair(claim)
    if pair is None:
        return None
    first, second = pair
    start, end = claim.index(first), claim.index(second, claim.index(first) + len(first))
    return claim[:start] + second + claim[start + len(first) : end] + first + claim[end + len(second) :]


def _pair(claim: str) -> tuple[str, str] | None:
    """The first two names of a claim, if a deed stands between them."""
    placed = [written for written, _ in named_places(claim)]
    inside = {word for place in placed for word in place.split()}
    named = [*placed, *(one for one in called(claim) if one not in inside)]
    found = sorted({one for one in named if one in claim}, key=claim.index)
    if len(found) < 2:
        return None
    between = claim[claim.index(found[0]) + len(found[0]) : claim.index(found[1])].split()
    return (found[0], found[1]) if _deed(between) or _verb_first(claim, found[0]) else None


def _deed(between: list[str]) -> bool:
    said = " ".join(words(" ".join(between)))
    return bool(said) and _NO_DEED.isdisjoint(said.split()) and not _PASSIVE.search(said)


def _verb_first(claim: str, first: str) -> bool:
    """An Arabic claim that opens with its verb, whose two names stand side by side."""
    return claim.index(first) > 0 and is_arabic(claim)


def _place(name: str, text: str) -> int | None:
    """The first word of the text that spells the name."""
    return next((n for n, word in enumerate(text.split()) if named_in(name, word)), None)
