"""The words of a text, and what each is to a date.

The words become letters, a kind each (`rag.calendars`), and dates are patterns of these: whatever the text, it is
read in time that grows with its length alone.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from rag.calendars import AMBIGUOUS, WORDS
from rag.text import folded_with_origin

_LONGEST_WORD = 30  # letters; nothing of a date has more
_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)|(?<![\d.])\d+\.\d+(?![.\d])"  # 2,500 and 3.5 are no days
    r"|\d+[^\W\d_]*|[^\W\d_]+|[^\w\s]|\n"
)
_NUMBER = re.compile(r"(\d{1,4})(?:st|nd|rd|th|t|(ه))?")


class Token(NamedTuple):
    """A word, number or mark; its place in the text, and what it is to a date: "w" where it is nothing."""

    word: str  # folded
    kind: str
    value: int
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The text's words, names of two words as one."""
    folded, origin = folded_with_origin(text)
    origin.append(len(text))
    found: list[Token] = []
    for match in _TOKEN.finditer(folded):
        word, start = match.group(), origin[match.start()]
        end = max(origin[match.end()], origin[match.end() - 1] + 1)  # vowel marks after it are the word's
        before = found[-1] if found else None
        if before and before.word in _FIRST_OF_TWO and (both := _known(f"{before.word} {word}", text[before.start])):
            found[-1] = Token(f"{before.word} {word}", *both, before.start, end)
        else:
            found.append(Token(word, *_read(word[:_LONGEST_WORD], text[start]), start, end))
    return found


_FIRST_OF_TWO = frozenset(
    f"{clitic}{word.split()[0]}" for word in WORDS if " " in word for clitic in ("", "و", "ف", "ب", "ل", "ك")
)


@lru_cache(20_000)
def _read(word: str, initial: str) -> tuple[str, int]:
    if word[0].isdigit():
        return _number(word)
    if len(word) == 1 and not word.isalpha():
        return word, 0
    return _known(word, initial) or ("k" if initial.isupper() else "w", 0)


def _number(word: str) -> tuple[str, int]:
    match = _NUMBER.fullmatch(word)
    if not match:
        return "#", 0
    value = int(match[1])
    if 1300 <= value < 1500 or match[2]:
        return "X", value  # a year of the Hijri calendar
    return ("N" if 1 <= value <= 31 else "Y" if 1500 <= value < 2100 else "#"), value


def _known(word: str, initial: str) -> tuple[str, int] | None:
    found = WORDS.get(word)
    if found is None and len(word) > 3:  # "and", "by" and "for" are written onto the word
        bare = f"ال{word[2:]}" if word.startswith("لل") else word[1:] if word[0] in "وفبلك" else ""
        found = WORDS.get(bare)
    if found and initial.isascii() and not initial.isupper() and (found[0] == "W" or word in AMBIGUOUS):
        return found[0].lower(), found[1]
    return found
