"""What a text says was done, was not, and may be."""

import pytest

from rag.hedges import ASKED, EXPECTED, FACT, PLANNED, POSSIBLE
from rag.mood import denied_words, mood


def deed(text: str, key: str) -> tuple[bool, int]:
    (found,) = mood(text).of((key,))
    return found.denied, found.open


@pytest.mark.parametrize(
    ("text", "denied"),
    [("لم يوقع إلا الوزير", False), ("لم يوقع سوى وزيرين", False), ("لم يوقع إلا أنه حضر", True), ("لم يوقع", True)],
)
def test_what_is_denied_but_for_one_is_said_of_that(text: str, denied: bool) -> None:
    assert deed(text, "sign")[0] is denied


@pytest.mark.parametrize("text", ["", "…", "the table", "الطاولة"])
def test_a_text_without_deeds_has_none(text: str) -> None:
    assert mood(text).deeds == []


@pytest.mark.parametrize(
    "text",
    [
        "They did not sign it.", "They refused to sign it.", "They never signed.", "None of them signed it.",
        "They denied that they had signed it.", "لم يوقعوا", "لن يوقعوا", "رفضوا التوقيع", "نفى أن يكون وقع",
        "من دون توقيع", "ما وقع الوفد", "They failed to sign it.",
    ],
)  # fmt: skip
def test_a_denial_bears_on_the_deed_that_follows(text: str) -> None:
    assert deed(text, "sign")[0]


@pytest.mark.parametrize(
    "text", ["They signed it.", "وقعوا", "They did not refuse to sign.", "He was not there, but they signed."]
)
def test_what_is_not_denied_or_is_so_twice_stands(text: str) -> None:
    assert not deed(text, "sign")[0]


def test_a_denial_of_what_was_agreed_bears_on_what_it_is_about() -> None:
    assert deed("They did not agree to release him.", "release")[0]
    assert deed("رفضت المحكمة طلب الإفراج عنه", "release")[0]
    assert deed("The hospital recorded no new deaths.", "record")[0]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("They signed.", FACT), ("وقد وقعوا", FACT), ("They will sign.", PLANNED), ("سيوقعون", PLANNED),
        ("They are expected to sign.", EXPECTED), ("من المتوقع أن يوقعوا", EXPECTED), ("They may sign.", POSSIBLE),
        ("قد يوقعون", POSSIBLE), ("ربما يوقعون", POSSIBLE), ("They were urged to sign.", ASKED),
        ("If it rains, they will sign.", POSSIBLE), ("دعت الأمم المتحدة الطرفين إلى التوقيع", ASKED),
    ],
)  # fmt: skip
def test_a_text_says_how_open_it_leaves_a_deed(text: str, level: int) -> None:
    assert deed(text, "sign")[1] == level


def test_words_behind_a_not_are_told_unless_other_words_deny_too() -> None:
    assert denied_words("The envoy was not identified") == [["identified"]]
    assert denied_words("The envoy refused, and was not identified") is None
