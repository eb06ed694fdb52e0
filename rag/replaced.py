"""A word put in the place of another: all around it stands as in the text, which has another word there.

Within one language only. A word that means the same as far as the tables know is no other.
"""

import re
from collections.abc import Sequence

from rag.calendars import TIME_WORDS
from rag.facts import is_fact
from rag.hedges import denial, openness
from rag.matched import Word, read
from rag.overlap import alike
from rag.sayings import is_saying
from rag.sounds import is_arabic
from rag.text import SMALL_WORDS, language

_ARTICLE = re.compile(r"[وفبك]?ال|لل")
_NEXT = frozenset("المقبل المقبله التالي التاليه القادم القادمه الماضي الماضيه السابق السابقه".split())
_NO_NOUN = re.compile(
    r"(?:ed|ly|ing)$|^(?:more|further|other|another|several|many|few|some|new|straight|consecutive|successive)$"
)
_LONGEST = 2  # words of a name or a thing that are put in, and that they stand for


def replaced(claim: str, text: str) -> tuple[str, str] | None:
    """What the claim has in the place of what of the text; None if nothing is put in."""
    if language(claim) != language(text):
        return None
    ours, theirs = read(claim), read(text)
    for start, end in _unknown(ours, theirs):
        for first, last in _unknown(theirs, ours):
            if not _same_place((ours, start, end), (theirs, first, last)):
                continue
            own, other = ours[start:end], theirs[first:last]
            if _things(own, other):
                return " ".join(word.written for word in own), " ".join(word.written for word in other)
    return None


def _things(own: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether both name something, or both are words that the tables know to differ: new verbs may mean the same."""
    if all(any(word.names or word.deeds for word in some) for some in (own, other)):
        return True
    if is_arabic(own[0].written):
        return all(any(_ARTICLE.match(word.folded) for word in some) for some in (own, other))
    lower = all(word.written[0].islower() and not _NO_NOUN.search(word.folded) for word in (*own, *other))
    return lower and len(own) == len(other)


def _unknown(words: Sequence[Word], others: Sequence[Word]) -> list[tuple[int, int]]:
    """The spans of words that say something which the other text does not have."""
    alone = [not any(_says(word, other) for other in others) and _counts(word) for word in words]
    found = []
    for at in range(len(words)):
        if alone[at] and not (at and alone[at - 1]):
            end = next((n for n in range(at, len(words)) if not alone[n]), len(words))
            if end - at <= _LONGEST:
                found.append((at, end))
    return found


def _counts(word: Word) -> bool:
    folded = word.folded
    if folded in _NEXT or len(folded) < 3 or not folded.isalpha() or folded in SMALL_WORDS or folded in TIME_WORDS:
        return False
    # These have guards of their own.
    return not (is_saying(folded) or openness(folded, "") or denial(folded) or is_fact(folded) or _placed(word))


def _placed(word: Word) -> bool:
    return any(key.startswith("@") for key in word.names)


def _says(word: Word, other: Word) -> bool:
    own, theirs = word.names | word.deeds, other.names | other.deeds
    return not own.isdisjoint(theirs) or alike(word.folded, other.folded)


def _same_place(one: tuple[Sequence[Word], int, int], other: tuple[Sequence[Word], int, int]) -> bool:
    """Whether what stands before and after is the same in both; only one of them where a text begins or ends."""
    (ours, start, end), (theirs, first, last) = one, other
    before = _side(ours, start - 1), _side(theirs, first - 1)
    after = _side(ours, end), _side(theirs, last)
    known = [a for a, b in (before, after) if a and b and _says(a, b)]
    if not any(word.folded not in SMALL_WORDS for word in known):
        return False
    if len(known) == 2:
        return True
    opens = before[0] is None and before[1] is None and after[0] in known
    closes = after[0] is None and before[0] in known and _shape(ours[start]) == _shape(theirs[first])
    return opens or (closes and end - start == last - first)


def _side(words: Sequence[Word], at: int) -> Word | None:
    """The word beside, None for a mark and where the text begins or ends."""
    return words[at] if 0 <= at < len(words) and words[at].folded[0].isalnum() else None


def _shape(word: Word) -> tuple[bool, bool]:
    return word.folded.startswith("ال"), word.written[0].isupper()
