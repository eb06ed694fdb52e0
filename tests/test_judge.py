"""The judge on real weights."""

import numpy as np
import pytest

from index.e5 import E5Embedder
from index.judge import E5Judge

MAYOR = "The mayor of the town thanked the rescuers on Tuesday."
UMDA = "وشكر عمدة البلدة فرق الإنقاذ يوم الثلاثاء."
WHEAT = "Prices of wheat fell again in Chicago this week."


@pytest.fixture(scope="module")
def judge() -> E5Judge:
    return E5Judge(E5Embedder())


def test_nothing_to_judge_gives_nothing(judge: E5Judge) -> None:
    assert judge("It rained.", []) == []


@pytest.mark.parametrize("passage", ["", " ", "…", "\n\n", "<b>", "a", "٣", "🚢" * 50, "\ud800", "word " * 2000])
@pytest.mark.parametrize("claim", ["It rained.", "", "word " * 500])
def test_texts_of_nothing_much_and_of_too_much_are_judged(judge: E5Judge, claim: str, passage: str) -> None:
    (judged,) = judge(claim, [passage])
    assert 0 <= judged.supported <= 1 and 0 <= judged.contradicted <= 1


@pytest.mark.parametrize("passage", [MAYOR, UMDA])
@pytest.mark.parametrize("claim", ["The mayor thanked the rescuers.", "شكر العمدة رجال الإنقاذ."])
def test_it_tells_what_bears_a_claim_out_in_and_across_languages(judge: E5Judge, claim: str, passage: str) -> None:
    there, elsewhere = judge(claim, [passage, WHEAT])
    assert there.supported > 0.5 > elsewhere.supported


def test_a_denial_is_told_from_silence(judge: E5Judge) -> None:
    denies, silent = judge("The mayor thanked the rescuers.", ["The mayor did not thank the rescuers.", WHEAT])
    assert denies.contradicted > 0.5 > silent.contradicted


def test_what_is_judged_does_not_hang_on_what_is_judged_with_it(judge: E5Judge) -> None:
    alone, beside = judge.marks("The mayor spoke.", [MAYOR]), judge.marks("The mayor spoke.", [WHEAT * 3, MAYOR])
    assert np.array_equal(alone[0], beside[1])
