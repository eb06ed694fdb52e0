"""Who did it to whom, where the order of two names tells: Israel accused Iran is not Iran accused Israel.

Both languages name the one who does before the one it is done to, unless the verb is passive; then nothing is said.
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
    r"|\b(?:من\s+(?:قبل|جانب)|علي\s+(?:يد|ايدي))\b"
)
_PASSIVE = re.compile(rf"{_BY.pattern}|\b(?:by|(?:was|were|been|being|is|are)\s+\w+(?:ed|en|ck|ld|nt))\b")
_PLACED = re.compile(r"\b(?:in|at|near|inside|from|في|قرب|داخل|من)\s+(?:\w+\s+)?$")
_JOINED = re.compile(r"(?:\band\s+|\bو|[,،]\s*)(?:the\s+|ال)?$")
_REPORTING = frozenset(("نقلا", "نقلت", "نقل"))
_REACH = 3  # words before two Arabic names in which their verb stands
_MUTUAL = frozenset("meet discuss accord sign vote reach hold agree end start accept announce".split())


def turned_round(claim: str, text: str) -> bool:
    """Whether the claim has the text's two names about the text's deed in the other order."""
    ours, theirs = _passive(claim), _passive(text)
    if ours is None or theirs is None:
        return False
    at = dict(reversed(_order(text, claim)))
    return any(
        first in at
        and second in at
        and (at[second] < at[first]) == (ours == theirs)
        and not _coordinated(claim, start, end)
        and bool(_deeds(claim, start, end) & _deeds(text, *sorted((at[first], at[second]))))
        for (first, start), (second, end) in combinations(_order(claim, claim), 2)
        if first != second
    )


def _passive(text: str) -> bool | None:
    """Whether a text says by whom something was done; None where it may, or names nobody."""
    folded = fold(text)
    return True if _BY.search(folded) else None if _PASSIVE.search(folded) else False


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
    listed = [(own, at) for at, own in sorted(found.items()) if not _PLACED.search(folded[:at])]
    return [one for n, one in enumerate(listed) if n == 0 or listed[n - 1][0] != one[0]]


def _deeds(text: str, first: int, last: int) -> set[str]:
    """What is done between two names or, in Arabic, in front of both."""
    folded = fold(text)
    before = folded[:first].split()[-_REACH:] if language(text) == "ar" else []
    seen = words(f"{' '.join(before)} {folded[first:last]}")
    return {key for word in seen if word not in _REPORTING for key in senses(word)} - _MUTUAL
