"""Days of a claim against those of its quote."""

from datetime import date

import pytest

from rag.days import untold_day, without_days, years_told

NINTH = date(2020, 2, 9)  # a Sunday


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("They met on 8 February.", "التقيا أمس في أنقرة"),
        ("They met on 8 February 2020.", "التقيا أمس في أنقرة"),
        ("They met on Saturday.", "التقيا أمس في أنقرة"),
        ("التقيا في 8 شباط", "They met yesterday in Ankara."),
        ("They met in February.", "They met on 8 February."),
        ("They met in January.", "التقيا في كانون الثاني الماضي"),
        ("They met on Thursday.", "التقيا يوم الخميس"),
        ("التقيا في 10 رمضان", "التقيا في العاشر من رمضان"),
        ("They met.", "They met yesterday."),
        ("They met in 2020.", "They met."),
    ],
)
def test_a_day_that_the_article_s_date_bears_out_is_told(claim: str, quote: str) -> None:
    assert untold_day(claim, quote, quote, NINTH) is None


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("They met on 9 February.", "التقيا أمس في أنقرة"),
        ("They met on 8 March.", "التقيا أمس في أنقرة"),
        ("They met on Monday.", "التقيا أمس في أنقرة"),
        ("They met on 8 February.", "They met."),
        ("They met on 8 February.", "They met in February."),
        ("They met in December.", "التقيا في كانون الثاني الماضي"),
        ("They met on 6 February.", "التقيا اليوم في أنقرة"),
        ("They met in 2020.", "They met in January 2019."),
        ("They met in 2021.", "They met."),
        ("التقيا في 10 شوال", "التقيا في العاشر من رمضان"),
    ],
)
def test_another_day_or_one_that_is_not_sure_is_not(claim: str, quote: str) -> None:
    assert untold_day(claim, quote, quote, NINTH)


def test_without_the_article_s_day_only_words_that_say_the_same_bear_a_day_out() -> None:
    assert untold_day("They met on 8 February.", "They met yesterday.", "They met yesterday.", None) == "8 February"
    assert untold_day("They met yesterday.", "التقيا أمس في أنقرة", "التقيا أمس في أنقرة", None) is None
    assert untold_day("They met on 8 February 2020.", "في 8 شباط 2020", "في 8 شباط 2020", None) is None
    assert untold_day("They met on 8 February 2020.", "في 8 شباط", "في 8 شباط", None) is not None


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("They will meet on Wednesday.", "سيلتقيان يوم الأربعاء"),
        ("They met on a Thursday.", "التقيا أمس الخميس"),
        ("They met in May.", "التقيا في أيار/مايو الماضي"),
        ("Earlier in February they met.", "التقيا في وقت سابق من فبراير الجاري"),
        ("التقيا بموجب قرار صدر عام 2014", "They met under a 2014 decision."),
        ("أرادا لقاء اثنين من السكان", "They wanted to meet two residents."),
    ],
)
def test_what_is_named_and_no_more_is_told_where_no_day_is_known(claim: str, quote: str) -> None:
    assert untold_day(claim, quote, quote, None) is None


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("They met on Monday.", "التقيا يوم السبت"),
        ("They met in May.", "التقيا في نيسان الماضي"),
        ("They met in May 2020.", "التقيا في أيار/مايو الماضي"),
        ("They met in 2014.", "التقيا عام 2015"),
        ("They will meet next Wednesday.", "التقيا الأربعاء الماضي"),
    ],
)
def test_another_is_not(claim: str, quote: str) -> None:
    assert untold_day(claim, quote, quote, None)
    assert untold_day(claim, quote, quote, NINTH)


def test_a_date_outside_of_the_quoted_words_bears_nothing_out() -> None:
    assert untold_day("They met on 8 February.", "They met", "On 8 February they were late. They met", NINTH)


def test_numbers_are_read_beside_the_dates() -> None:
    assert "8" not in without_days("On 8 February 25 people met", NINTH)
    assert "25" in without_days("On 8 February 25 people met", NINTH)
    assert "3" in without_days("3 days ago they met", NINTH, quoted=True)


def test_the_years_of_days_that_are_sure_are_told() -> None:
    assert years_told("They met yesterday.", NINTH) == {"2020"}


def test_where_no_day_is_known_a_part_of_a_month_is_the_same_in_any_year() -> None:
    assert untold_day("They meet in early August.", quote := "يلتقيان في أوائل شهر آب المقبل", quote, None) is None
    assert untold_day("They meet in late August.", quote, quote, None)


def test_the_years_of_a_text_are_the_article_s_where_it_names_none() -> None:
    assert years_told("They met.", NINTH) == {"2020"}
    assert years_told("They met in 2019.", NINTH) == {"2019"}
    assert years_told("التقوا في ٢٢ نوفمبر ٢٠١٩", NINTH) == {"2019"}
    assert years_told("They met last year.", NINTH) <= {"2019"}
