import pytest

from rag.contrary import denies_otherwise, surer
from rag.mood import mood


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("They signed.", "لم يوقعوا"),
        ("They did not sign.", "وقعوا"),
        ("Prices rose.", "انخفضت الأسعار"),
        ("Egypt attended.", "غابت مصر"),
        ("The court accepted it.", "رفضته المحكمة"),
        ("They went home.", "لم يذهبوا"),
        ("They refused to sign.", "They did not refuse to sign."),
    ],
)
def test_one_denies_what_the_other_says(claim: str, text: str) -> None:
    assert denies_otherwise(mood(claim), mood(text))


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("", ""),
        ("They signed.", "وقعوا"),
        ("They did not sign.", "رفضوا التوقيع"),
        ("Egypt was absent.", "لم تحضر مصر"),
        ("Egypt did not attend.", "غابت مصر"),
        ("It is unrealistic.", "إنه غير واقعي"),
        ("قالت إن هذا ينبغي ألا يحدث", "تحدثت الوزيرة وقالت إن هذا ينبغي ألا يحدث"),
        ("قالت منظمة الصحة إن الهجوم أصاب العاملين", "The health body said that the attack hit health workers."),
        ("It had nothing to do with the attack.", "لا صلة له إطلاقا بالهجوم"),
        ("It signed resolution No. 2585.", "وقع القرار رقم 2585"),
        ("It denied any part in the attack.", "أصر على نفيه المشاركة في الهجوم"),
        ("It is strange and inconsistent.", "إنه غريب وغير متسق"),
        ("ستتحرك ما لم توقف الهجمات", "ستتحرك إذا لم توقف الهجمات"),
        ("ستتحرك في حال لم توقف الهجمات", "ستتحرك ما لم توقف الهجمات"),
        ("Prices rose.", "ارتفعت الأسعار"),
        ("The schools and universities closed.", "أغلقت مدارسها وجامعاتها"),
    ],
)
def test_what_says_the_same_in_other_words_does_not(claim: str, text: str) -> None:
    assert not denies_otherwise(mood(claim), mood(text))


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("They signed.", "They may sign."),
        ("They signed.", "من المتوقع أن يوقعوا"),
        ("They will sign.", "قد يوقعون"),
        ("They signed.", "They were urged to sign."),
        ("They may sign.", "They signed."),
        ("The ship may have sunk.", "The ship went down."),
        ("They threatened to close the port.", "The port was shut."),
        ("The bank opened branches.", "The goal of the bank is to open branches."),
        ("فتح المصرف فروعا", "هدف المصرف هو فتح فروع"),
        ("They signed.", "اتفقوا على ضرورة التوقيع"),
    ],
)
def test_a_claim_is_as_sure_as_its_text(claim: str, text: str) -> None:
    assert surer(mood(claim), mood(text))
    assert not surer(mood(text), mood(text))


def test_what_is_planned_may_be_put_in_either_way() -> None:
    assert not surer(mood("They will sign."), mood("يعتزمون التوقيع"))
    assert not surer(mood("They might sign."), mood("قد يوقعون"))


def test_what_is_asked_for_in_the_present_is_asked_for() -> None:
    assert not surer(mood("اليونان تطلب تعويضات"), mood("طلبت اليونان تعويضات"))


def test_a_claim_that_leaves_open_as_much_need_not_leave_open_the_same() -> None:
    assert not surer(mood("The fire appears to have been caused by heat."), mood("يبدو أن الحريق نجم عن الحرارة"))
    assert surer(mood("The fire was caused by heat."), mood("يبدو أن الحريق نجم عن الحرارة"))
