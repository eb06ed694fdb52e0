"""What happens when something is asked, without a browser."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

import pytest

from rag.errors import InputError
from rag.pipeline import Pipeline
from rag.types import Answer, Claim, Drafts, Hit, Query, Scope
from tests.shown import answered
from web.examples import Examples
from web.narrow import Narrowing
from web.page.asking import LONGEST, Asking
from web.page.steps import steps
from web.page.talk import Talk
from web.visitor import OWNER

ANSWER = answered("Boats sailed. It rained.", "Boats sailed.")


@dataclass
class Stages:
    """Stages that do as little as they can, and note what they were asked."""

    answer: Answer = ANSWER
    questions: list[str] = None  # type: ignore[assignment]
    held: Callable[[], None] = lambda: None
    name: str = "fake"

    def __post_init__(self) -> None:
        self.questions = []

    def understand(self, question: str, scope: Scope) -> Query:
        self.questions.append(question)
        if not question.strip():
            raise InputError("the question is empty")
        return Query(question, "en", question, scope)

    def retrieve(self, query: Query) -> list[Hit]:
        self.held()
        return []

    def __call__(self, query: Query, hits: list[Hit]) -> Drafts:
        return Drafts()

    def verify(self, query: Query, hits: list[Hit], drafts: Drafts) -> Answer:
        return replace(self.answer, question=query.text)

    def pipeline(self) -> Pipeline:
        return Pipeline(self.understand, self.retrieve, lambda query, hits: hits, self, self.verify)


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as made:
        yield made


def asking(stages: Stages, threads: ThreadPoolExecutor) -> Asking:
    article = ANSWER.citations[0].article
    catalogue = SimpleNamespace(article=lambda own, revision=None: article)
    service: Any = SimpleNamespace(pipeline=stages.pipeline(), corpus=SimpleNamespace(catalogue=catalogue))
    return Asking(service, Examples(service.corpus, service.pipeline), threads)


def request(**query: str) -> Any:
    scope = {"state": {"visitor": OWNER}}
    return SimpleNamespace(query_params=query, headers={}, request=SimpleNamespace(scope=scope))


def asked(page: Asking, question: str, talk: Talk) -> list[tuple[Any, ...]]:
    async def all_of() -> list[tuple[Any, ...]]:
        return [shown async for shown in page.ask(question, talk, Narrowing(), request())]

    return asyncio.run(all_of())


def test_each_stage_is_named_then_each_claim_and_then_the_answer(threads: ThreadPoolExecutor) -> None:
    async def said() -> list[Any]:
        return [
            step async for batch in steps(Stages().pipeline(), "Who sailed?", Scope(), [], threads) for step in batch
        ]

    found = asyncio.run(said())
    assert [step for step in found if isinstance(step, str)] == ["understanding", "searching", "reading", "checking"]
    assert [type(step) for step in found[-2:]] == [Claim, Answer]


def test_what_is_sent_as_a_question_is_read_as_text(threads: ThreadPoolExecutor) -> None:
    stages = Stages()
    for sent in (7, {"path": "/etc/passwd"}):
        asked(asking(stages, threads), sent, Talk())  # type: ignore[arg-type]
    assert stages.questions == ["7", "{'path': '/etc/passwd'}"]


def test_who_stops_listening_stops_the_work(threads: ThreadPoolExecutor) -> None:
    going, stages = threading.Event(), Stages()
    stages.held = lambda: going.wait(10) and None

    async def stop_early() -> None:
        listening = steps(stages.pipeline(), "Who sailed?", Scope(), [], threads)
        async for batch in listening:
            if "searching" in batch:
                break
        await listening.aclose()  # type: ignore[attr-defined]

    asyncio.run(stop_early())
    checked: list[Any] = []
    stages.verify = lambda *given: checked.append(given)  # type: ignore[assignment,method-assign]
    going.set()
    threads.shutdown()
    assert checked == []


def test_what_breaks_is_not_swallowed(threads: ThreadPoolExecutor) -> None:
    stages = Stages()
    stages.retrieve = lambda query: 1 / 0  # type: ignore[assignment,method-assign,return-value]

    async def broken() -> None:
        async for _ in steps(stages.pipeline(), "Who sailed?", Scope(), [], threads):
            pass

    with pytest.raises(ZeroDivisionError):
        asyncio.run(broken())


def test_an_answer_grows_and_its_evidence_with_it(threads: ThreadPoolExecutor) -> None:
    shown = asked(asking(Stages(), threads), "Who sailed?", Talk())
    first, last = shown[0], shown[-1]
    assert 'class="turn running"' in first[2] and "<article" not in first[4]
    assert 'class="turn done"' in last[2] and 'href="#s1-1"' in last[2]
    assert 'id="s1-1"' in last[4]
    assert last[0].turns[0].answer.claims == ANSWER.claims


def test_the_conversation_is_what_the_session_holds_and_no_client_can_add_to_it(threads: ThreadPoolExecutor) -> None:
    page, stages = None, Stages()
    page = asking(stages, threads)
    talk = asked(page, "Who sailed?", Talk())[-1][0]
    talk = asked(page, "Who else sailed?", talk)[-1][0]
    assert [turn.question for turn in talk.turns] == ["Who sailed?", "Who else sailed?"]


def test_what_is_no_question_is_told_what_to_do(threads: ThreadPoolExecutor) -> None:
    shown = asked(asking(Stages(), threads), "  ", Talk())[-1]
    assert "the question is empty" in shown[2]
    assert not shown[0].turns[0].running


def test_a_long_question_is_cut(threads: ThreadPoolExecutor) -> None:
    stages = Stages()
    asked(asking(stages, threads), "x" * 9000, Talk())
    assert len(stages.questions[0]) == LONGEST


def test_the_last_question_is_asked_again_in_its_place_an_earlier_one_at_the_end(threads: ThreadPoolExecutor) -> None:
    page = asking(Stages(), threads)
    talk = asked(page, "Two?", asked(page, "One?", Talk())[-1][0])[-1][0]

    def again(n: int, question: str) -> list[tuple[int, str]]:
        async def all_of() -> Talk:
            data: Any = SimpleNamespace(question=question, n=str(n))
            return [shown async for shown in page.again(talk, Narrowing(), data, request())][-1][0]

        return [(turn.n, turn.question) for turn in asyncio.run(all_of()).turns]

    assert again(2, "Two?") == [(1, "One?"), (3, "Two?")]
    assert again(1, "One?") == [(1, "One?"), (2, "Two?"), (3, "One?")]


def test_a_question_is_put_back_into_the_box_and_taken_out_again(threads: ThreadPoolExecutor) -> None:
    page = asking(Stages(), threads)
    talk = asked(page, "One?", Talk())[-1][0]
    data: Any = SimpleNamespace(n="1")
    shown = page.edit(talk, data)
    assert shown[0].value == "One?" and shown[1].editing == 1 and "will be replaced" in shown[4]
    assert page.cancel(shown[1])[1].editing is None
    gone: Any = SimpleNamespace(n="7")
    assert page.edit(talk, gone)[1] is page.edit(talk, gone)[0]


def test_the_address_prefills_the_box_and_sends_nothing(threads: ThreadPoolExecutor) -> None:
    stages = Stages()
    shown = asking(stages, threads).greet(request(q="Who <b>?", lang="ar", source="Post"))
    assert shown[0].value == "Who <b>?"
    assert shown[1].scope == Scope(sources=("Post",)) and shown[1].look.language == "ar"
    assert "اسأل الأخبار" in shown[2]
    assert stages.questions == []


def test_the_conversation_is_shown_in_another_language(threads: ThreadPoolExecutor) -> None:
    page = asking(Stages(), threads)
    talk = asked(page, "Who sailed?", Talk())[-1][0]
    data: Any = SimpleNamespace(lang="ar", digits="arab")
    shown = page.looked(talk, data)
    assert "نسخ مع المصادر" in shown[3] and "المقال كاملا" in shown[5] and ">١</a>" in shown[3]
