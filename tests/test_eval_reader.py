"""How often a wrong paragraph is taken for an answer, where nine of ten right ones are answered."""

import numpy as np
import pytest

from evals.reader import Pool, Seen, _false_answers, _seen
from index.e5 import E5Embedder
from rag.odds import Signs
from rag.reading import Reading
from tests.conftest import article
from training.questions import Asked

DERNA = "The flood in Derna in September 2023 killed 11,300 people, the Red Crescent said."


def seen(likely: float, rank: int) -> Seen:
    return Seen(Signs(likely, 0.0, likely), likely, rank)


def asked(question: str, title: str = "Derna") -> Asked:
    return Asked("1", title, question, DERNA, (0, 5), ("11,300",))


def test_nine_of_ten_are_answered_and_the_wrong_ones_above_the_tenth_are_counted() -> None:
    right = [seen(n / 10, 0) for n in range(1, 11)]
    wrong = [seen(0.5, 1), seen(0.05, 2), seen(0.1, 1), seen(0.2, 2)]
    found = _false_answers([*right, *wrong])
    assert found["false_likely"] == found["false_likely_of_2"] == 0.5
    assert found["false_cosine"] == found["false_reader"] == 0.5


def test_the_nearest_wrong_one_is_counted_apart() -> None:
    found = _false_answers([*(seen(1.0, 0) for _ in range(10)), seen(1.0, 1), *(seen(0.0, rank) for rank in (2, 3, 4))])
    assert (found["false_reader"], found["false_reader_of_4"]) == (1.0, 0.25)


@pytest.mark.parametrize(
    ("question", "likely"),
    [("How many died in the flood in Derna?", True), ("How many died in the flood in Tripoli?", False)],
)
def test_what_the_guard_turns_down_is_no_answer_however_sure_the_reader(question: str, likely: bool) -> None:
    sure = Reading(20.0, np.array([[0, 5]]), np.array([9.0], np.float32), np.array([9.0], np.float32))
    assert (_seen(asked(question), article(DERNA), sure, 0.95, 0).likely > 0) == likely


def test_a_paragraph_stands_once_in_the_pool_with_the_first_title_that_it_has() -> None:
    sets = {"one_en": [asked("Who?"), asked("Where?", "Flood")], "other_ar": [asked("When?", "Rain")]}
    pool = Pool.of("en", [sets], E5Embedder())
    assert [(one.title, one.text) for one in pool.articles] == [("Derna", DERNA)]
    assert pool.vectors.shape[0] == 1
