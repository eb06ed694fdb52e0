import pytest

from rag.tense import coming, is_name
from rag.tokens import tokens


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", False),
        ("The council will meet on", True),
        ("The vote, which will follow, he said on", False),
        ("It will rain. They left on", False),
        ("وسيلتقي الوزيران", True),
        ("من المقرر أن تبدأ", True),
        ("وسيارة الإسعاف وصلت", False),
        ("يلتقي الوفدان", None),
        ("يذكر أن الوفد وصل", False),
        ("تحطمت الطائرة", False),
    ],
)
def test_what_leads_up_to_a_day_may_speak_of_what_will_be(before: str, expected: bool | None) -> None:
    assert coming(tokens(before)) is expected


@pytest.mark.parametrize(
    ("before", "read", "after", "expected"),
    [
        ("", "8 شباط", "", False),
        ("شارع", "8 شباط", "", True),
        ("the", "March 14", "alliance", True),
        ("وخطبة", "الجمعة", "", True),
        ("بين", "الاثنين", "خلاف", True),
        ("بين", "الاثنين", "والأربعاء", False),
        ("أيام الجمعة", "والسبت", "", True),
        ("قبل", "الجمعة", "العظيمة", True),
    ],
)
def test_a_date_may_be_part_of_a_name(before: str, read: str, after: str, expected: bool) -> None:
    assert is_name(tokens(before), tokens(read), tokens(after)) is expected


def test_what_is_forecast_is_to_come() -> None:
    assert coming(tokens("توقعت الأرصاد هطول أمطار يوم")) is True


def test_a_forecast_that_is_raised_was_raised() -> None:
    assert coming(tokens("The bank raised its forecast on")) is False
