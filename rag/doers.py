"""Who did it to whom, where the order of two names tells: Israel accused Iran is not Iran accused Israel.

Both languages name the one who does before the one it is done to, or behind a "by"; what else is passive says nothing.
"""

import re
from itertools import combinations

from rag.calendars import TIME_WORDS
from rag.names import named_in, names
from rag.offices import office_keys
from rag.places import named_places, shared_words
from rag.senses import senses
from rag.text import fold, language, words
from rag.towns import towns

_BY = re.compile(
    r"\b(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?\w+(?:ed|en|ck|ld|nt|ot|ung)\b[^.;]{0,60}?\bby\b"
    r"|\b(?:من\s+(?:قبل|جانب(?!\s+واحد))|علي\s+(?:يد|ايدي))\b"
)
_PASSIVE = re.compile(rf"{_BY.pattern}|\b(?:by|(?:was|were|been|being|is|are)\s+\w+(?:ed|en|ck|ld|nt))\b")
_PLACED = re.compile(r"\b(?:in|at|near|inside|from|في|قرب|داخل|من)\s+(?:\w+\s+)?$")
_JOINED = re.compile(r"(?:\band\s+|\bو|[,،]\s*)(?:the\s+|ال)?$")
_REPORTING = frozenset(("نقلا", "نقلت", "نقل"))
_REACH = 3  # words before two Arabic names in which their verb stands
_NEAR = 100  # characters between two names of one deed
_AFTER = 25  # and between the "by" and who did it
_MUTUAL = frozenset("meet discuss accord sign vote reach hold agree end start accept announce".split())


def turned_round(claim: str, text: str) -> bool:
    """Whether the claim has the text's two names about the text's deed in the other order."""
    ours, theirs = _by(claim), _by(text)
    if ours is None or theirs is None:
        return False
    at = dict(reversed(_order(text, claim)))
    return any(
        first in at
        and second in at
        and first != second
        and end - start < _NEAR
        and _turned((start, end), ours, (at[first], at[second]), theirs)
        and not _coordinated(claim, start, end)
        and bool(_deeds(claim, start, end) & _deeds(text, *sorted((at[first], at[second]))))
        for (first, start), (second, end) in combinations(_order(claim, claim), 2)
    )


def _turned(claim: tuple[int, int], ours: int, text: tuple[int, int], theirs: int) -> bool:
    """Whether the places of two names tell that who does it in the one has it done in the other."""
    one, other = (low < by < high < by + _AFTER for (low, high), by in ((claim, ours), (sorted(text), theirs)))
    if (ours and not one) or (theirs and not other):
        return False
    return (text[1] < text[0]) == (one == other)


def _by(text: str) -> int | None:
    """Where a text says by whom something was done, 0 if it does not; None where it may do so."""
    folded = fold(text)
    match = _BY.search(folded)
    return match.end() if match else None if _PASSIVE.search(folded) else 0


def _coordinated(claim: str, first: int, second: int) -> bool:
    """Egypt and Sudan: their order says nothing."""
    folded = fold(claim)
    return bool(_JOINED.search(folded[first:second])) or folded[second] == "و"


def _order(text: str, claim: str) -> list[tuple[str, int]]:
    """The claim's places and people in a text, in its order; where something happens is not one."""
    folded = fold(text)
    found: dict[int, str] = {}
    end = 0
    for written, keys in named_places(text):
        at = folded.find(fold(written), end)
        if at >= 0:
            end = at + len(written)
            found[at] = " ".join(keys)
    for written, key in towns(text):
        if (at := folded.find(written)) >= 0:
            found.setdefault(at, key)
    places = shared_words(claim, claim)
    for name in names(claim, "en"):
        if not (office_keys(name) or name in places or fold(name) in TIME_WORDS):
            match = next((m for m in re.finditer(r"\w+", folded) if named_in(name, m.group())), None)
            if match:
                found[match.start()] = name
    if language(claim) == language(text) == "en":  # Arabic sets what describes an office before or behind it
        posts = _posts(text)
        found = {posts[key]: key for key in _posts(claim) if key in posts} | found
    listed = [(own, at) for at, own in sorted(found.items()) if not _PLACED.search(folded[:at])]
    return [one for n, one in enumerate(listed) if n == 0 or listed[n - 1][0] != one[0]]


def _posts(text: str) -> dict[str, int]:
    """The offices that a text names once, by their key."""
    found: dict[str, list[int]] = {}
    for match in re.finditer(r"[^\W\d_]+", fold(text)):
        for key in office_keys(match.group()):
            found.setdefault(key, []).append(match.start())
    return {key: places[0] for key, places in found.items() if len(places) == 1}


def _deeds(text: str, first: int, last: int) -> set[str]:
    """What is done between two names or, in Arabic, in front of both."""
    folded = fold(text)
    before = folded[:first].split()[-_REACH:] if language(text) == "ar" else []
    seen = words(f"{' '.join(before)} {folded[first:last]}")
    return {key for word in seen if word not in _REPORTING for key in senses(word)} - _MUTUAL
