"""Claims that say what it is not, beside what it is."""

import pytest

from rag.contrast import without_contrast


@pytest.mark.parametrize(
    ("claim", "text", "left"),
    [
        ("", "", ""),
        ("It rained.", "It rained.", "It rained."),
        ("It was in Geneva, not Helsinki.", "They met in Geneva.", "It was in Geneva."),
        ("It was for Syrian, not Iraqi, forces.", "He told Syrian forces.", "It was for Syrian, forces."),
        ("كان في جنيف لا هلسنكي.", "التقيا في جنيف", "كان في جنيف."),
        ("كان في جنيف، وليس هلسنكي.", "التقيا في جنيف", "كان في جنيف."),
        ("The army, not the rebels, came.", "The army and the rebels came.", "The army, not the rebels, came."),
        ("نال جائزة الطب، لا جائزة السلام.", "نال جائزة الطب", "نال جائزة الطب."),
        ("It was not in Helsinki.", "They met in Geneva.", "It was not in Helsinki."),
        ("قال إنه لا يعلم.", "قال إنه يعلم", "قال إنه لا يعلم."),
    ],
)
def test_what_it_is_not_is_left_out_where_the_text_has_nothing_of_it(claim: str, text: str, left: str) -> None:
    assert without_contrast(claim, text) == left
