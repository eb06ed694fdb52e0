"""What the model is asked beside the answer, told what to reply."""

from dataclasses import replace

import pytest

from rag.aside import Asides, Said
from rag.errors import ModelError
from rag.types import EVERYTHING, Scope, Tokens
from rag.understand import understand
from tests.conftest import ScriptedModel

TALKS = understand("Who attended the Ankara talks?", EVERYTHING)
TALKS_AR = "من حضر محادثات أنقرة؟"
COST = Tokens(10, 5)


@pytest.mark.parametrize("reply", [TALKS_AR, f'  "{TALKS_AR}"\n', f"\n{TALKS_AR}\n\n"])
def test_a_question_is_put_into_the_other_language(reply: str) -> None:
    model = ScriptedModel(reply)
    assert Asides(model).across(TALKS) == Said(TALKS_AR, COST)
    (prompt,) = model.prompts
    assert "into Arabic" in prompt
    assert f"\n{TALKS.text}\n---" in prompt


def test_an_arabic_question_is_put_into_english() -> None:
    assert Asides(ScriptedModel(TALKS.text)).across(understand(TALKS_AR, EVERYTHING)) == Said(TALKS.text, COST)


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "…",
        "Who attended the Ankara talks?",  # not the other language
        "من حضر محادثات موسكو؟",  # another place
        "من حضر محادثات أنقرة مع لافروف؟",  # a name more
        "من حضر محادثات أنقرة في 2019؟",  # a number more
        f"{TALKS_AR}\nأو: من شارك فيها؟",
        "من حضر " * 100,
    ],
)
def test_what_was_not_asked_is_not_searched_with(reply: str) -> None:
    assert Asides(ScriptedModel(reply)).across(TALKS) == Said(None, COST)


def test_the_same_is_asked_once_and_costs_once() -> None:
    model = ScriptedModel(TALKS_AR)
    asides = Asides(model)
    asides.across(TALKS)
    assert asides.across(TALKS) == Said(TALKS_AR)
    assert len(model.prompts) == 1


def test_a_failure_is_done_without_and_asked_again() -> None:
    asides = Asides(ScriptedModel([ModelError("down")], TALKS_AR))
    assert asides.across(TALKS) == Said(None)
    assert asides.across(TALKS) == Said(TALKS_AR, COST)


@pytest.mark.parametrize(("languages", "asked"), [((), 1), (("ar",), 1), (("en",), 0), (("en", "ar"), 1)])
def test_only_where_articles_of_the_other_language_are_wanted(languages: tuple[str, ...], asked: int) -> None:
    model = ScriptedModel(TALKS_AR)
    Asides(model).across(replace(TALKS, scope=Scope(languages=languages)))  # type: ignore[arg-type]
    assert len(model.prompts) == asked


def test_it_can_be_switched_off() -> None:
    assert Asides(ScriptedModel(), bilingual=False).across(TALKS) is None


def test_only_the_last_replies_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rag.aside._KEPT", 1)
    other = understand("Who attended the Moscow talks?", EVERYTHING)
    model = ScriptedModel(TALKS_AR, "من حضر محادثات موسكو؟", TALKS_AR)
    asides = Asides(model)
    assert [asides.across(query) for query in (TALKS, other, TALKS)][2] == Said(TALKS_AR, COST)


def test_a_question_is_written_as_it_reads_alone() -> None:
    model = ScriptedModel("Who led the Russian side at the Ankara talks?")
    said = Asides(model).alone("And who led the Russian side?", [TALKS.text])
    assert said == Said("Who led the Russian side at the Ankara talks?", COST)
    assert f"\n{TALKS.text}\n---" in model.prompts[0]


@pytest.mark.parametrize(
    "reply",
    ["من قاد الجانب الروسي؟", "Who led the Russian side at the Geneva talks?", "Who led the 12 Russians in Ankara?"],
)
def test_names_and_numbers_come_out_of_the_conversation_alone(reply: str) -> None:
    assert Asides(ScriptedModel(reply)).alone("And who led the Russian side?", [TALKS.text]).text is None


def test_a_history_has_a_budget() -> None:
    model = ScriptedModel("When was that?")
    Asides(model).alone("When was that?", [f"Question {n}? {'x' * 5000}" for n in range(20)])
    assert "Question 15?" not in model.prompts[0]
    assert "Question 16?" in model.prompts[0]
    assert len(model.prompts[0]) < 4000
