"""Dates that are written out, in either calendar; those without a year are told from the day of publication."""

from dataclasses import replace
from datetime import date, timedelta

from rag import hijri
from rag.calendars import MONTH, YEAR
from rag.dates import Stated, stated
from rag.expression import Expression
from rag.spans import Span, a_day, a_month, a_year, nearest, third
from rag.tense import is_name

_FAR = 120  # days from publication beyond which a date without a year may be of another year


def whole(said: Expression) -> Span | None:
    """A day, or some days of one month."""
    one = stated([token for token in said.read if token.kind != "W"])
    if one is None or one.month is None or one.day is None:
        return None
    if one.year is None and (said.published is None or is_name(said.before, said.read, said.after)):
        return None
    last = _day(said, one, one.month, one.day)
    days = said.values("N") if said.has("M") else []
    if last and len(days) == 2 and days[0] < days[1]:
        return last._replace(first=last.first.replace(day=days[0]))
    return last


def _day(said: Expression, one: Stated, month: int, day: int) -> Span | None:
    weekday = said.values("W")
    if one.year is not None:
        return _in_figures(said, one.year, month, day) or _agreeing(date(one.year, month, day), weekday)
    assert said.published
    which = said.values("Qq")
    if which and said.has("U") and YEAR in said.values("U"):
        years = [said.published.year + which[-1]]
    else:
        years = [said.published.year + n for n in (-1, 0, 1)]
    days = [date(year, month, day) for year in years if day < 29 or _exists(year, month, day)]
    if which and len(years) > 1:
        days = _on_side(days, said.published, which[-1])
        return _agreeing(days[0], weekday) if days else None
    return _nearest(said, days, weekday, len(years) == 1)


def _on_side(days: list[date], published: date, which: int) -> list[date]:
    """The last of the days before publication, the first after it, or that of its year."""
    if which == 0:
        return [day for day in days if day.year == published.year]
    return [day for day in days if day < published][-1:] if which < 0 else [day for day in days if day > published][:1]


def _nearest(said: Expression, days: list[date], weekday: list[int], stated_year: bool) -> Span | None:
    """The nearest day to publication that is the day of the week it is said to be."""
    assert said.published
    best = nearest(said.published, days)
    if best is None:
        return None
    agreeing = [day for day in days if not weekday or day.weekday() in weekday]
    found = nearest(said.published, agreeing) or best
    unclear = said.previous == "i" and said.read[0].kind == "M"  # "in March 14 people came"
    near = abs((found - said.published).days) <= _FAR
    return a_day(found, (near or stated_year) and found in agreeing and found == best and not unclear)


def _agreeing(day: date, weekday: list[int]) -> Span:
    return a_day(day, not weekday or day.weekday() in weekday)


def _in_figures(said: Expression, year: int, month: int, day: int) -> Span | None:
    """8/2/2020 is read day first, 2/8/2020 the other way where that lies nearer to publication."""
    if said.has("MmO") or said.read[0].kind == "Y" or month == day or day > 12:
        return None
    ways = [date(year, month, day), date(year, day, month)]
    return a_day(nearest(said.published, ways) or ways[0] if said.published else ways[0], False)


def _exists(year: int, month: int, day: int) -> bool:
    return month != 2 or day <= a_month(year, 2).last.day


def month(said: Expression) -> Span | None:
    month, year = said.values("M")[-1], said.values("Y")
    which, part = said.values("Qq"), said.values("P")
    if year:
        span: Span | None = a_month(year[-1], month)
    elif said.published is None or not (which or part or _is_month(said)):
        return None
    else:
        span = _month_near(said.published, month, which, YEAR in said.values("U"), said.english)
    return third(span, part[-1]) if span and part else span


def _is_month(said: Expression) -> bool:
    """True if the name of a month, alone, is not another word: Nissan, Theresa May, a father, an exercise."""
    token = said.read[-1]
    if said.english and said.following == "k":
        return False
    written = said.text[token.start : token.end]
    if token.word.endswith("اب") and "آ" not in written:
        return False
    return MONTH in said.values("U") or said.previous in ("i", "S", "e") or token.word[:2] in ("بش", "بت", "بح")


def _month_near(published: date, month: int, which: list[int], of_year: bool, english: bool) -> Span:
    if which and of_year:
        return a_month(published.year + which[-1], month)
    if which and which[-1] == 0:
        return a_month(published.year, month)
    if which and which[-1] < 0:
        year = published.year - (month >= published.month)
        return a_month(year, month, not english or year < published.year)
    if which:
        return a_month(published.year + (month <= published.month), month)
    starts = [date(published.year + n, month, 1) for n in (-1, 0, 1)]
    best = min(starts, key=lambda day: abs((day + timedelta(14) - published).days))
    # "in August", said in June: of which year, only the sentence knows
    return a_month(best.year, month, best <= published and (published - best).days <= _FAR)


def year(said: Expression) -> Span | None:
    year, part = said.values("Y")[-1], said.values("P")
    unit = said.values("U")
    if unit and YEAR not in unit or said.following in ("'", "-", "#") or year not in range(1800, 2100):
        return None
    counts = not (unit or part) and said.following in ("w", "k")  # "in 2000 homes"
    if counts and said.has("e"):
        return None
    span = a_year(year, not counts)
    return third(span, part[-1]) if part else span


def hijri_day(said: Expression) -> Span | None:
    """A day of the Hijri calendar, never sure; without a year, the nearest."""
    months, years, days = said.values("H"), said.values("XY"), said.values("NO")
    if years:
        found = hijri.day(years[-1], months[-1], days[-1])
    else:
        year = hijri.year_of(said.published) if said.published else None
        if year is None or said.published is None or is_name(said.before, said.read, said.after):
            return None
        near = (hijri.day(year + n, months[-1], days[-1]) for n in (-1, 0, 1))
        found = nearest(said.published, filter(None, near))
    return a_day(found, False) if found else None


def hijri_month(said: Expression) -> Span | None:
    month, years, which = said.values("H")[-1], said.values("X"), said.values("Q")
    if years:
        found = hijri.month(years[-1], month)
    else:
        year = hijri.year_of(said.published) if said.published else None
        if year is None or said.published is None or not (which or MONTH in said.values("U")):
            return None
        near = [span for n in (-1, 0, 1) if (span := hijri.month(year + n, month))]
        if which and which[-1]:
            near = [s for s in near if (s[1] < said.published if which[-1] < 0 else s[0] > said.published)]
        first = nearest(said.published, (span[0] for span in near))
        found = next((span for span in near if span[0] == first), None)
    return Span(*found, False) if found else None


def both(said: Expression) -> Span | None:
    """A day of two calendars: ours counts, and is sure where the other is at most a day away."""
    days = (n for n, token in enumerate(said.read) if token.kind in "NO")
    first = next(days)  # "السبت الموافق" comes before either
    at = next(n for n, token in enumerate(said.read) if token.kind == "p" and n > first)
    parts = (replace(said, read=said.read[:at]), replace(said, read=said.read[at + 1 :]))
    ours, other = sorted(parts, key=lambda part: part.has("H"))
    day, same = whole(ours), hijri_day(other)
    if day is None or same is None:
        return day or same
    return day._replace(sure=day.sure and abs((day.first - same.first).days) <= 1)
