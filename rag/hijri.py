"""Days of the Hijri calendar (Umm al-Qura's) in ours; where the moon was seen, they may lie a day off.

Only this file knows hijridate.
"""

from datetime import date

from hijridate import Gregorian, Hijri


def day(year: int, month: int, day: int) -> date | None:
    """The day in our calendar; None where the month has no such day, or outside of 1343 to 1500."""
    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None


def month(year: int, number: int) -> tuple[date, date] | None:
    """The first and last day of a month in our calendar."""
    try:
        return Hijri(year, number, 1).to_gregorian(), Hijri(year, number, Hijri(year, number, 1).month_length()).to_gregorian()
    except (ValueError, OverflowError):
        return None


def year_of(value: date) -> int | None:
    """The year of the Hijri calendar that a day of ours lies in."""
    try:
        return Gregorian.fromdate(value).to_hijri().year
    except (ValueError, OverflowError):
        return None
