"""A number of several words as it is put together."""

import pytest

from rag.sums import Sum


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["two", "hundred"], 200),
        (["twenty", "five"], 25),
        (["three", "thousand", "forty"], 3040),
        (["two", "dozen"], 24),
        (["dozen"], 12),
        (["ثلاثه", "الاف"], 3000),
    ],
)
def test_words_are_taken_into_one_number(words: list[str], value: int) -> None:
    one = Sum(english=words[0].isascii())
    assert all(one.take(word, joined=False, dual=False) for word in words)
    assert one.total + (one.since or 0) == value


@pytest.mark.parametrize(("words", "other"), [(["ten"], "twenty"), (["five"], "people"), (["million"], "thousand")])
def test_a_word_that_does_not_go_on_with_it_is_left(words: list[str], other: str) -> None:
    one = Sum(english=True)
    for word in words:
        one.take(word, joined=False, dual=False)
    before = one.total, one.since
    assert not one.take(other, joined=False, dual=False)
    assert (one.total, one.since) == before
