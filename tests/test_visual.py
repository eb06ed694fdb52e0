"""Arabic in the order of paper and in the order of reading, and texts that are right and stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.visual import logical, plain, upright
from rag.errors import InputError
from tests.test_pdf import MIXED, VISUAL
from tests.test_webpage import TOLD, TOLD_AR

RIGHT = (
    "",
    "خبر",
    *TOLD,
    *TOLD_AR,
    "مثلا أصلا فضلا قليلا طويلا إلا كلا أولا",
    "قال: «لا، لا، لا!» ثم مضى… (وقال آخرون: نعم؟)",
    "این کالا و آن کالا حالا از بالا به پایین می‌رود و طلا هم بالا می‌رود",
    "وزیر اعظم نے کہا کہ اعلیٰ سطح پر بات چیت جاری ہے",
    "İstanbul'da köprü açıldı; “şimdi” dedi — %30'u ağaçlık",
    "« Ça fâche… à Genève », où l’été s’achève — 3 °C",
    "صلى الله عليه وسلم ﷺ ﴿قل﴾",
)


@pytest.mark.parametrize(("seen", "read"), [*zip(VISUAL, MIXED, strict=True), ("", "")])
def test_a_line_on_paper_is_read_from_the_right(seen: str, read: str) -> None:
    assert logical(list(seen), from_right=True) == read


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("(2020-2019) نيماع يف", "في عامين (2019-2020)"),
        ("COVID-19 ءابو", "وباء COVID-19"),
        ("10:30 ةعاسلا", "الساعة 10:30"),
        ("[.A. B] لاق", "قال [A. B.]"),
        ("«معن» :لاق", "قال: «نعم»"),
        ("1,200.5 ٪٣٫٥", "٣٫٥٪ 1,200.5"),
    ],
)
def test_numbers_latin_and_brackets(seen: str, read: str) -> None:
    assert logical(list(seen), from_right=True) == read


@pytest.mark.parametrize("line", TOLD)
def test_a_line_of_latin_script_is_read_as_it_stands(line: str) -> None:
    assert logical(list(line), from_right=False) == line
    assert logical(list(line), from_right=True) == line


def test_arabic_words_in_a_latin_line_are_turned_where_they_stand() -> None:
    assert logical(list("The words ديدج ربخ mean news."), from_right=False) == "The words خبر جديد mean news."


def test_marks_stay_with_their_letters() -> None:
    assert logical(["سُ", "يِ", "ئ", "رَّ"], True) == "رَّئيِسُ"


@pytest.mark.parametrize(
    ("printed", "read"),
    [("ﻻ ﻷن ﻹدارة", "لا لأن لإدارة"), ("ﺍﻟﻌﺮﺑﻴﺔ", "العربية"), ("traﬃc ﬁrst", "traffic first"), ("ﹰﹱ", "ًً"), ("", "")],
)
def test_forms_of_print_are_letters(printed: str, read: str) -> None:
    assert plain(printed) == read


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_stays_as_it_is(text: str) -> None:
    assert upright(plain(text)) == text
    assert upright("\n".join([text, *TOLD_AR])) == "\n".join([text, *TOLD_AR])


@given(st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ ،.؟0123456789\n"), max_size=200))
def test_one_that_is_put_right_stays_so(text: str) -> None:
    try:
        once = upright(text)
    except InputError:
        return
    assert upright(once) == once
    assert len(once) == len(text)


def test_reversed_lines_are_put_right_and_those_around_them_stay() -> None:
    turned = [logical(list(line), from_right=True) for line in TOLD_AR]
    assert turned[0] != TOLD_AR[0]
    assert upright("\n".join(turned)) == "\n".join(TOLD_AR)
    assert upright("\n".join([*TOLD, *turned])) == "\n".join([*TOLD, *TOLD_AR])
    assert upright("\n".join([*TOLD_AR, *turned[:3]])) == "\n".join([*TOLD_AR, *TOLD_AR[:3]])


def test_what_is_reversed_in_places_that_do_not_tell_is_refused() -> None:
    turned = [logical(list(line), from_right=True) for line in TOLD_AR]
    with pytest.raises(InputError, match="in reverse in places"):
        upright("\n".join([*TOLD_AR, *turned, *["محمد سعيد يكتب", "سعد دعا زيد"] * 9]))
