"""Claims that give as fact what their text reports."""

import pytest

from rag.attributed import attributed, speaker


@pytest.mark.parametrize(
    ("claim", "text", "told"),
    [
        (
            "The port was closed.",
            "The transport ministry said on Monday that the port was closed.",
            "The port was closed, according to the transport ministry.",
        ),
        (
            "Two ships sank.",
            "Two ships sank in the bay, a spokeswoman for the coast guard announced.",
            "Two ships sank, according to a spokeswoman for the coast guard.",
        ),
        ("أغلق الميناء.", "قالت وزارة النقل إن الميناء أغلق.", "أغلق الميناء، بحسب وزارة النقل."),
        ("غرقت سفينتان", "غرقت سفينتان في الخليج، وفقا لخفر السواحل.", "غرقت سفينتان، بحسب خفر السواحل."),
    ],
)
def test_who_speaks_in_the_text_is_named_as_the_text_does(claim: str, text: str, told: str) -> None:
    assert attributed(claim, text) == told


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The port was closed.", "The port was closed."),  # nobody speaks
        ("The port was closed.", "قالت وزارة النقل إن الميناء أغلق."),  # their name is in another language
        ("The mayor said the port was closed.", "The ministry said the port was closed."),
        ("The port was closed.", "He said the port was closed."),  # nobody is named
        ("The port was closed.", "The ministry denied that the port was closed."),
        ("The port was closed.", "The union said the port was closed, and the ministry said that it was open."),
        ("", ""),
    ],
)
def test_where_it_is_not_plain_who_says_so_nothing_is_added(claim: str, text: str) -> None:
    assert attributed(claim, text) is None


def test_one_who_speaks_alone_is_told_in_any_language() -> None:
    assert speaker("قالت وزارة النقل إن الميناء أغلق.") == "وزارة النقل"
    assert speaker("The port was closed.") is None


def test_who_is_quoted_and_not_named_is_a_source() -> None:
    text = "وقالت: إن الميناء أغلق."
    assert (
        attributed("The port was closed.", text)
        == "The port was closed, according to a source that the article quotes."
    )
    assert attributed("أغلق الميناء", text) == "أغلق الميناء، بحسب مصدر ينقل عنه المقال."
    assert attributed("The port was closed.", "دخل لافروف الذي قال إن الميناء أغلق.") is None
