import pytest

from rag.counted import is_dual
from rag.text import fold


@pytest.mark.parametrize("word", ["انفجاران", "صاروخين", "والوزيران", "شركتين", "بهدفين", "يومان"])
def test_two_of_something_are_known_by_the_ending(word: str) -> None:
    assert is_dual(fold(word))


@pytest.mark.parametrize("word", ["مسؤولين", "لاجئين", "البرلمان", "لبنان", "كان", "صاروخ", "المهاجمين", "two", ""])
def test_many_and_one_are_not_two(word: str) -> None:
    assert not is_dual(fold(word))


def test_seasons_are_counted() -> None:
    assert is_dual(fold("لموسمين"))
    assert not is_dual(fold("مديرين"))
