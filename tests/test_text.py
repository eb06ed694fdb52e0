import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text import fold, language, locate, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("الوزارةُ", "الوزاره"),
        ("إدلبَ وأنقرة وآب", "ادلب وانقره واب"),
        ("مـــهم", "مهم"),
        ("٢٠٢٠ and ۲۰۲۰", "2020 and 2020"),
        ("“قال” «نعم» – ‘so’", '"قال" "نعم" - \'so\''),
        ("Çavuşoğlu Straße", "cavusoglu strasse"),
        ("a\u200fb\u202ec", "abc"),
    ],
)
def test_fold_makes_one_spelling_of_many(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_are_folded_and_in_order() -> None:
    assert words("قال الوزيرُ: 3 Days!") == ["قال", "الوزير", "3", "days"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "und"),
        ("🙂🙂", "und"),
        ("1234 56", "und"),
        ("من حضر محادثات أنقرة؟", "ar"),
        ("Who attended the Ankara talks?", "en"),
        ("Ankara talks", "en"),
        ("ماذا قال Joe Biden في جنيف؟", "ar"),
        ("Кто участвовал в переговорах?", "und"),
        ("谁参加了会谈", "und"),
        ("Qui était dans la salle avec le ministre ?", "und"),
        ("Wer war bei den Gesprächen mit der Türkei?", "und"),
        ("چه کسی در گفتگوهای آنکارا شرکت کرد؟", "und"),
    ],
)
def test_language_is_told_by_script_and_small_words(text: str, expected: str) -> None:
    assert language(text) == expected


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("قال الوزير نعم", "ثم قالَ الوزيرُ  نعم."),
        ('"so"', "he said “so” today"),
        ("2020", "في شباط ٢٠٢٠."),
        ("10-12", "from 10–12 May"),
        ("line one line two", "line one\nline two"),
    ],
)
def test_locate_finds_words_that_are_written_otherwise(quote: str, text: str) -> None:
    span = locate(quote, text)
    assert span is not None
    assert " ".join(words(text[span[0] : span[1]])) == " ".join(words(quote))


@pytest.mark.parametrize("quote", ["", "   ", "قالن", "art", "he did not say", "“”"])
def test_locate_refuses_what_is_not_there_as_whole_words(quote: str) -> None:
    assert locate(quote, "بعد انتقالنا إلى the party he did say") is None


def test_locate_keeps_the_vowel_marks_of_the_last_letter() -> None:
    text = "زارَ أنقرةَ أمس"
    span = locate("زار أنقرة", text)
    assert span is not None
    assert text[span[0] : span[1]] == "زارَ أنقرةَ"


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=60))
def test_whatever_is_located_folds_to_the_quote(before: str, quote: str, after: str) -> None:
    text = f"{before} {quote} {after}"
    span = locate(quote, text)
    if span is None:
        assert not any(c.isalnum() for c in fold(quote)) or fold(quote).split() != quote.split()
    else:
        assert fold(" ".join(fold(text[span[0] : span[1]]).split())) in fold(" ".join(fold(text).split()))
