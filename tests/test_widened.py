"""Quotes made longer."""

from rag.types import Quote
from rag.widened import widened

TEXT = "Adel stopped. Then he said that he was tired.\nHe left."


def test_a_quote_goes_out_to_its_sentence_and_then_to_the_one_before() -> None:
    start = TEXT.index("said")
    sentence, more = widened(Quote("a", "1", start, start + 4, "said"), TEXT)
    assert (sentence.text, more.text) == (
        "Then he said that he was tired.",
        "Adel stopped. Then he said that he was tired.",
    )
    assert TEXT[more.start : more.end] == more.text


def test_it_stays_in_its_paragraph() -> None:
    start = TEXT.index("left")
    assert [one.text for one in widened(Quote("a", "1", start, start + 4, "left"), TEXT)] == ["He left.", "He left."]
