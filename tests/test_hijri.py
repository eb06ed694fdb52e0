from datetime import date

import pytest

from rag import hijri


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (1441, 9, 12, date(2020, 5, 5)),
        (1442, 1, 1, date(2020, 8, 20)),
        (1441, 9, 31, None),
        (1441, 13, 1, None),
        (1200, 1, 1, None),
        (9999, 1, 1, None),
    ],
)
def test_a_day_is_one_of_ours_or_none(year: int, month: int, day: int, expected: date | None) -> None:
    assert hijri.day(year, month, day) == expected


def test_a_month_ends_where_the_next_begins() -> None:
    assert hijri.month(1441, 9) == (date(2020, 4, 24), date(2020, 5, 23))
    assert hijri.day(1441, 10, 1) == date(2020, 5, 24)
    assert hijri.month(1200, 9) is None


def test_years_are_known_within_the_tables() -> None:
    assert hijri.year_of(date(2020, 8, 19)) == 1441
    assert hijri.year_of(date(2020, 8, 20)) == 1442
    assert hijri.year_of(date(1600, 1, 1)) is None
