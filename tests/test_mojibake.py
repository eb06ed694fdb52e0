"""Texts read in the wrong encoding, once and twice, and texts that are right however odd they look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clean import clean
from index.mojibake import require_readable, unscrambled
from rag.errors import InputError
from tests.conftest import record
from tests.test_visual import RIGHT
from tests.test_webpage import TITLE_AR, TOLD_AR

ARABIC = "\n".join(TOLD_AR) + "\nقال: «نعم؟»؛ ٣٫٥٪ (نحو 1,200 أسرة)… “ربما” — أو لا"
WEST = "The mayor’s café — “naïve” … cost €5 at Genève"
ODD = (
    *RIGHT,
    "Ã is a letter, â too; and Â© is what © becomes",
    "£5 – €7 ± 3 °C § 4 ¶ 2 « ÀÉÎÕÜ » …”",
    "donné…” où…» à…’ é€",
    "(ط، 3) و(ظ؛ 4) فقط، وفقط؛ وسط» حظ…",
    "عک ہے ٹھیک ہے، ڈھاکہ؟ گاڑی، پھر… بھی",
    "Москва — «Ђ» и Анкара…",
    "北京 – 「新聞」…",
    "ÃÂ ØÙ",
)


def misread(text: str, encoding: str) -> str:
    """UTF-8 read as something else; bytes that it does not know come as they are."""
    return "".join(_one(byte, encoding) for byte in text.encode())


def _one(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp1256"])
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("text", [ARABIC, WEST, TITLE_AR, *TOLD_AR])
def test_what_was_misread_is_put_right(text: str, encoding: str, times: int) -> None:
    seen = text
    for _ in range(times):
        seen = misread(seen, encoding)
    assert seen != text
    assert unscrambled(seen) == text


def test_only_the_lines_that_were_misread_change() -> None:
    seen = "\n".join([misread(TOLD_AR[0], "cp1256"), *TOLD_AR[1:], WEST, misread(WEST, "cp1252")])
    assert unscrambled(seen) == "\n".join([*TOLD_AR, WEST, WEST])


@pytest.mark.parametrize("text", [*ODD, ARABIC, WEST])
def test_what_is_right_stays_as_it_is(text: str) -> None:
    assert unscrambled(text) == text
    require_readable(text)


@given(st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگکی ،؛؟«»…“”’–—.٪٣"), max_size=60))
def test_no_arabic_or_persian_is_taken_for_another_encoding(text: str) -> None:
    assert unscrambled(text) == text


@pytest.mark.parametrize("encoding", ["cp1252", "cp1256"])
def test_what_is_lost_is_refused_with_the_reason(encoding: str) -> None:
    seen = misread(ARABIC, encoding).replace("…", "?").replace("‡", "?").replace("†", "?").replace("ˆ", "?")
    with pytest.raises(InputError, match="garbled"):
        clean(record("a", seen))


def test_letters_that_somebody_replaced_are_refused() -> None:
    with pytest.raises(InputError, match="garbled"):
        clean(record("a", "\n".join(TOLD_AR).encode("cp1256").decode("utf-8", "replace")))


def test_a_garbled_title_is_put_right_too() -> None:
    article = clean(record("a", misread(ARABIC, "cp1256"), title=misread(TITLE_AR, "cp1252")))
    assert (article.title, article.text) == (TITLE_AR, ARABIC)
