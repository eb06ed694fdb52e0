"""Asking, with plain functions for stages."""

import time
from datetime import date

import pytest

from rag.errors import InputError
from rag.pipeline import Pipeline
from rag.types import EVERYTHING, Answer, Claim, Draft, Drafts, Hit, Query, Scope, Searched
from tests.conftest import hit

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
