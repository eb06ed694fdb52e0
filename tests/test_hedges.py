import pytest

from rag.hedges import ASKED, EXPECTED, FACT, PLANNED, POSSIBLE, denial, is_if, is_unlike, openness, plain_words, vows
from rag.text import fold


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("not", "not"), ("لم", "not"), ("ولن", "not"), ("بعدم", "not"), ("refused", "refuse"), ("رفضت", "refuse"),
        ("denied", "deny"), ("ونفى", "deny"), ("knot", None), ("لمياء", None), ("went", None),
    ],
)  # fmt: skip
def test_words_of_denial_are_known_by_what_they_bear_on(word: str, kind: str | None) -> None:
    assert denial(fold(word)) == kind


@pytest.mark.parametrize(
    ("word", "after", "level"),
    [
        ("will", "go", PLANNED), ("ستنسحب", "", PLANNED), ("سنوات", "", FACT), ("المتوقع", "ان", EXPECTED),
        ("may", "go", POSSIBLE), ("قد", "ينسحب", POSSIBLE), ("قد", "انسحب", FACT), ("قد", "توفي", FACT),
        ("called", "on", ASKED), ("called", "Derna", FACT), ("طالبت", "", ASKED), ("plans", "were", FACT),
        ("believed", "to", EXPECTED), ("believed", "him", FACT), ("يبدو", "ان", EXPECTED), ("should", "go", ASKED),
        ("كاد", "يسقط", POSSIBLE), ("considering", "a", POSSIBLE), ("hope", "to", EXPECTED),
    ],
)  # fmt: skip
def test_a_word_says_how_open_it_leaves_what_follows(word: str, after: str, level: int) -> None:
    assert openness(fold(word), fold(after)) == level


@pytest.mark.parametrize(
    ("text", "open"),
    [
        ("on the verge of collapse", True), ("close to a deal", True), ("close to the border", False),
        ("closer to merging", True), ("almost scored", True), ("nearly 40 homes", False), ("almost red", False),
        ("تقترب الشركتان من الاندماج", True), ("تقترب السفينة من الميناء", False),
    ],
)  # fmt: skip
def test_what_is_nearly_so_may_be_so(text: str, open: bool) -> None:
    assert ("might" in plain_words(text)) == open


@pytest.mark.parametrize("text", ["a cut is being considered", "under review", "قيد الدراسة", "تجري دراسة الأمر"])
def test_what_is_being_looked_at_hangs_on_that(text: str) -> None:
    assert "whether" in plain_words(text)


def test_who_threatens_or_promises_means_to() -> None:
    assert vows("threatened")
    assert vows("وتعهدت")
    assert not vows("closed")


def test_conditions_and_adjectives_that_say_not_are_known() -> None:
    assert is_if("if") and is_if("واذا") and not is_if("life")
    assert is_unlike("unrealistic") and not is_unlike("united") and not is_unlike("under")
    assert is_unlike("inconsistent") and not is_unlike("installed") and not is_unlike("incoming")


@pytest.mark.parametrize(
    "text", ["ما لا يقل عن عشرة", "لا يزال هنا", "not only there", "no less than ten", "ولا سيما هنا", "غير أنه"]
)
def test_turns_of_phrase_that_only_seem_to_deny_are_left_out(text: str) -> None:
    assert [word for word in plain_words(text) if denial(word)] == ([] if text != "غير أنه" else ["غير"])


def test_the_month_is_no_may_and_a_short_not_is_one() -> None:
    assert "may" not in plain_words("It began in May")
    assert "not" in plain_words("It isn’t so")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The board turned down the offer.", "rejected"),
        ("They called off the strike.", "cancelled"),
        ("He stayed away from the session.", "absent"),
        ("The party fell short of a majority.", "not"),
        ("Workers will strike, ما لم تسحب الجدول", "unless"),
        ("تراجع عن الترشح", "رفض"),
    ],
)
def test_turns_of_phrase_are_read_as_the_word_that_is_listed(text: str, word: str) -> None:
    assert word in plain_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "They agreed in principle to sell the theatre.",
        "They tried to seize the airport.",
        "They offered to resign.",
        "The council is to vote next week.",
        "They are in talks to buy it.",
        "حاولوا السيطرة على المطار",
        "عرض استقالته",
        "وافقت مبدئيا على رفع الدعم",
        "من شأن الخط أن يختصر الرحلة",
        "أوقف للاشتباه في إشعاله الحريق",
        "أبدى استعداده لفتح المعبر",
    ],
)
def test_what_is_tried_offered_or_agreed_in_principle_is_not_done(text: str) -> None:
    seen = plain_words(text)
    assert any(openness(word, after) for word, after in zip(seen, [*seen[1:], ""], strict=True))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It is not yet known why it sank.", "obscure"),
        ("They do not know what sank it.", "obscure"),
        ("لم يحدد المحققون سبب غرقها", "obscure"),
        ("They determined why it sank.", "clarified"),
        ("حدد المحققون سبب غرقها", "clarified"),
        ("She was found not guilty.", "acquitted"),
        ("اتهمه بالتراجع عن الاتفاق", "رفض"),
        ("ولوح بالاستقالة", "وهدد"),
    ],
)
def test_what_is_known_or_not_and_backed_out_of_is_one_word(text: str, word: str) -> None:
    assert word in plain_words(text)


@pytest.mark.parametrize(
    "word", "unearthed unanimously uncovered unprecedented unemployed improved imprisoned illness impacted".split()
)
def test_many_words_begin_as_a_denial_does_and_deny_nothing(word: str) -> None:
    assert not is_unlike(word)


def test_two_who_study_it_leave_it_open_and_a_movement_does_not() -> None:
    assert openness("تدرسان", "") == POSSIBLE
    assert openness("طالبان", "") == FACT


@pytest.mark.parametrize(
    "text",
    [
        "It opens once lenders approve the loan.",
        "It opens provided that lenders approve.",
        "يفتح بشرط أن يوافق الدائنون",
        "يفتح في حال وافق الدائنون",
    ],
)
def test_what_hangs_on_a_condition_is_read_as_if(text: str) -> None:
    assert any(is_if(word) for word in plain_words(text))


@pytest.mark.parametrize("text", ["The dam is at risk of collapse.", "السد معرض للانهيار", "السد مهدد بالانهيار"])
def test_what_is_at_risk_of_it_may_be(text: str) -> None:
    seen = plain_words(text)
    assert any(openness(word, "") == POSSIBLE for word in seen)


def test_once_is_also_a_time() -> None:
    assert not any(is_if(word) for word in plain_words("She was once the mayor."))


def test_what_is_awaited_is_expected_and_who_is_unable_does_not() -> None:
    assert openness(plain_words("ينتظر أن يصل")[0], "ان") == EXPECTED
    assert denial(fold("تعجز")) == "refuse"


def test_what_is_agreed_and_yet_to_begin_is_planned() -> None:
    assert "planned" in plain_words("They agreed to swap prisoners, the handover to begin in May.")
    assert "المقرر" in plain_words("اتفقا على تبادل الأسرى، على أن تبدأ العملية في أيار")
    assert "planned" not in plain_words("They agreed to swap prisoners.")


@pytest.mark.parametrize(
    "text",
    ["a source who declined to be named", "مصدر طلب عدم نشر اسمه", "مصدر رفض الكشف عن هويته", "مصدر لم يكشف عن اسمه"],
)
def test_who_is_not_to_be_named_denies_nothing(text: str) -> None:
    assert not any(denial(word) for word in plain_words(text))
