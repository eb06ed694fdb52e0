"""The evidence that there is room for."""

import pytest

from rag.budget import fitting
from rag.types import Hit
from tests.conftest import article, hit, part

LONG = article("The river rose. Rain is forecast. The old bridge was closed.", "long")
HITS = [hit("A ferry sank.", 1), hit(part(LONG, LONG.text), 2), hit("Snow fell.", 3)]


def words(found: Hit) -> int:
    return len(found.passage.text.split())


def texts(room: int) -> list[str]:
    return [found.passage.text for found in fitting(HITS, room, words)]


@pytest.mark.parametrize(
    ("room", "kept"),
    [
        (100, ["A ferry sank.", LONG.text, "Snow fell."]),
        (16, ["A ferry sank.", LONG.text, "Snow fell."]),
        (15, ["A ferry sank.", LONG.text]),
        (13, ["A ferry sank.", "The river rose. Rain is forecast."]),
        (9, ["A ferry sank.", "The river rose. Rain is forecast."]),
        (8, ["A ferry sank.", "The river rose."]),
        (5, ["A ferry sank."]),
        (3, ["A ferry sank."]),
        (2, []),
        (-1, []),
    ],
)
def test_whole_sentences_are_kept_as_far_as_there_is_room(room: int, kept: list[str]) -> None:
    assert texts(room) == kept


def test_what_is_kept_of_a_passage_stands_in_its_article() -> None:
    _, found = fitting(HITS, 8, words)
    passage = found.passage
    assert passage.article.text[passage.start : passage.end] == "The river rose."
    assert found.rank == 2
