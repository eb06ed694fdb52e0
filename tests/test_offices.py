"""Titles and institutions in both languages."""

import pytest

from rag.offices import office_keys, portfolios


@pytest.mark.parametrize("nothing", ["", " ", "؟", "12", "٤٥", "ـــ", "Kalin", "قالن", "رئيسا2", "s"])
def test_what_is_no_title_and_no_institution_has_no_keys(nothing: str) -> None:
    assert office_keys(nothing) == ()


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("President", "الرئيس"),
        ("president", "ورئيس"),
        ("Minister", "للوزير"),
        ("Ministers", "الوزراء"),
        ("Court", "المحكمة"),
        ("Court", "محكمة"),
        ("Supreme", "العليا"),
        ("Republicans", "الجمهوريين"),
        ("Party", "بالحزب"),
        ("Secretary", "الأمين"),
        ("Secretary", "وزير"),
        ("North", "الشمالية"),
    ],
)
def test_a_title_and_its_translation_share_a_key(latin: str, arabic: str) -> None:
    assert set(office_keys(latin)) & set(office_keys(arabic))


@pytest.mark.parametrize(
    ("latin", "arabic"), [("President", "الوزير"), ("King", "الأمير"), ("Court", "المجلس"), ("North", "الجنوبية")]
)
def test_another_title_shares_none(latin: str, arabic: str) -> None:
    assert not set(office_keys(latin)) & set(office_keys(arabic))


def test_the_keys_of_a_word_stand_in_the_same_order_each_time() -> None:
    assert office_keys("رئيس")[0] == "#president"
    assert len(office_keys("رئيس")) == len(set(office_keys("رئيس"))) > 1


@pytest.mark.parametrize(
    "text", ["", "؟", "the minister spoke", "تحدث الوزير", "the defence of Troy", "ما عمل الوزير؟"]
)
def test_a_minister_alone_and_a_field_alone_are_no_portfolio(text: str) -> None:
    assert list(portfolios(text)) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("the foreign minister", "#foreign"),
        ("the Ministry of Defence", "#defence"),
        ("US Secretary of Defense", "#defence"),
        ("the minister for the interior", "#interior"),
        ("وزير الخارجية", "#foreign"),
        ("بوزارة الدفاع", "#defence"),
        ("ما عمل وزير المالية؟", "#finance"),
    ],
)
def test_a_portfolio_is_known_in_both_languages(text: str, key: str) -> None:
    assert [found for _, found in portfolios(text)] == [key]
