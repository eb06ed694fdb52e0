"""A sentence that denies what a claim says."""

import pytest

from rag.opposed import opposed


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The two ministers signed the water accord in Amman", "In Amman the ministers did not sign the water accord."),
        ("The ministers did not sign the water accord in Amman", "The ministers signed the water accord in Amman."),
        ("وقع الوزيران اتفاق المياه في عمان", "ولم يوقع الوزيران اتفاق المياه الذي بحثاه في عمان."),
        ("Jordan and Iraq signed the accord in Amman", "لم يوقع الأردن والعراق الاتفاق في عمان."),
        ("Jordan confirmed the attack on the port of Aqaba", "Jordan denied the attack on the port of Aqaba."),
    ],
)
def test_a_deed_that_one_denies_is_opposed(claim: str, text: str) -> None:
    assert opposed(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("", ""),
        ("The ministers signed the water accord in Amman", "The ministers signed the water accord in Amman."),
        ("The ministers signed the water accord in Amman", "The ministers may not sign the water accord in Amman."),
        ("The ministers signed the water accord in Amman", "The mayor did not sign."),  # of something else
        ("The ministers signed the water accord in Amman", "No water was left in Amman, the ministers said."),
        ("Jordan denied the attack on the port of Aqaba", "Jordan denied the attack on the port of Aqaba."),
    ],
)
def test_what_agrees_is_open_or_is_of_something_else_is_not(claim: str, text: str) -> None:
    assert not opposed(claim, text)
