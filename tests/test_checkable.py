"""What can be checked and what cannot."""

import pytest

from rag.checkable import unfit


@pytest.mark.parametrize(
    ("part", "why"),
    [
        ("Who opened the bridge", "question"),
        ("Did the mayor resign", "question"),
        ("The mayor resigned?", "question"),
        ("من افتتح الجسر؟", "question"),
        ("هل استقال العمدة", "question"),
        ("President Osman Kaya", "name"),
        ("رجب طيب أردوغان", "name"),
        ("الرئيس الروسي فلاديمير بوتين", "name"),
        ("I think the bridge is too narrow", "opinion"),
        ("The new bridge is ugly", "opinion"),
        ("The mayor should resign over the bridge", "opinion"),
        ("يجب أن يستقيل العمدة فورا", "opinion"),
        ("في رأيي الجسر الجديد ضيق", "opinion"),
        ("اللاعب أفضل حارس في التاريخ", "opinion"),
        ("The club will win the next cup", "prediction"),
        ("سيفوز النادي بالكأس المقبلة", "prediction"),
        ("لن يفوز النادي بالكأس المقبلة", "prediction"),
        ("The deputy spoke", "short"),
    ],
)
def test_what_cannot_be_checked_is_told_by_kind(part: str, why: str) -> None:
    assert unfit(part) == why


@pytest.mark.parametrize(
    "part",
    [
        "The mayor opened the bridge on Monday",
        "The mayor said that the bridge will open in May",
        "According to the bank, prices will rise by 3% in spring",
        "افتتح العمدة الجسر يوم الاثنين",
        "قال العمدة إن الجسر سيفتتح في أيار",
        "زار السيسي مدينة أسوان مع وفد",
        "وتضم المكتبة ثلاثين ألف كتاب",
        "Messi was named the best player of the tournament",
        "The envoy gave the minister a list of dams that the army should spare",
    ],
)
def test_what_happened_or_was_foreseen_by_somebody_can(part: str) -> None:
    assert unfit(part) is None
