"""Dates as news writes them: Gregorian months by their Levantine, Egyptian, Maghrebi and English names."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from rag.calendars import WEEKDAYS
from rag.text import words
from rag.tokens import Token, tokens

_LONGEST = 100  # characters of a date

# Syria's and Iraq's papers write both names of a month: "8 شباط/فبراير 2020", "8 شباط (فبراير)".
MONTH_NAME = r"M(?:/M|\(M\))?(?:\.(?=,?[NYX]))?"
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
    bare = [word.removeprefix("و").removesuffix("s") for word in words(text)]
    told = (word for before, word in zip(["", *bare], bare, strict=False) if word != "اثنين" or before == "يوم")  # two
    return {WEEKDAYS[word] for word in told if word in WEEKDAYS}


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
    if not read:
        return None
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
