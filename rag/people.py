"""Where a text names people, each by the whole name: in Arabic, which has no capitals, from what is listed as a name.

From there a name goes on over what no table of everyday words knows; before it a title begins none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.calendars import TIME_WORDS
from rag.everyday import is_everyday, may_be_name
from rag.gazetteer import is_name
from rag.names import is_common, names, same_name
from rag.offices import office_keys
from rag.places import named_places
from rag.sounds import is_arabic
from rag.text import fold
from rag.towns import GIVEN, is_given

_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?")
_GAP = re.compile(r"[ \t-]+")  # between two words of a name
_WITHIN = frozenset("بن ابن بنت ابو ابي ام عبد ال الدين الله اوغلو قره".split())  # of a name, but none by themselves
_LONG = 4  # letters of a family name that nothing lists
_AND = 1  # letter that is written onto the next word of a list
_IN_THE_NAME = "باسم"  # of somebody, and a name
_THAT = re.compile("(?:ل|ب|ك)?[أإ]ن(?:ه|ها|هم|هما|هن|نا|ني)")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word at its place; `listed` begins a name, `open` may belong to one."""

    text: str
    start: int
    end: int
    listed: bool
    open: bool


def people(text: str, question: str) -> list[tuple[int, int]]:
    """Where each begins and ends; whom the question names answers nothing, and is left out."""
    known = [word for word in _WORD.findall(question) if len(word) > 2 and not is_common(word)]
    seen, found, at = list(_words(text)), list[tuple[int, int]](), 0
    while at < len(seen):
        first, last = _run(text, seen, at)
        if last > first and not any(same_name(word.text, other) for word in seen[first:last] for other in known):
            found.append((seen[first].start + _clitic(seen[first].text), seen[last - 1].end))
        at = max(last, at + 1)
    return found


def _words(text: str) -> Iterator[_Word]:
    placed = {word for written, _ in named_places(text) for word in written.split()}
    capitals, telling = names(text, "en"), names(text, "ar")  # by a title, quotation marks, an ending
    for match in _WORD.finditer(text):
        word = match.group()
        none = word in placed or is_common(word) or bool(office_keys(word) or _THAT.fullmatch(word))
        none |= fold(word) in TIME_WORDS and not is_given(word)
        listed = is_given(word) or is_name(word) if is_arabic(word) else word in capitals
        goes_on = listed or (is_arabic(word) and (word in telling or _goes_on(word)))
        yield _Word(word, *match.span(), listed and not none, goes_on and not none)


def _goes_on(word: str) -> bool:
    """Whether an Arabic word that begins no name may follow one of it."""
    return may_be_name(word) or fold(word) in _WITHIN or (len(word) >= _LONG and not is_everyday(word))


def _run(text: str, seen: Sequence[_Word], at: int) -> tuple[int, int]:
    """The words around one that is listed; none where it is not."""
    if not seen[at].listed:
        return at, at
    first, last = at, at + 1
    while first and _joined(text, *seen[first - 1 : first + 1]):
        first -= 1
    while last < len(seen) and _joined(text, *seen[last - 1 : last + 1]):
        last += 1
    return (at, at) if last - first == 1 and fold(seen[at].text) == _IN_THE_NAME else (first, last)


def _joined(text: str, word: _Word, after: _Word) -> bool:
    """Whether the two may stand in one name; "and" begins another."""
    if not (word.open and after.open and _GAP.fullmatch(text, word.end, after.start)):
        return False
    return is_arabic(word.text) == is_arabic(after.text) and not _clitic(after.text)


def _clitic(word: str) -> int:
    """How many letters of "and" are written onto a name."""
    bare = word[_AND:]
    return _AND * (word[0] == "و" and fold(word) not in GIVEN and (is_given(bare) or is_name(bare)))
