from datetime import date

from rag.fences import fenced, fenced_passage, new_mark
from tests.conftest import article


def test_every_mark_is_another() -> None:
    assert len({new_mark() for _ in range(50)}) == 50


def test_text_stands_between_two_lines_with_the_mark() -> None:
    assert fenced("ab12", "It rained.") == "--- ab12\nIt rained.\n--- ab12 end"


def test_a_passage_has_its_number_and_where_it_is_from() -> None:
    told = article("It rained.", title="Rain", source="Post", published=date(2023, 9, 12))
    assert fenced_passage("ab12", 3, told, "It rained.") == (
        "--- ab12 passage 3\nRain | Post | 2023-09-12\nIt rained.\n--- ab12 end"
    )
    bare = article("It rained.", title="Rain", source=None)
    assert "Rain | undated\n" in fenced_passage("ab12", 3, bare, "It rained.")
