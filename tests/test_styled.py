"""Who somebody is, right before his name."""

import pytest

from rag.styled import misstyled

TEXTS = (
    "Turkish Foreign Minister Hasan Yilmaz met Swiss Defence Minister Karl Huber in Bern.",
    "التقى وزير الخارجية التركي حسن يلماز وزير الدفاع السويسري كارل هوبر في برن",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    ("claim", "who"),
    [
        ("Turkish Defence Minister Hasan Yilmaz met Karl Huber.", "Hasan"),
        ("Swiss Foreign Minister Hasan Yilmaz was in Bern.", "Hasan"),
        ("التقى وزير الدفاع التركي حسن يلماز كارل هوبر", "حسن"),
    ],
)
def test_an_office_or_a_country_of_another_is_found(text: str, claim: str, who: str) -> None:
    assert misstyled(claim, text) == who


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "claim",
    [
        "Foreign Minister Hasan Yilmaz met Karl Huber.",
        "Hasan Yilmaz met Swiss Defence Minister Karl Huber.",
        "The envoy to Switzerland Hasan Yilmaz met Karl Huber.",
        "كان وزير الخارجية التركي حسن يلماز في برن",
        "It rained.",
    ],
)
def test_the_own_ones_and_none_are_right(text: str, claim: str) -> None:
    assert misstyled(claim, text) is None
