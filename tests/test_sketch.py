"""How much of one text stands in another."""

import numpy as np
import pytest

from index.sketch import shared, sketch

LONG = " ".join(f"Envoy {n} of province {n * 3} told council {n * 5} what village {n * 7} had seen." for n in range(12))


@pytest.mark.parametrize("text", ["", " ", "…", "word"])
def test_a_text_without_two_words_shares_nothing(text: str) -> None:
    made = sketch(text)
    assert (len(made.pairs), made.keys) == (0, frozenset())
    assert shared(made.pairs, made.pairs) == shared(made.pairs, sketch(LONG).pairs) == 0


def test_a_text_shares_all_of_itself() -> None:
    assert shared(sketch(LONG).pairs, sketch(LONG).pairs) == 1


def test_what_is_shared_is_a_part_of_the_shorter_text() -> None:
    one = " ".join(f"a{n}" for n in range(101))
    half = " ".join([*(f"a{n}" for n in range(51)), *(f"b{n}" for n in range(50))])
    assert shared(sketch(one).pairs, sketch(half).pairs) == pytest.approx(0.5)
    assert shared(sketch(one).pairs, sketch(f"{one} {half}").pairs) == 1
    assert shared(sketch(f"{one} {half}").pairs, sketch(one).pairs) == 1


def test_a_sentence_that_stands_in_many_reports_makes_no_copies() -> None:
    caption = "The minister spoke to the press in the morning."
    assert shared(sketch(caption).pairs, sketch(f"{caption} {LONG}").pairs) < 0.3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أعلن الرئيس الأمريكي دونالد ترامب", "أعلن الرئيس الأميركي دونالد ترمب"),
        ("أعلن #الرئيس_الأميركي ذلك", "أعلن الرئيس الأميركي ذلك"),
        ("وزير الخارجيّة قال", "وزير الخارجية قال"),
        ("The ministers SAID no", "the minister said no"),
    ],
)
def test_spellings_and_hashtags_of_an_outlet_are_no_difference(one: str, other: str) -> None:
    assert np.array_equal(sketch(one).pairs, sketch(other).pairs)


def test_another_order_of_words_is_another_text() -> None:
    assert shared(sketch("city beat united").pairs, sketch("united beat city").pairs) == 0


def test_sketches_are_the_same_on_every_machine() -> None:
    made = sketch("The river rose and forty houses went.")
    assert made.pairs.tolist() == sorted(made.pairs.tolist())
    assert made.pairs.tolist() == [259196858, 426269617, 707394293, 1298250153, 3511487207, 4195829523]
    assert made.keys == {985524847, 2228375515, 2330424288, 3828808438, 4078917832}


def test_keys_are_few_of_a_long_text_and_all_of_a_short_one() -> None:
    long = " ".join(f"w{n}" for n in range(4000))
    assert 350 < len(sketch(long).keys) < 650
    assert len(sketch("one two three four five").keys) == 3
    assert sketch(LONG).keys & sketch(f"Something came before. {LONG}").keys
