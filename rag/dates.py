"""Dates as news writes them: Gregorian months by their Levantine, Egyptian, Maghrebi and English names."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from rag.text import fold, words

_MONTHS = (
    "يناير|كانون الثاني|جانفي|january|jan",
    "فبراير|شباط|فيفري|february|feb",
    "مارس|اذار|march|mar",
    "ابريل|نيسان|افريل|april|apr",
    "مايو|ايار|ماي|may",
    "يونيو|يونيه|حزيران|جوان|june|jun",
    "يوليو|يوليه|تموز|جويليه|july|jul",
    "اغسطس|اب|اوت|august|aug",
    "سبتمبر|ايلول|september|sept|sep",
    "اكتوبر|تشرين الاول|october|oct",
    "نوفمبر|تشرين الثاني|november|nov",
    "ديسمبر|كانون الاول|december|dec",
)
_NUMBER = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_NAMES = "|".join(sorted(_NUMBER, key=len, reverse=True)).replace(" ", r"\s+")
_LONGEST = 100  # characters of a date
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Syria's and Iraq's papers write both names of a month: "8 شباط/فبراير 2020".
_MONTH = rf"(?<!\w)(?P<month>{_NAMES})(?:\s*/\s*(?:{_NAMES}))?(?!\w)\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?:من\s+)?(?:شهر\s+)?{_MONTH}(?:\s*,?\s*(?:(?:من\s+)?(?:عام|سنه)\s+)?{_YEAR}(?!\d))?",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:\s*,?\s*{_YEAR}(?!\d))?",
        rf"{_MONTH}\s*,?\s+(?:(?:من\s+)?(?:عام|سنه)\s+)?{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})[-/.]{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}(?!\d)",
    )
)


_WEEKDAYS = (
    "monday|اثنين", "tuesday|ثلاثاء", "wednesday|اربعاء", "thursday|خميس", "friday|جمعه", "saturday|سبت", "sunday|احد"
)  # fmt: skip
_WEEKDAY = {
    name: n
    for n, names in enumerate(_WEEKDAYS)
    for bare in names.split("|")
    for name in (bare, f"ال{bare}", f"{bare}s")
    if name != "احد"  # "anyone"; the day has its article
}
TIME_WORDS = frozenset(_NUMBER) | frozenset(_WEEKDAY)  # folded names of months and weekdays


def weekdays(text: str) -> set[int]:
    """The days of the week that a text names, Monday 0."""
    bare = (word.removeprefix("و") for word in words(text))
    return {_WEEKDAY[word] for word in bare if word in _WEEKDAY}


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
    """The dates written out in a text, longest form first at each place; offsets are of the folded text."""
    folded = fold(text)
    found: list[Stated] = []
    for form in _FORMS:
        for match in form.finditer(folded):
            if any(match.start() < d.end and d.start < match.end() for d in found):
                continue
            if stated := _read(match):
                found.append(stated)
    return sorted(found, key=lambda d: d.start)


def _read(match: re.Match[str]) -> Stated | None:
    parts = match.groupdict()
    name = " ".join((parts.get("month") or "").split())
    month = _NUMBER.get(name) or (int(name) if name.isdigit() else None)
    day = int(parts["day"]) if parts.get("day") else None
    year = int(parts["year"]) if parts.get("year") else None
    if 0 in (year, month, day):
        return None
    try:
        date(year or 2000, month or 1, day or 1)
    except ValueError:
        return None
    return Stated(year, month, day, match.start(), match.end())


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
