from datetime import date

import pytest

from rag.calendars import DAY, MONTH, WEEK, YEAR
from rag.spans import Span, a_month, a_week, a_year, ago, around, last_weekday, nearest, next_weekday, third

MONDAY = date(2020, 2, 10)


def test_a_week_runs_from_monday_and_is_never_sure() -> None:
    assert a_week(date(2020, 2, 9)) == Span(date(2020, 2, 3), date(2020, 2, 9), False)
    assert a_week(MONDAY).first == MONDAY


@pytest.mark.parametrize(
    ("unit", "count", "first", "last"),
    [
        (DAY, -1, date(2020, 2, 9), date(2020, 2, 9)),
        (WEEK, 1, date(2020, 2, 17), date(2020, 2, 23)),
        (MONTH, -2, date(2019, 12, 1), date(2019, 12, 31)),
        (MONTH, 0, date(2020, 2, 1), date(2020, 2, 29)),
        (YEAR, 1, date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_units_around_a_day(unit: int, count: int, first: date, last: date) -> None:
    assert around(MONDAY, unit, count)[:2] == (first, last)


def test_only_days_are_counted_exactly() -> None:
    assert ago(MONDAY, DAY, 3) == Span(date(2020, 2, 7), date(2020, 2, 7), True)
    assert ago(MONDAY, WEEK, 2) == Span(date(2020, 1, 24), date(2020, 1, 30), False)
    assert ago(MONDAY, YEAR, 10) == a_year(2010, False)


def test_thirds_make_up_the_whole() -> None:
    for whole in (a_month(2020, 2), a_year(2020)):
        parts = [third(whole, n) for n in range(3)]
        assert (parts[0].first, parts[2].last) == (whole.first, whole.last)
        assert all((after.first - before.last).days == 1 for before, after in zip(parts, parts[1:], strict=False))


@pytest.mark.parametrize("weekday", range(7))
def test_the_day_itself_is_neither_the_last_nor_the_next(weekday: int) -> None:
    last, following = last_weekday(MONDAY, weekday), next_weekday(MONDAY, weekday)
    assert last.weekday() == following.weekday() == weekday
    assert 1 <= (MONDAY - last).days <= 7
    assert 1 <= (following - MONDAY).days <= 7


def test_nothing_is_nearest_of_nothing() -> None:
    assert nearest(MONDAY, []) is None
    assert nearest(MONDAY, [date(2019, 2, 8), date(2020, 2, 8)]) == date(2020, 2, 8)
