"""Claims taken apart."""

import pytest

from rag.assertions import parts


@pytest.mark.parametrize(
    "claim", ["The river rose.", "ارتفع منسوب النهر", "Kalin met Lavrov, Merkel and Macron in Berlin"]
)
def test_what_says_one_thing_is_its_only_part(claim: str) -> None:
    assert parts(claim) == [claim]


@pytest.mark.parametrize("claim", ["", "…", "؟"])
def test_nothing_has_no_parts(claim: str) -> None:
    assert parts(claim) == []


@pytest.mark.parametrize(
    ("claim", "split"),
    [
        ("The river rose. Schools were closed.", ["The river rose.", "Schools were closed."]),
        ("The river rose; the dam held", ["The river rose", "the dam held"]),
        ("ارتفع النهر؛ وأغلقت المدارس", ["ارتفع النهر", "وأغلقت المدارس"]),
        ("ارتفع النهر؛ وانهار الجسر القديم", ["ارتفع النهر", "انهار الجسر القديم"]),
        ("The mayor spoke first. He was booed by shopkeepers.", None),
        ("Rain fell; but the dam held", ["Rain fell", "the dam held"]),
    ],
)
def test_sentences_and_halves_are_parts(claim: str, split: list[str] | None) -> None:
    assert parts(claim) == (split or ["The mayor spoke first.", "The mayor was booed by shopkeepers."])


def test_a_claim_of_many_sentences_keeps_what_is_beyond_the_eighth_in_the_last() -> None:
    found = parts(" ".join(f"Club {n} won its match." for n in range(12)))
    assert len(found) == 8
    assert found[-1].endswith("Club 11 won its match.")
