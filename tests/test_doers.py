import pytest

from rag.doers import turned_round


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Iran accused Israel.", "Israel accused Iran."),
        ("Iran accused Israel.", "اتهمت إسرائيل إيران"),
        ("اتهمت إيران إسرائيل", "اتهمت إسرائيل إيران"),
    ],
)
def test_two_names_in_the_other_order_about_one_deed_are_turned_round(claim: str, text: str) -> None:
    assert turned_round(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Israel accused Iran.", "اتهمت إسرائيل إيران"),
        ("Iran was accused by Israel.", "Israel accused Iran."),
        ("Iran met Israel.", "Israel met Iran."),
        ("Iran and Israel accused others.", "Israel and Iran accused others."),
        ("In Iran, Israel accused many.", "Israel accused many in Iran."),
        ("It rained.", "It rained."),
    ],
)
def test_other_orders_say_nothing(claim: str, text: str) -> None:
    assert not turned_round(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Iran was accused by Israel.", "Israel was accused by Iran."),
        ("Iran was accused by Israel.", "Iran accused Israel."),
        ("اتهمت إيران إسرائيل", "Iran was accused by Israel."),
        ("Iran asked the court to order Israel to leave.", "Israel asked the court to order Iran to leave."),
        ("The prosecutor dismissed the president.", "The president dismissed the prosecutor."),
        ("The prosecutor dismissed the president.", "The prosecutor was dismissed by the president."),
    ],
)
def test_so_are_those_that_a_by_or_a_title_names(claim: str, text: str) -> None:
    assert turned_round(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Iran was accused by Israel.", "اتهمت إسرائيل إيران"),
        ("Iran was lent a ship by Israel, the ministry said.", "Israel lent Iran a ship, the ministry said."),
        ("The prosecutor was dismissed by the president.", "The president dismissed the prosecutor."),
    ],
)
def test_a_by_turns_round_what_stands_beside_it(claim: str, text: str) -> None:
    assert not turned_round(claim, text)
