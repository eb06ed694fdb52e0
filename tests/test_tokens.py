"""Words as letters."""

import pytest

from rag.text import fold
from rag.tokens import tokens


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", ""),
        ("لا شيء هنا", "www"),
        ("السبت 8 شباط", "WNM"),
        ("٨ كانون الأول ٢٠٢٠", "NMY"),
        ("الخامس والعشرين من ربيع الأول", "OfH"),
        ("وأمس، للشهر المقبل", "K,UQ"),
        ("مطلع العام الفائت", "PUQ"),
        ("8th of February, 2020", "NfM,Y"),
        ("March they march", "Mwm"),
        ("on Sunday, a sunday", "wW,Cw"),
        ("2,500 and 3.5 and 8.2.2020", "#&#&N.N.Y"),
        ("the 1980s, 12 pm, 1441هـ", "t#,Nw,X"),
        ("8\nشباط", "N\nM"),
    ],
)
def test_each_word_is_what_it_is_to_a_date(text: str, letters: str) -> None:
    assert "".join(token.kind for token in tokens(text)) == letters


@pytest.mark.parametrize("text", ["يومُ الخَمِيسِ الماضي…", "كانونُ الثّاني ٢٠٢٠", "On Friday – “yesterday”"])
def test_every_token_stands_where_it_says(text: str) -> None:
    read = tokens(text)
    assert [token.start for token in read] == sorted(token.start for token in read)
    words = [token for token in read if token.word.isalnum()]
    assert [fold(text[token.start : token.end]) for token in words] == [token.word for token in words]


def test_vowel_marks_and_both_words_of_a_name_belong_to_it() -> None:
    text = "في كَانُونَ الثَّانِي، كان"
    month = tokens(text)[1]
    assert (month.kind, month.value) == ("M", 1)
    assert text[month.start : month.end] == "كَانُونَ الثَّانِي"


def test_a_word_without_end_is_no_date() -> None:
    assert [token.kind for token in tokens("س" * 100_000)] == ["w"]
