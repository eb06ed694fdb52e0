"""Namings of those who speak, compared."""

import pytest

from rag.same_speaker import is_source, names_anyone, same_speaker


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("the Russian ministry", "وزارة الخارجية الروسية", True),
        ("the Russian ministry", "وزارة الخارجية التركية", False),
        ("Sergei Lavrov", "وزير الخارجية سيرغي لافروف", True),
        ("the foreign minister", "the defence minister", False),
        ("رئيس الوزراء الأردني", "محافظ البنك المركزي الأردني", False),
        ("رئيس الوزراء الأردني", "Jordan's prime minister", True),
        ("the mayor", "العمدة", True),
    ],
)
def test_two_namings_may_be_of_one(ours: str, theirs: str, same: bool) -> None:
    assert same_speaker(ours, theirs) is same


@pytest.mark.parametrize("who", ["a source", "مصدر أمني", "المصادر", "security sources"])
def test_a_source_is_one_who_is_not_to_be_named(who: str) -> None:
    assert is_source(who)


@pytest.mark.parametrize(("who", "names"), [("an official", False), ("مسؤول", False), ("the mayor", True), ("", False)])
def test_some_words_name_nobody_in_particular(who: str, names: bool) -> None:
    assert names_anyone(who) is names
