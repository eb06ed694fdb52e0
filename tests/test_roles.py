"""Who stands where about a deed."""

import pytest

from rag.matched import read
from rag.roles import Roles


def acts(text: str, deed: str, one: str, other: str, arabic: bool = False) -> bool | None:
    words = read(text)
    written = [word.written for word in words]
    return Roles(words, written.index(deed), arabic).acts(written.index(one), written.index(other))


def test_who_stands_before_an_english_deed_does_it_and_behind_a_by() -> None:
    assert acts("Israel accused Iran.", "accused", "Israel", "Iran") is True
    assert acts("Israel was accused by Iran.", "accused", "Israel", "Iran") is False
    assert acts("Israel was accused near Iran.", "accused", "Israel", "Iran") is None


def test_who_stands_first_behind_an_arabic_deed_does_it() -> None:
    assert acts("اتهمت إسرائيل إيران", "اتهمت", "إسرائيل", "إيران", arabic=True) is True
    assert acts("اتهمت إسرائيل من قبل إيران", "اتهمت", "إسرائيل", "إيران", arabic=True) is False
    assert acts("اتهمت إسرائيل وإيران", "اتهمت", "إسرائيل", "وإيران", arabic=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "Egypt said that Israel accused Iran.",
        "Israel, which accused many, said Iran left while Egypt stayed.",
    ],
)
def test_what_stands_beyond_its_clause_is_nobodys(text: str) -> None:
    assert acts(text, "accused", "Egypt", "Iran") is None


def test_a_deed_of_saying_ends_where_what_is_said_begins() -> None:
    assert acts("Egypt told Iran that Israel left.", "told", "Egypt", "Israel") is None
    assert acts("Egypt told Iran that Israel left.", "told", "Egypt", "Iran") is True


def test_who_is_only_cited_does_nothing() -> None:
    assert acts("According to Egypt it accused Iran.", "accused", "Egypt", "Iran") is None
