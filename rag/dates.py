"""Dates as news writes them: Gregorian months by their Levantine, Egyptian, Maghrebi and English names.

The words of a text become letters, a kind each (`rag.calendars`), and dates are patterns of these: whatever the text,
it is read in time that grows with its length alone.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import NamedTuple

from rag.calendars import AMBIGUOUS, TIME_WORDS, WEEKDAYS, WORDS
from rag.text import folded_with_origin, words

__all__ = ["TIME_WORDS", "Stated", "Token", "parse_date", "stated_dates", "tokens", "weekdays"]

_LONGEST = 100  # characters of a date
_LONGEST_WORD = 30
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


# Syria's and Iraq's papers write both names of a month: "8 شباط/فبراير 2020".
MONTH_NAME = r"M(?:/M)?(?:\.(?=,?[NYX]))?"
WHOLE = (
    rf"(?:N[-e&])?[NO]f?U?{MONTH_NAME}(?:,?(?:f?U)?Y|fUQ|fqU|Q)?",
    rf"{MONTH_NAME}(?:N[-e&])?[NO](?:,?Y|,?fqU)?",
    r"(?:[NO]f?m|mN),?Y",
    r"N/N/Y|N-N-Y|N\.N\.Y",
    r"Y/N/N|Y-N-N|Y\.N\.N",
)
_FORMS = re.compile("|".join((*WHOLE, rf"{MONTH_NAME},?(?:f?U)?Y", "Y")))


def weekdays(text: str) -> set[int]:
    """The days of the week that a text names, Monday 0."""
    bare = (word.removeprefix("و").removesuffix("s") for word in words(text))
    return {WEEKDAYS[word] for word in bare if word in WEEKDAYS}


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as far as the text states it, and where."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int

    @property
    def whole(self) -> date | None:
        """The calendar day, when all of it is stated."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def within(self, other: "Stated") -> bool:
        """True if the other states every part of this one, and alike."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(a == b for a, b in pairs if a is not None)


def stated_dates(text: str) -> list[Stated]:
    """The dates written out in a text."""
    read = tokens(text)
    letters = "".join(token.kind for token in read)
    found = (stated(read[m.start() : m.end()]) for m in _FORMS.finditer(letters))
    return [one for one in found if one]


def stated(read: list[Token]) -> Stated | None:
    """Day, month and year of the tokens of one date; None if there is no such day."""
    days = [t.value for t in read if t.kind in "NO"]
    months = [t.value for t in read if t.kind in "Mm"]
    years = [t.value for t in read if t.kind == "Y"]
    if years and len(days) == 2 and not months:  # in figures, the day first unless the year is
        months = [days.pop(0 if read[0].kind == "Y" else 1)]
    day, month, year = (part[-1] if part else None for part in (days, months, years))
    try:
        date(year or 2000, month or 1, day or 1)
    except ValueError:
        return None
    return Stated(year, month, day, read[0].start, read[-1].end)


def parse_date(value: str) -> date | None:
    """The day a metadata field states (ISO 8601, RFC 5322, or words), in the publisher's own zone; None if none."""
    value = value.strip()[:_LONGEST]
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, OverflowError):
        pass
    return next((d.whole for d in stated_dates(value) if d.whole), None)
