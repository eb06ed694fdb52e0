"""Where a text names people, each by the whole name."""

import pytest

from rag.people import people


def found(text: str, question: str = "Who was there?") -> list[str]:
    return [text[start:end] for start, end in people(text, question)]


@pytest.mark.parametrize("text", ["", "…", "The rain fell on the fields.", "نزل المطر على الحقول"])
def test_nobody_is_named(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The envoy Mart Kask met Foreign Minister Sergei Lavrov in Ankara.", ["Mart Kask", "Sergei Lavrov"]),
        ("On Wednesday Joe Biden and Vladimir Putin met.", ["Joe Biden", "Vladimir Putin"]),
        ("حضر وزير الخارجية سيرغي لافروف والمبعوث مارتن غريفيث", ["سيرغي لافروف", "مارتن غريفيث"]),
        ("التقى رجب طيب أردوغان نظيره فلاديمير بوتين في موسكو", ["رجب طيب أردوغان", "فلاديمير بوتين"]),
        ("قال نائب وزير الخارجية «سادات أونال» إن اللقاء انتهى", ["سادات أونال"]),
        ("وحضر سامح شكري وأحمد أبو الغيط", ["سامح شكري", "أحمد أبو الغيط"]),
        ("استقبل الملك سلمان بن عبد العزيز الوفد", ["سلمان بن عبد العزيز"]),
    ],
)
def test_a_name_is_found_whole(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_and_begins_another_name_and_is_no_part_of_it() -> None:
    assert found("اجتمع بوتين وأردوغان") == ["بوتين", "أردوغان"]


def test_in_the_name_of_somebody_is_no_name() -> None:
    assert found("قال المتحدث باسم الرئاسة إن المحادثات بدأت") == []


def test_what_a_title_is_followed_by_may_be_that_he_says_something() -> None:
    assert found("أعلن الوزير سيرغي لافروف أنها بدأت") == ["سيرغي لافروف"]


def test_months_days_and_places_are_nobody() -> None:
    assert found("They met in Ankara on Monday, and in February in Geneva.") == []
    assert found("اجتمعوا في أنقرة يوم الإثنين وفي فبراير في جنيف") == []


@pytest.mark.parametrize(
    ("text", "question"),
    [("The envoy Mart Kask met Liis Tamm.", "Whom did Kask meet?"), ("التقى مارت كاسك ليس تام", "بمن التقى كاسك؟")],
)
def test_whom_the_question_names_is_left_out(text: str, question: str) -> None:
    assert not any("Kask" in name or "كاسك" in name for name in found(text, question))
