"""A chat model that judges claims, told what to reply."""

import pytest

from rag.errors import ModelError
from rag.judging import ModelJudge
from rag.stages import Judge
from rag.types import Judgement
from tests.conftest import ScriptedModel


def test_each_passage_is_asked_about_behind_a_fence() -> None:
    model = ScriptedModel("SUPPORTED", "neither.")
    judge: Judge = ModelJudge(model)
    assert judge("It rained.", ["Rain fell.", "The sun shone."]) == [Judgement(1.0, 0.0), Judgement(0.0, 0.0)]
    assert "\nThe sun shone.\n--- " in model.prompts[1]
    assert "\nIt rained.\n--- " in model.prompts[1]


def test_a_contradiction_is_told() -> None:
    assert ModelJudge(ScriptedModel(" **Contradicted**\n"))("It rained.", ["It was dry."]) == [Judgement(0.0, 1.0)]


@pytest.mark.parametrize("reply", ["", "Well, it is SUPPORTED by some.", "yes", [ModelError("down")]])
def test_one_that_does_not_say_drops_nothing(reply: str | list[str | ModelError]) -> None:
    assert ModelJudge(ScriptedModel(reply))("It rained.", ["It was dry."]) == [Judgement(1.0, 0.0)]
