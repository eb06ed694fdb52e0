import pytest

from rag.senses import contrary, is_deed, rivals, senses
from rag.text import fold


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("rose raised raises ارتفع ارتفعت سيرتفع ارتفاع ويرتفع", "rise"),
        ("fell dropped cuts انخفضت تنخفض وانخفاض تراجع", "fall"),
        ("signed signing وقع توقيع وقعا سيوقع", "sign"),
        ("attended attendance حضر يحضر حضور", "attend"),
        ("withdrew انسحبت ستنسحب انسحاب", "leave"),
        ("released أفرجت الإفراج", "release"),
        ("visited زار يزور زيارة", "visit"),
        ("reached وصلت تصل التوصل", "reach"),
    ],
)
def test_the_forms_of_a_deed_have_one_key_in_both_languages(words: str, key: str) -> None:
    assert [word for word in words.split() if key not in senses(fold(word))] == []


@pytest.mark.parametrize("word", ["", "في", "على", "من", "قال", "وزارة", "table", "أنقرة"])
def test_what_is_no_deed_has_no_key(word: str) -> None:
    assert senses(fold(word)) == () if word else True


def test_an_office_is_what_it_is_in_charge_of_and_nothing_else() -> None:
    assert senses("الدفاع") == ("defence",)
    assert not is_deed(senses("الدفاع"))
    assert is_deed(senses("signed"))


def test_rivals_cannot_both_be_what_was_said() -> None:
    assert set(rivals(("rise",))) == {"fall"}
    assert "wound" in set(rivals(("kill",)))


def test_only_some_rivals_are_what_the_other_denies() -> None:
    assert contrary("attend", "absent")
    assert not contrary("rise", "fall")
    assert not contrary("attend", "reject")


def test_a_word_listed_as_it_stands_is_no_other_with_its_stem() -> None:
    assert senses(fold("تسلم")) == ("receive",)
    assert "receive" not in senses(fold("سلم"))


def test_growth_that_slows_does_not_fall() -> None:
    assert set(senses("slowing")).isdisjoint(senses("fell"))
    assert set(senses(fold("تباطأ"))) & set(senses("slowed"))


@pytest.mark.parametrize("name", ["جوليا", "سلمان", "فلاديمير", "لينا"])
def test_a_given_name_is_no_deed_though_it_looks_like_one(name: str) -> None:
    assert senses(fold(name)) == ()


def test_a_word_that_is_a_given_name_too_stays_a_deed() -> None:
    assert senses(fold("تأمر")) == ("order",)


def test_preliminary_results_are_not_the_final_ones() -> None:
    assert "final" in set(rivals(senses("preliminary")))
    assert senses(fold("الأولى")) != senses(fold("الأولية"))
