"""How much of a claim's wording a sentence has, in order."""

import pytest

from rag.overlap import alike, content, in_order


@pytest.mark.parametrize("text", ["", "  ", "…", "the of and", "من في على", "مِن فِي عَلى", "THE OF", "12 ٢٠٢٠"])
def test_small_words_and_numbers_say_nothing(text: str) -> None:
    assert content(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The river ROSE.", ["river", "rose"]),
        ("rose rose", ["rose", "rose"]),
        ("12 rivers of 2020", ["rivers"]),
        ("ارتفعَ النَّهرُ في ٢٠٢٠", ["ارتفع", "النهر"]),
    ],
)
def test_the_words_that_say_something_are_folded_and_in_order(text: str, said: list[str]) -> None:
    assert content(text) == said


@pytest.mark.parametrize(
    ("claim", "text", "part"),
    [
        ("", "", 0.0),
        ("", "river rose", 0.0),
        ("river", "", 0.0),
        ("river rose", "river rose", 1.0),
        ("river rose", "bread jam", 0.0),
        ("river rose", "river sank", 0.5),
        ("river rose", "high river suddenly rose again", 1.0),
        ("river rose", "rose river", 0.5),
        ("city beat united", "united beat city", 1 / 3),
        ("river river", "river", 0.5),
        ("river", "river river", 1.0),
        ("one two three four", "one x two y four", 0.75),
    ],
)
def test_the_part_that_stands_in_the_claims_order_counts(claim: str, text: str, part: float) -> None:
    assert in_order(claim.split(), text.split()) == pytest.approx(part)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("destroyed", "destroys", True),
        ("minister", "ministers", True),
        ("والوزير", "الوزير", True),
        ("المدارس", "مدارس", True),
        ("map", "maps", True),
        ("map", "pen", False),
        ("rose", "nose", False),
        ("opened", "closed", False),
        ("un", "us", False),
        ("un", "un", True),
        ("وزير", "وزن", False),
    ],
)
def test_a_word_counts_under_other_clitics_and_endings_either_way_round(one: str, other: str, alike: bool) -> None:
    assert in_order([one], [other]) == float(alike)
    assert in_order([other], [one]) == float(alike)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("signed", "sign", True),
        ("والوزير", "الوزير", True),
        ("المحادثات", "محادثات", True),
        ("legal", "illegal", False),
        ("increased", "decreased", False),
        ("safe", "unsafe", False),
        ("قانوني", "لاقانوني", False),
    ],
)
def test_another_beginning_is_another_word(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
    assert alike(other, one) is same
