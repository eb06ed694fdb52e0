"""A question to a query, and what is turned away."""

from datetime import date

import pytest

from rag.errors import InputError
from rag.types import EVERYTHING, Language, Scope
from rag.understand import LONGEST, understand


@pytest.mark.parametrize("question", ["", " ", " \t\r\n ", "\0", "\0 \0", "\ud800", "\u3000"])
def test_a_question_with_nothing_in_it_is_turned_away(question: str) -> None:
    with pytest.raises(InputError, match="empty.*ask something"):
        understand(question, EVERYTHING)


@pytest.mark.parametrize("question", ["🙂", "🙂 🙃", "???", "؟", "— … —"])
def test_a_question_without_a_word_is_turned_away(question: str) -> None:
    with pytest.raises(InputError, match="no words.*ask something"):
        understand(question, EVERYTHING)


def test_a_question_may_be_as_long_as_the_limit() -> None:
    assert len(understand("w" * LONGEST, EVERYTHING).text) == 2000


def test_one_character_more_than_the_limit_is_turned_away() -> None:
    with pytest.raises(InputError, match="2,001 characters: ask in at most 2,000"):
        understand("w" * (LONGEST + 1), EVERYTHING)


def test_spaces_do_not_count_towards_the_limit() -> None:
    assert understand("who  " * 400 + " " * 5000, EVERYTHING).text == " ".join(["who"] * 400)


@pytest.mark.parametrize(
    "question",
    [
        "Кто встретился с министром в Анкаре?",
        "Qui a rencontré le ministre dans la capitale ?",
        "谁在安卡拉会见了部长？",
        "چه کسی در گفتگوهای آنکارا شرکت کرد؟",
        "چرا پلیس خیابان را بست؟",
        "1990",
    ],
)
def test_a_third_language_is_turned_away(question: str) -> None:
    with pytest.raises(InputError, match="neither Arabic nor English"):
        understand(question, EVERYTHING)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who met\0in Ankara?", "Who met in Ankara?"),
        ("Who met\ud800 in Ankara\udfff?", "Who met in Ankara?"),
        ("  Who\n\nmet in\tAnkara? ", "Who met in Ankara?"),
        ("\0من حضر\udc80 اللقاء؟", "من حضر اللقاء؟"),
    ],
)
def test_what_cannot_be_read_is_taken_out_of_a_question(question: str, text: str) -> None:
    query = understand(question, EVERYTHING)
    assert (query.text, query.standalone) == (text, text)
    assert query.text.encode("utf-8")


def test_a_first_day_after_the_last_is_turned_away() -> None:
    with pytest.raises(InputError, match="2020-02-09 is after the last 2020-02-08"):
        understand("Who met?", Scope(date(2020, 2, 9), date(2020, 2, 8)))


@pytest.mark.parametrize(
    "scope",
    [
        EVERYTHING,
        Scope(date(2020, 2, 8), date(2020, 2, 8)),
        Scope(since=date(2020, 2, 9)),
        Scope(until=date(2020, 2, 9), sources=("The Post",)),
    ],
)
def test_the_scope_is_kept_as_it_was_given(scope: Scope) -> None:
    assert understand("Who met?", scope).scope == scope


@pytest.mark.parametrize(
    ("question", "language", "names", "numbers"),
    [
        ("who was there", "en", (), ()),
        ("من حضر اللقاء؟", "ar", (), ()),
        (
            "Did Lavrov see 3 envoys in Ankara, or did Lavrov see 1,200?",
            "en",
            ("Lavrov", "Ankara"),
            ("1200", "3"),
        ),
        ("هل كان الوزير لافروف في القاعة مع ٣ مبعوثين عام ٢٠٢٠؟", "ar", ("لافروف",), ("2020", "3")),
        ("كم طائرة من طراز Rafale وصلت في ٨ مايو؟", "ar", ("Rafale",), ("8",)),
    ],
)
def test_names_and_numbers_of_a_question_are_read(
    question: str, language: Language, names: tuple[str, ...], numbers: tuple[str, ...]
) -> None:
    query = understand(question, EVERYTHING)
    assert (query.language, query.names, query.numbers) == (language, names, numbers)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What happened on 8 February 2020?", [("2020-02-08", "2020-02-08")]),
        ("ماذا حدث في ٨ شباط ٢٠٢٠؟", [("2020-02-08", "2020-02-08")]),
        ("Who was elected in May 2019?", [("2019-05-01", "2019-05-31")]),
        ("What happened on 8 February?", []),
        ("What happened in 2020?", []),
        ("What happened yesterday?", []),
        ("ماذا حدث يوم 12 رمضان 1441 هـ؟", []),
    ],
)
def test_the_days_asked_about_are_those_that_are_sure(question: str, expected: list[tuple[str, str]]) -> None:
    days = understand(question, EVERYTHING).days
    assert [(str(first), str(last)) for first, last in days] == expected
