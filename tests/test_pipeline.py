"""Asking, with plain functions for stages."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest

from rag.aside import Asides
from rag.errors import InputError, ModelError
from rag.pipeline import Pipeline
from rag.types import EVERYTHING, Answer, Claim, Draft, Drafts, Hit, Query, Scope, Searched, Tokens
from tests.conftest import ScriptedModel, hit

STAGES = ("understand", "retrieve", "rank", "answer", "verify")
FOUND = [hit("The river rose.", 1), hit("Rain is forecast.", 2)]
CLAIM = Claim("It rose.", (), "supported")


class Stages:
    """Five plain stages that remember what they were handed, in order."""

    name = "plain"

    def __init__(self, found: list[Hit], slow: str = "") -> None:
        self.found, self.slow = found, slow
        self.calls: list[tuple[object, ...]] = []

    def took(self, stage: str, *handed: object) -> None:
        self.calls.append((stage, *handed))
        if stage == self.slow:
            time.sleep(0.05)

    def understand(self, question: str, scope: Scope) -> Query:
        self.took("understand", question, scope)
        if not question:
            raise InputError("the question is empty")
        return Query(question, "en", question, scope)

    def retrieve(self, query: Query) -> list[Hit]:
        self.took("retrieve", query)
        return self.found

    def rank(self, query: Query, hits: list[Hit]) -> list[Hit]:
        self.took("rank", query, hits)
        return hits[:1]

    def __call__(self, query: Query, hits: list[Hit]) -> Drafts:
        self.took("answer", query, hits)
        return Drafts((Draft("It rose.", ()),), model="small")

    def verify(self, query: Query, hits: list[Hit], drafts: Drafts) -> Answer:
        self.took("verify", query, hits, drafts)
        claims = (CLAIM,) if drafts.claims else ()
        return Answer(query.text, query.language, claims, (), (), Searched(1, 2, query.scope), model=drafts.model)

    @property
    def pipeline(self) -> Pipeline:
        return Pipeline(self.understand, self.retrieve, self.rank, self, self.verify)


def test_the_stages_are_called_in_order_each_with_what_the_last_gave() -> None:
    stages = Stages(FOUND)
    stages.pipeline.ask("What rose?")
    query = Query("What rose?", "en", "What rose?")
    assert stages.calls == [
        ("understand", "What rose?", EVERYTHING),
        ("retrieve", query),
        ("rank", query, FOUND),
        ("answer", query, FOUND[:1]),
        ("verify", query, FOUND[:1], Drafts((Draft("It rose.", ()),), model="small")),
    ]


def test_the_answer_is_the_verifiers_under_the_answerers_name() -> None:
    answer = Stages(FOUND).pipeline.ask("What rose?")
    assert (answer.question, answer.claims, answer.model) == ("What rose?", (CLAIM,), "small")
    assert answer.answerer == "plain"
    assert not answer.refused


def test_the_scope_goes_in_with_the_question() -> None:
    scope = Scope(since=date(2020, 1, 1), sources=("Post",))
    stages = Stages(FOUND)
    assert stages.pipeline.ask("What rose?", scope).searched.scope == scope
    assert stages.calls[0] == ("understand", "What rose?", scope)


def test_without_hits_the_answerer_is_not_called_and_nothing_is_verified() -> None:
    stages = Stages([])
    answer = stages.pipeline.ask("What rose?")
    assert [stage for stage, *_ in stages.calls] == ["understand", "retrieve", "rank", "verify"]
    assert stages.calls[-1][2:] == ([], Drafts())
    assert answer.refused
    assert answer.answerer == "plain"


def test_what_is_no_question_stops_before_anything_is_looked_for() -> None:
    stages = Stages(FOUND)
    with pytest.raises(InputError, match="empty"):
        stages.pipeline.ask("")
    assert [stage for stage, *_ in stages.calls] == ["understand"]


def test_a_question_that_leans_on_the_last_is_asked_in_full() -> None:
    stages = Stages(FOUND)
    answer = stages.pipeline.ask("And when?", earlier=["What rose in Derna?"])
    assert answer.question == "And when?"
    assert stages.calls[-1][1] == Query("And when?", "en", "And when? (Derna)")


@pytest.mark.parametrize("found", [FOUND, []])
def test_every_stage_is_timed(found: list[Hit]) -> None:
    spent = Stages(found).pipeline.ask("What rose?").timings_ms
    assert tuple(spent) == STAGES
    assert all(ms >= 0 for ms in spent.values())


@pytest.mark.parametrize("slow", STAGES)
def test_time_is_counted_for_the_stage_that_spent_it(slow: str) -> None:
    spent = Stages(FOUND, slow).pipeline.ask("What rose?").timings_ms
    assert spent[slow] >= 45
    assert max(spent, key=lambda stage: spent[stage]) == slow


# Writers


ROSE, RAIN, SNOW = (Drafts((Draft(text, ()),), model="small") for text in ("It rose.", "Rain fell.", "Snow."))
COST = Drafts(model="small", tokens=Tokens(10, 5))
FAILED = ModelError("the server is silent")


class Writing(Stages):
    """A writer of these drafts, or failures; only snow does not hold."""

    def __init__(self, *written: Drafts | ModelError, mended: Sequence[Drafts | ModelError] = ()) -> None:
        super().__init__(FOUND)
        self.written, self.mended = written, mended

    def write(self, query: Query, hits: list[Hit]) -> Iterator[Drafts]:
        self.took("write", query, hits)
        yield from self.each(self.written)

    def mend(self, query: Query, hits: list[Hit], dropped: Sequence[Claim]) -> Iterator[Drafts]:
        self.took("mend", [claim.text for claim in dropped])
        yield from self.each(self.mended)

    def each(self, drafts: Sequence[Drafts | ModelError]) -> Iterator[Drafts]:
        for one in drafts:
            self.took("written")
            if isinstance(one, ModelError):
                raise one
            yield one

    def verify(self, query: Query, hits: list[Hit], drafts: Drafts) -> Answer:
        self.took("verify", *(draft.text for draft in drafts.claims))
        held = tuple(Claim(d.text, (), "supported") for d in drafts.claims if d.text != "Snow.")
        dropped = tuple(Claim(d.text, (), "unsupported", "no") for d in drafts.claims if d.text == "Snow.")
        searched = Searched(1, 2, query.scope)
        return Answer(query.text, "en", held, (), dropped, searched, model=drafts.model, tokens=drafts.tokens)

    def streamed(self, otherwise: Stages | None = None) -> list[Claim | Answer]:
        pipeline = Pipeline(self.understand, self.retrieve, self.rank, self, self.verify, otherwise)
        return list(pipeline.stream("What rose?"))


def texts(steps: Sequence[Claim | Answer]) -> list[str]:
    return [step.text for step in steps if isinstance(step, Claim)]


def test_an_answerer_that_writes_all_at_once_streams_too() -> None:
    *claims, answer = Stages(FOUND).pipeline.stream("What rose?")
    assert claims == [CLAIM]
    assert isinstance(answer, Answer)
    assert answer.claims == (CLAIM,)


def test_a_claim_is_shown_before_the_next_is_written() -> None:
    writing = Writing(ROSE, RAIN, COST)
    steps = Pipeline(writing.understand, writing.retrieve, writing.rank, writing, writing.verify).stream("What rose?")
    assert next(steps) == CLAIM
    assert [name for name, *_ in writing.calls].count("written") == 1
    assert texts(list(steps)) == ["Rain fell."]


def test_the_answer_is_all_that_was_shown_with_its_cost() -> None:
    *claims, answer = Writing(ROSE, RAIN, COST).streamed()
    assert isinstance(answer, Answer)
    assert answer.claims == tuple(claims)
    assert (answer.answerer, answer.model, answer.tokens, answer.note) == ("plain", "small", Tokens(10, 5), "")
    assert tuple(answer.timings_ms) == STAGES


def test_what_does_not_hold_is_not_shown_and_is_mended_once() -> None:
    writing = Writing(ROSE, SNOW, COST, mended=[RAIN, SNOW, COST])
    *claims, answer = writing.streamed()
    assert texts(claims) == ["It rose.", "Rain fell."]
    assert isinstance(answer, Answer)
    assert [claim.text for claim in answer.dropped] == ["Snow.", "Snow."]
    assert answer.tokens == Tokens(20, 10)
    assert [call for call in writing.calls if call[0] == "mend"] == [("mend", ["Snow."])]


def test_what_is_shown_is_not_shown_again() -> None:
    writing = Writing(ROSE, SNOW, mended=[ROSE, RAIN])
    assert texts(writing.streamed()) == ["It rose.", "Rain fell."]


def test_where_all_holds_nothing_is_mended() -> None:
    writing = Writing(ROSE, COST)
    writing.streamed()
    assert "mend" not in [name for name, *_ in writing.calls]


def test_without_hits_the_writer_is_not_asked() -> None:
    writing = Writing(ROSE)
    writing.found = []
    (answer,) = writing.streamed()
    assert isinstance(answer, Answer)
    assert answer.refused
    assert [name for name, *_ in writing.calls] == ["understand", "retrieve", "rank", "verify"]


@pytest.mark.parametrize(
    "writing", [Writing(ROSE, FAILED), Writing(ROSE, SNOW, FAILED), Writing(ROSE, SNOW, mended=[FAILED])]
)
def test_a_writer_that_fails_midway_leaves_what_held_and_a_note(writing: Writing) -> None:
    *claims, answer = writing.streamed(Stages(FOUND))
    assert claims == [CLAIM]
    assert isinstance(answer, Answer)
    assert answer.claims == (CLAIM,)
    assert answer.note == "There may be more: the server is silent."
    assert (answer.answerer, answer.model) == ("plain", "small")


@pytest.mark.parametrize("writing", [Writing(FAILED), Writing(SNOW, FAILED), Writing(SNOW, COST, mended=[FAILED])])
def test_a_writer_that_fails_before_anything_held_is_stood_in_for_with_a_note(writing: Writing) -> None:
    *claims, answer = writing.streamed(Extract(FOUND))
    assert claims == [CLAIM]
    assert isinstance(answer, Answer)
    assert (answer.answerer, answer.note) == ("extract", "Answered without the model: the server is silent.")
    assert [claim.text for claim in answer.dropped] == ["Snow."] * (len(writing.written) > 1 or bool(writing.mended))


class Extract(Stages):
    name = "extract"


def test_a_writer_that_fails_with_none_to_stand_in_is_an_error() -> None:
    with pytest.raises(ModelError, match="the server is silent"):
        Writing(FAILED).streamed()


def test_what_the_reader_does_between_two_claims_is_not_timed() -> None:
    writing = Writing(ROSE, RAIN)
    steps = Pipeline(writing.understand, writing.retrieve, writing.rank, writing, writing.verify).stream("What rose?")
    next(steps)
    time.sleep(0.3)
    answer = list(steps)[-1]
    assert isinstance(answer, Answer)
    assert sum(answer.timings_ms.values()) < 300


# Short calls


def asked(stages: Stages, *replies: str | list[str | ModelError]) -> tuple[Pipeline, ScriptedModel]:
    model = ScriptedModel(*replies)
    return replace(stages.pipeline, asides=Asides(model)), model


def test_what_the_question_finds_in_the_other_language_has_equal_say() -> None:
    stages = Stages(FOUND)
    pipeline, _ = asked(stages, "ماذا ارتفع؟")
    answer = pipeline.ask("What rose?")
    retrieved = [call[1] for call in stages.calls if call[0] == "retrieve"]
    assert [query.text for query in retrieved if isinstance(query, Query)] == ["What rose?", "ماذا ارتفع؟"]
    assert stages.calls[-1][1] == Query("What rose?", "en", "What rose?")
    assert answer.tokens == Tokens(10, 5)
    assert "translate" in answer.timings_ms


def test_a_question_that_cannot_be_put_into_the_other_language_is_answered_and_that_is_noted() -> None:
    stages = Stages(FOUND)
    pipeline, _ = asked(stages, [ModelError("down")])
    answer = pipeline.ask("What rose?")
    assert not answer.refused
    assert "translate_failed" in answer.timings_ms
    assert sum(call[0] == "retrieve" for call in stages.calls) == 1


def test_only_a_question_that_leans_is_put_to_the_model_as_a_whole() -> None:
    stages = Stages(FOUND)
    pipeline, model = asked(stages, "When did the Derna flood rise?", "متى ارتفع السيل في درنة؟")
    pipeline.ask("And when?", earlier=["What rose in the Derna flood?"])
    assert stages.calls[-1][1] == Query("And when?", "en", "When did the Derna flood rise?")
    pipeline, model = asked(stages, "ماذا ارتفع في درنة؟")
    pipeline.ask("What rose in Derna?", earlier=["What rose in the Derna flood?"])
    assert len(model.prompts) == 1


def test_a_follow_up_that_the_model_fails_to_complete_is_completed_without() -> None:
    stages = Stages(FOUND)
    pipeline, _ = asked(stages, [ModelError("down")], [ModelError("down")])
    answer = pipeline.ask("And when?", earlier=["What rose in Derna?"])
    assert stages.calls[-1][1] == Query("And when?", "en", "And when? (Derna)")
    assert "standalone_failed" in answer.timings_ms
