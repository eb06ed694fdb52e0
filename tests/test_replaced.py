import pytest

from rag.replaced import replaced


@pytest.mark.parametrize(
    ("claim", "text", "put"),
    [
        ("The jury gave the physics prize to Ilse Brandt.", "The jury gave the peace prize to Ilse Brandt.", "physics"),
        ("انتقد نقيب المحامين قرار الوزارة", "انتقد نقيب الصحفيين قرار الوزارة أمس", "المحامين"),
        ("لن يرحل قبل بداية الموسم", "لن يرحل قبل نهاية الموسم", "بداية"),
        ("منح العميد رفيق الجبوري السلطة", "منح العميد رفيق الدليمي السلطة", "الجبوري"),
        ("Divers found the lantern under the pier.", "Divers found the anchor under the pier.", "lantern"),
    ],
)
def test_a_thing_put_in_the_place_of_another_is_found(claim: str, text: str, put: str) -> None:
    found = replaced(claim, text)
    assert found and found[0] == put


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The bank raised its rate.", "The bank increased its rate."),  # the same by the tables
        ("They swiftly left the hall.", "They quickly left the hall."),
        ("The bank floated its shares.", "The bank listed its shares."),  # verbs that no table has
        ("بحسب الوزارة أغلق الميناء", "قالت الوزارة إن الميناء أغلق"),
        ("غادر الوزير الميناء", "The minister left the harbour."),
        ("The harbour was closed.", "The minister said that the harbour was closed for a day."),
    ],
)
def test_other_words_for_the_same_are_not(claim: str, text: str) -> None:
    assert replaced(claim, text) is None


def test_games_in_a_row_are_straight_ones() -> None:
    assert replaced("It ended his run of 12 straight wins.", "It ended his 12-game winning streak.") is None
