"""Days of the Hijri calendar (Umm al-Qura's) in ours; where months begin by sight, they may lie a day off.

Only this file knows hijridate.
"""

from datetime import date

from hijridate import Gregorian, Hijri


def day(year: int, month: int, day: int) -> date | None:
    """The day in our calendar; None where the month has no such day, or outside of the years 1343 to 1500."""
    try:
        return date.fromordinal(Hijri(year, month, day).to_gregorian().toordinal())
    except (ValueError, OverflowError):
        return None


def month(year: int, number: int) -> tuple[date, date] | None:
    """The first and last day of a month in our calendar."""
    first, last = day(year, number, 1), day(year, number, 30) or day(year, number, 29)
    return (first, last) if first and last else None


def year_of(value: date) -> int | None:
    """The year of the Hijri calendar that a day of ours lies in."""
    try:
        return int(Gregorian.fromdate(value).to_hijri().year)
    except (ValueError, OverflowError):
        return None
