import pytest

from rag.amounts import missing_number


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("", ""),
        ("25 people were killed", "قتل خمسة وعشرون شخصا"),
        ("12 percent", "١٢ في المئة"),
        ("25 percent of them", "ربعهم، أي quarter of all"),
        ("120 were injured and 25 killed", "قتل ٢٥ شخصا وأصيب ١٢٠"),
        ("more than 25 people", "أكثر من 25 شخصا"),
        ("25 people", "at least 25 people"),
        ("14 kilometres", "طوله 14 كيلومترا"),
        ("two weeks", "أسبوعان"),
        ("it lasted 14 days", "it lasted 14"),
    ],
)
def test_a_number_that_the_quote_has_is_not_missing(claim: str, quote: str) -> None:
    assert missing_number(claim, quote) is None


@pytest.mark.parametrize(
    ("claim", "quote", "missing"),
    [
        ("26 people", "25 people", "26"),
        ("14 metres", "طوله 14 كيلومترا", "14"),
        ("two days", "أسبوعان", "2"),
        ("90 kilograms", "90 tonnes", "90"),
        ("12 percent", "12 people", "12"),
        ("the third round", "three rounds", "3"),
        ("120 people were killed", "قتل ٢٥ شخصا وأصيب ١٢٠", "120"),
        ("10 million euros", "عشرة ملايين دولار", "10000000"),
        ("fewer than 25 people", "more than 25 people", "25"),
        ("thousands left", "hundreds left", "thousands"),
    ],
)
def test_a_number_of_something_else_is_missing(claim: str, quote: str, missing: str) -> None:
    assert missing_number(claim, quote) == missing


def test_a_number_that_is_known_from_elsewhere_will_do() -> None:
    assert missing_number("in 2020", "yesterday", frozenset({"2020"})) is None
