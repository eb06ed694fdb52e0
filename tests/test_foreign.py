"""Denials and doubts that have nothing to do with a claim."""

import pytest

from rag.denied import denied
from rag.foreign import without_foreign

QUAKE = "The quake hurt 30 people in Kerman. No deaths had been reported by midday."


@pytest.mark.parametrize(
    ("claim", "text", "left"),
    [
        ("", "", ""),
        ("Thirty people were hurt in Kerman.", QUAKE, "The quake hurt 30 people in Kerman. "),
        ("Deaths were reported in Kerman.", QUAKE, QUAKE),
        (
            "Nafath will begin to pump gas.",
            "After talks with Terrasol ended without a deal, Nafath said it will start pumping gas.",
            "After talks with Terrasol ended , Nafath said it will start pumping gas.",
        ),
        ("The gas flows.", "The gas flows; the force denied it.", "The gas flows; the force denied it."),
        ("The gas flows.", "The gas flows, and this is not so.", "The gas flows, and this is not so."),
    ],
)
def test_what_denies_something_else_is_left_out(claim: str, text: str, left: str) -> None:
    assert without_foreign(claim, text) == left


def test_what_leaves_something_else_open_is_left_out_where_that_is_asked() -> None:
    text = "The mill closed, the bridge may be opened."
    assert without_foreign("The mill closed.", text) == text
    assert without_foreign("The mill closed.", text, doubts=True) == "The mill closed, "
    assert without_foreign("The bridge was opened.", text, doubts=True) == text


def test_a_source_who_asked_not_to_be_named_denies_nothing_of_what_he_says() -> None:
    quote = "قتل ثلاثة جنود في انفجار لغم، وفق ما ذكر مصدر طلب عدم نشر اسمه"
    assert not denied("Three soldiers were killed by a mine, a source said.", quote)


def test_who_is_unable_to_do_something_else_is_left_out() -> None:
    text = "The union called for a delay; hospitals refused to admit patients."
    assert without_foreign("The union called for a delay.", text).startswith("The union called for a delay")
    assert "refused" not in without_foreign("The union called for a delay.", text)


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The strike left victims at the school.", "The strike hit a school. No casualties were reported."),
        ("أصاب الزلزال البلدة بأضرار", "The quake shook the town but caused no damage."),
        ("The talks produced an agreement.", "The talks ended without a deal on Friday."),
        ("أعلن الوزير الأسماء", "The minister spoke for an hour, without releasing the names."),
    ],
)
def test_a_denial_that_other_words_of_the_claim_may_mean_is_heard(claim: str, quote: str) -> None:
    assert denied(claim, quote)
