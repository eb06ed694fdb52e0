"""What the project says to a reader."""

from datetime import date
from string import Formatter

import pytest

from rag.phrases import _PHRASES, day, report_of, say
from rag.text import language
from rag.types import Language
from tests.conftest import article

DAY = date(2020, 2, 8)


def fields(phrase: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(phrase) if field is not None}


@pytest.mark.parametrize("phrase", _PHRASES)
def test_every_phrase_stands_in_both_languages_with_the_same_fields(phrase: str) -> None:
    english, arabic = _PHRASES[phrase]
    assert fields(english) == fields(arabic)
    if phrase == "comma":
        return
    assert language(english.format(**dict.fromkeys(fields(english), ""))) == "en"
    assert language(arabic.format(**dict.fromkeys(fields(arabic), ""))) == "ar"


@pytest.mark.parametrize(("reader", "said"), [("en", "Sources"), ("und", "Sources"), ("ar", "المصادر")])
def test_a_phrase_is_said_in_arabic_to_arabic_readers_only(reader: Language, said: str) -> None:
    assert say("sources", reader) == said


def test_a_phrase_is_filled_with_its_values() -> None:
    assert say("absent", "en", premise="Helsinki") == "its article does not mention Helsinki"


def test_an_unknown_phrase_or_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="nonsense"):
        say("nonsense", "en")
    with pytest.raises(KeyError, match="premise"):
        say("absent", "en")


@pytest.mark.parametrize(
    ("value", "reader", "said"),
    [
        (None, "en", "any day"),
        (None, "ar", "أي تاريخ"),
        (DAY, "en", "8 February 2020"),
        (DAY, "und", "8 February 2020"),
        (DAY, "ar", "8 فبراير 2020"),
        (date(1999, 12, 31), "en", "31 December 1999"),
        (date(1999, 12, 31), "ar", "31 ديسمبر 1999"),
        (date(987, 1, 1), "ar", "1 يناير 987"),
    ],
)
def test_a_day_is_written_out(value: date | None, reader: Language, said: str) -> None:
    assert day(value, reader) == said


def test_every_month_has_its_own_arabic_name() -> None:
    assert len({day(date(2020, month, 1), "ar") for month in range(1, 13)}) == 12


@pytest.mark.parametrize(
    ("source", "published", "reader", "said"),
    [
        (None, None, "en", "Undated report by an outlet not named"),
        (None, None, "ar", "تقرير غير مؤرخ، جهة نشر غير مذكورة"),
        ("Post", None, "en", "Undated report by Post"),
        (None, DAY, "en", "Reported on 8 February 2020 by an outlet not named"),
        ("Post", DAY, "en", "Reported on 8 February 2020 by Post"),
        ("وكالة", DAY, "ar", "تقرير بتاريخ 8 فبراير 2020، وكالة"),
        ("The {day}", DAY, "en", "Reported on 8 February 2020 by The {day}"),
    ],
)
def test_a_report_is_named_by_its_outlet_and_day(
    source: str | None, published: date | None, reader: Language, said: str
) -> None:
    assert report_of(article("A text.", source=source, published=published), reader) == said
