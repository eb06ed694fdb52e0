"""Text and days as index terms."""

from datetime import date

import pytest

from index.analysis import when

DAY = date(2020, 2, 8)


@pytest.mark.parametrize(
    ("days", "asked", "held"),
    [
        ([], [], []),
        ([(DAY, DAY)], ["2020-02-08"], ["2020-02-08", "2020-02"]),
        ([(DAY, date(2020, 2, 9))], ["2020-02-08", "2020-02-09"], ["2020-02-08", "2020-02-09", "2020-02"]),
        ([(date(2020, 2, 1), date(2020, 2, 29))], ["2020-02"], ["2020-02"]),
        ([(date(2020, 1, 1), date(2020, 12, 31))], [], []),
    ],
)
def test_days_asked_about_are_terms_of_what_lies_within_them(
    days: list[tuple[date, date]], asked: list[str], held: list[str]
) -> None:
    assert when(days) == asked
    assert when(days, within=True) == held


def test_each_day_asked_about_has_its_terms() -> None:
    may = (date(2019, 5, 1), date(2019, 5, 31))
    assert when([(DAY, DAY), may]) == ["2020-02-08", "2019-05"]
