import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.sentences import sentences, trimmed


def cut(text: str) -> list[str]:
    return [text[slice(*trimmed(text, *span))] for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("بلا نهاية", ["بلا نهاية"]),
        ("هل تعلم؟ نعم، أعلم.", ["هل تعلم؟", "نعم، أعلم."]),
        ("ارتفع 3.5% أمس. ثم هبط.", ["ارتفع 3.5% أمس.", "ثم هبط."]),
        ("التقى د. أحمد الوزير. وغادر.", ["التقى د. أحمد الوزير.", "وغادر."]),
        ("قال: “لا أعرف.” ثم صمت...", ["قال: “لا أعرف.”", "ثم صمت..."]),
        ("انتهى الاجتماع.وقال الوزير نعم.", ["انتهى الاجتماع.", "وقال الوزير نعم."]),
        ("Dr. Smith met Mr. J. Brown. They left.", ["Dr. Smith met Mr. J. Brown.", "They left."]),
        ("The U.N. envoy left. Why?! Nobody knows…", ["The U.N. envoy left.", "Why?!", "Nobody knows…"]),
        ("one\ntwo\n\nthree", ["one", "two", "three"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


PIECES = st.sampled_from(
    [
        "قال الوزير",
        "نعم",
        "3.5%",
        "د.",
        "أ.",
        "Dr.",
        "U.N.",
        "met",
        "“",
        "”",
        '"',
        "...",
        "…",
        "؟",
        "!",
        ".",
        "،",
        "\n",
        " ",
        "٢٠٢٠",
        "قال.",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)))
def test_sentences_cover_the_text_exactly(text: str) -> None:
    spans = sentences(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)
