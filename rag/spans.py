"""Days, months and years around a day."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from rag.calendars import DAY, WEEK, YEAR


class Span(NamedTuple):
    """Days from the first to the last, and whether no others can be meant."""

    first: date
    last: date
    sure: bool = True


def a_day(value: date, sure: bool = True) -> Span:
    return Span(value, value, sure)


def a_month(year: int, month: int, sure: bool = True) -> Span:
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), sure)


def a_year(year: int, sure: bool = True) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31), sure)


def a_week(value: date) -> Span:
    """The week of a day, Monday to Sunday: papers begin theirs on any of three days, so this is never sure."""
    first = value - timedelta(value.weekday())
    return Span(first, first + timedelta(6), False)


def around(value: date, unit: int, count: int) -> Span:
    """The day, week, month or year so many of them away."""
    if unit == DAY:
        return a_day(value + timedelta(count))
    if unit == WEEK:
        return a_week(value + timedelta(7 * count))
    if unit == YEAR:
        return a_year(value.year + count)
    months = value.year * 12 + value.month - 1 + count
    return a_month(months // 12, months % 12 + 1)


def ago(value: date, unit: int, count: int) -> Span:
    """So many days before, or about so many weeks, months or years."""
    if unit == WEEK:
        day = value - timedelta(7 * count)
        return Span(day - timedelta(3), day + timedelta(3), False)
    return around(value, unit, -count)._replace(sure=unit == DAY)


def third(span: Span, part: int) -> Span:
    """The first, second or last third: of a month to the 10th, to the 20th and to its end; of a year four months."""
    if span.last.month == span.first.month:
        ends = (1, 11, 21, None)
        first = span.first.replace(day=ends[part] or 1)
        return span._replace(first=first, last=span.first.replace(day=10 * part + 10) if part < 2 else span.last)
    year = span.first.year
    return Span(date(year, 4 * part + 1, 1), a_month(year, 4 * part + 4).last, span.sure)


def next_weekday(after: date, weekday: int) -> date:
    """The first such day after a day."""
    return after + timedelta((weekday - after.weekday() - 1) % 7 + 1)


def last_weekday(before: date, weekday: int) -> date:
    """The last such day before a day."""
    return before - timedelta((before.weekday() - weekday - 1) % 7 + 1)


def nearest(value: date, days: Iterable[date]) -> date | None:
    return min(days, key=lambda day: abs((day - value).days), default=None)
