from datetime import date

import pytest

from rag.dates import parse_date, stated_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("لا تاريخ هنا", []),
        ("10 فبراير، 2020 1:38:02 م", [date(2020, 2, 10)]),
        ("السبت 8 شباط 2020", [date(2020, 2, 8)]),
        ("٢٠ كانون الأول ٢٠١٩", [date(2019, 12, 20)]),
        ("8 شباط/فبراير 2020", [date(2020, 2, 8)]),
        ("1 من آب عام 2021", [date(2021, 8, 1)]),
        ("3 فيفري 2019 و4 جوان 2019", [date(2019, 2, 3), date(2019, 6, 4)]),
        ("on February 6th, 2020 and 7 Sept. 2021", [date(2020, 2, 6), date(2021, 9, 7)]),
        ("2018-04-05 then 05/04/2018", [date(2018, 4, 5), date(2018, 4, 5)]),
        ("32 فبراير 2020, 2020-13-40", []),
    ],
)
def test_whole_days_are_read_in_every_spelling(text: str, expected: list[date]) -> None:
    assert [d.whole for d in stated_dates(text) if d.whole] == expected


def test_a_part_of_a_date_stays_a_part() -> None:
    stated = [(d.year, d.month, d.day) for d in stated_dates("in May 2019, on 3 March, and in 2021")]
    assert stated == [(2019, 5, None), (None, 3, 3), (2021, None, None)]


def test_within_asks_that_every_part_is_stated_alike() -> None:
    (whole,) = stated_dates("8 February 2020")
    (year,) = stated_dates("2020")
    (other,) = stated_dates("9 شباط 2020")
    assert year.within(whole)
    assert not whole.within(year)
    assert not whole.within(other)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", None),
        ("soon", None),
        ("2018-02-18T21:35:43+04:00", date(2018, 2, 18)),
        ("Sun, 18 Feb 2018 23:35:43 +0400", date(2018, 2, 18)),
        ("18 شباط 2018", date(2018, 2, 18)),
    ],
)
def test_metadata_dates_are_read_in_the_publishers_zone(value: str, expected: date | None) -> None:
    assert parse_date(value) == expected
