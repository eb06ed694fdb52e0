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
        ("More than 400 breaches", "a total of 465"),
        ("استقبلت أكثر من 14 ألف مهاجر", "14446 مهاجرا وصلوا"),
        ("nearly four hundred people", "At least 384 people"),
        ("سرقت نحو 27 ألف دولار", "a sum of 26,750 dollars"),
        ("About 93 percent of the votes", "بنسبة 92.73 بالمئة"),
        ("More than a hundred were hurt", "أصيب أكثر من 115"),
        ("More than a dozen were hurt", "at least 17 were hurt"),
        ("قتل عشرات", "43 were killed"),
        ("قتل المئات", "At least 384 died"),
        ("آلاف الانتهاكات", "3306 انتهاكات"),
        ("ترك عشرات الآلاف منازلهم", "تم إجلاء نحو 38 ألف شخص"),
        ("hundreds of thousands left", "غادر 250 ألفا"),
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
        ("More than 400 breaches", "a total of 365", "400"),
        ("More than 400 breaches", "a total of 965", "400"),
        ("400 breaches", "a total of 404", "400"),
        ("about 465 breaches", "a total of 460", "465"),
        ("nearly 400 people", "350 people", "400"),
        ("more than 8 people", "9 people", "8"),
        ("more than a dozen people", "25 people", "12"),
        ("قتل عشرات", "115 were killed", "dozens"),
        ("hundreds died", "At least 84 died", "hundreds"),
        ("tens of thousands left", "غادر 3800", "dozens"),
        ("84 died", "dozens died", "84"),
    ],
)
def test_a_number_of_something_else_is_missing(claim: str, quote: str, missing: str) -> None:
    assert missing_number(claim, quote) == missing


def test_a_number_that_is_known_from_elsewhere_will_do() -> None:
    assert missing_number("in 2020", "yesterday", frozenset({"2020"})) is None


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("a tomb three millennia old", "قبر عمره ثلاثة آلاف سنة"),
        ("for two decades", "منذ عشرين عاما"),
        ("منذ قرنين", "for 200 years"),
        ("half a point", "خمسين نقطة أساس"),
        ("بمقدار ربع نقطة", "by 25 basis points"),
        ("by 0.5 percentage points", "بنحو 50 نقطة أساس"),
    ],
)
def test_a_number_may_be_told_in_a_larger_unit(claim: str, quote: str) -> None:
    assert missing_number(claim, quote) is None


@pytest.mark.parametrize(
    ("claim", "quote", "missing"),
    [("for three decades", "منذ عشرين عاما", "3"), ("half a point", "25 نقطة أساس", "50")],
)
def test_and_another_one_in_it_is_missing(claim: str, quote: str, missing: str) -> None:
    assert missing_number(claim, quote) == missing
