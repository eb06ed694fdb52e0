"""The probability that a passage answers."""

import pytest

from rag.odds import Signs, probability
from rag.types import Language

PAIRS: list[tuple[Language, Language]] = [("ar", "ar"), ("en", "ar"), ("ar", "en"), ("en", "en")]


@pytest.mark.parametrize(("asked", "told"), PAIRS)
def test_every_sign_speaks_for_it(asked: Language, told: Language) -> None:
    plain = probability(Signs(0.0, 0.0, 0.85), asked, told)
    assert 0 < plain < 1
    assert probability(Signs(4.0, 0.0, 0.85), asked, told) >= plain
    assert probability(Signs(0.0, 4.0, 0.85), asked, told) > plain
    assert probability(Signs(0.0, 0.0, 0.9), asked, told) > plain


@pytest.mark.parametrize("sign", [-1e9, 1e9])
def test_the_farthest_signs_stay_probabilities(sign: float) -> None:
    assert 0 <= probability(Signs(sign, sign, 1.0), "ar", "en") <= 1


def test_a_text_in_an_unknown_language_gets_the_hardest_of_the_pairs() -> None:
    signs = Signs(2.0, 2.0, 0.85)
    assert probability(signs, "en", "und") == probability(signs, "en", "ar")
