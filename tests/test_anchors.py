"""How much of a claim a sentence has."""

import pytest

from rag.anchors import anchors


@pytest.mark.parametrize(
    ("claim", "text", "count", "part"),
    [
        ("", "The mayor signed.", 0, 0.0),
        ("The mayor signed.", "", 0, 0.0),
        ("The mayor of Basra signed 12 papers", "The mayor of Basra signed 12 papers.", 5, 1.0),
        ("The mayor of Basra signed 12 papers", "In Basra 14 papers were left unread.", 2, 0.4),
        ("Jordan signed 12 papers", "وقع الأردن ١٢ ورقة", 3, 0.75),  # papers stand in no table
    ],
)
def test_words_names_numbers_and_deeds_are_counted(claim: str, text: str, count: int, part: float) -> None:
    assert anchors(claim, text) == (count, part)


def test_what_is_set_apart_counts_for_nothing() -> None:
    assert anchors("Jordan signed 12 papers", "Jordan signed 12 papers", {"sign"}) == (3, 1.0)
