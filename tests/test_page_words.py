"""What the page says of itself, in the reader's language and digits."""

from datetime import date

import pytest

from tests.conftest import article
from web.page.words import _WORDS, Look, look_of, table


@pytest.mark.parametrize(
    ("query", "accepted", "look"),
    [
        ({}, "", Look("en")),
        ({"lang": "ar"}, "", Look("ar")),
        ({"lang": "en"}, "ar", Look("en")),
        ({}, "ar-EG,ar;q=0.9,en;q=0.8", Look("ar")),
        ({}, "fr,ar;q=0.5", Look("en")),
        ({"lang": "<script>"}, "ar", Look("en")),
        ({"lang": "ar", "digits": "arab"}, "", Look("ar", "arab")),
        ({"digits": "roman"}, "", Look("en")),
    ],
)
def test_the_address_says_how_the_page_looks_and_then_the_browser(
    query: dict[str, str], accepted: str, look: Look
) -> None:
    assert look_of(query, accepted) == look


@pytest.mark.parametrize(
    ("number", "english", "arabic"),
    [
        (0, "0 reports", "0 تقرير"),
        (1, "1 report", "تقرير واحد"),
        (2, "2 reports", "تقريران"),
        (3, "3 reports", "3 تقارير"),
        (10, "10 reports", "10 تقارير"),
        (11, "11 reports", "11 تقريرا"),
        (99, "99 reports", "99 تقريرا"),
        (100, "100 reports", "100 تقرير"),
        (101, "101 reports", "101 تقرير"),
        (103, "103 reports", "103 تقارير"),
        (1234, "1,234 reports", "1234 تقريرا"),
    ],
)
def test_things_are_counted_as_each_language_counts(number: int, english: str, arabic: str) -> None:
    assert Look("en").count(number, "report") == english
    assert Look("ar").count(number, "report") == arabic


def test_the_digits_are_the_readers_choice() -> None:
    assert Look("ar").day(date(2020, 2, 10)) == "10 فبراير 2020"
    assert Look("ar", "arab").day(date(2020, 2, 10)) == "١٠ فبراير ٢٠٢٠"
    assert Look("en", "arab").n(14) == "١٤"


def test_what_an_article_does_not_say_is_said() -> None:
    assert (Look("en").outlet(article("A b.")), Look("ar").when(article("A b."))) == ("outlet not named", "غير مؤرخ")


def test_every_word_is_said_in_both_languages_with_the_same_blanks() -> None:
    for english, arabic in _WORDS.values():
        blanks = [{part.partition("}")[0] for part in said.split("{")[1:]} for said in (english, arabic)]
        assert blanks[0] == blanks[1]
        assert english and arabic


def test_gradio_is_given_the_words_that_have_no_blanks() -> None:
    assert table("ar")["ask"] == "اسأل" and table("en").keys() == table("ar").keys()
    assert not any("{" in word for word in table("en").values())
