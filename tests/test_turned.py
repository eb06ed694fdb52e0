"""Who did it to whom."""

import pytest

from rag.turned import turned


@pytest.mark.parametrize(
    ("claim", "text", "exchanged"),
    [
        (
            "France beat Argentina in the final",
            "Argentina beat France in the final.",
            "Argentina beat France in the final",
        ),
        (
            "France beat Argentina in the World Cup",
            "Argentina won the cup by beating France.",
            "Argentina beat France in the World Cup",
        ),
        ("هزمت فرنسا الأرجنتين", "هزمت الأرجنتين فرنسا في النهائي.", "هزمت الأرجنتين فرنسا"),
    ],
)
def test_names_the_other_way_round_are_exchanged(claim: str, text: str, exchanged: str) -> None:
    assert turned(claim, text) == exchanged


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("France beat Argentina", "France beat Argentina."),
        ("France beat Argentina", "Argentina was beaten by France."),
        ("France met Argentina in the final", "Argentina met France in the final."),
        ("France lost in Argentina", "In Argentina the team of France lost."),
        ("The team lost", "Argentina beat France."),
    ],
)
def test_what_says_the_same_or_has_no_direction_is_not_turned(claim: str, text: str) -> None:
    assert turned(claim, text) is None
