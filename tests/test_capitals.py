"""Everyday words in English names."""

import pytest

from rag.called import absent_name
from rag.capitals import translated_in


@pytest.mark.parametrize(
    ("word", "text", "known"),
    [
        ("Dialogue", "مؤتمر الحوار الوطني", True),
        ("Dialogue", "المؤتمر الوطني", False),
        ("Dialogue", "", False),
        ("Economic", "المنتدى الاقتصادي", True),
        ("Veterans", "جمعية المحاربين القدامى", True),
        ("Haddad", "الحوار", False),
    ],
)
def test_a_capitalised_word_is_known_by_its_translation(word: str, text: str, known: bool) -> None:
    assert translated_in(word, text) is known


def test_a_name_of_such_words_is_not_absent() -> None:
    assert absent_name("The National Dialogue Conference began.", "بدأ مؤتمر الحوار الوطني") is None
    assert absent_name("The National Dialogue Conference began.", "بدأ المؤتمر الوطني") == "Dialogue"


def test_the_dam_on_the_nile_is_one_in_both_languages() -> None:
    assert absent_name("The Renaissance Dam is full.", "امتلأ سد النهضة") is None


def test_a_prize_is_one_in_both_languages() -> None:
    assert absent_name("The film won the Jury Prize.", "فاز الفيلم بجائزة لجنة التحكيم") is None
