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


SUMMONED = "استدعت وزارة الخارجية الروسية السفير البريطاني لدى روسيا"


@pytest.mark.parametrize("claim", ["The Russian ambassador was summoned.", "استدعي السفير الروسي"])
def test_an_office_of_another_country_is_found_without_a_name(claim: str) -> None:
    assert misstyled(claim, SUMMONED) in ("Russian ambassador", "السفير الروسي")


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The British ambassador to Russia was summoned by the Russian foreign ministry.", SUMMONED),
        ("The ambassador of Britain was summoned.", SUMMONED),
        ("The ambassador was summoned.", SUMMONED),
        ("The Russian foreign minister came.", "حضر وزير الخارجية الأميركي ونظيره الروسي"),
        ("The Russian minister came.", "The Turkish minister met Lavrov; the minister came from Russia."),
    ],
)
def test_the_offices_of_the_text_and_counterparts_are_right(claim: str, text: str) -> None:
    assert misstyled(claim, text) is None


def test_ministers_of_two_countries_are_told_together() -> None:
    text = "Foreign ministers of Jordan and Iraq agreed on it."
    assert misstyled("The Jordanian and Iraqi foreign ministers agreed on it.", text) is None
