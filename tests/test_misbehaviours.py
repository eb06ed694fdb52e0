"""Models and servers that misbehave: nothing unsupported is shown, and every question comes to an end."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from rag.endpoint import Endpoint
from rag.errors import ModelError
from rag.extract import Extractive
from rag.generate import AnswerForm, Generative
from rag.llm import Model
from rag.pipeline import Pipeline
from rag.settings import Settings
from rag.types import Answer, Claim, Searched, Story
from rag.understand import understand
from rag.verify import Verify
from tests.misbehaviours import DRIPS, FAULTS, GOOD, HITS, MISBEHAVIOURS, Case
from tests.scripted import Script, chunk, fails, raw, served

PASSAGES = {found.passage.text for found in HITS}


@pytest.fixture(scope="module")
def server() -> Iterator[Script]:
    with served(Script()) as script:
        yield script


@pytest.fixture
def pipeline(server: Script) -> Iterator[Pipeline]:
    yield from piped(server, timeout=60.0)


@pytest.fixture
def hurried(server: Script) -> Iterator[Pipeline]:
    yield from piped(server, timeout=2.0)


def piped(server: Script, timeout: float) -> Iterator[Pipeline]:
    server.behaviours, server.asked = [], []
    endpoint = Endpoint(Settings(openai_api_key="sk", openai_base_url=server.url, timeout=timeout))
    yield Pipeline(
        understand,
        lambda query: HITS,
        lambda query, hits: hits,
        Generative(Model(endpoint, "small", 8192, AnswerForm), len),
        Verify(lambda scope: Searched(3, 3, scope), lambda ids, scope: tuple[Story, ...]()),
        Extractive(),
    )
    endpoint._client.close()


def streamed(pipeline: Pipeline) -> tuple[list[str], Answer]:
    *claims, answer = pipeline.stream("Who led the Turkish side at the talks in Ankara?")
    assert isinstance(answer, Answer)
    assert answer.claims == tuple(claims)
    return [claim.text for claim in claims if isinstance(claim, Claim)], answer


def holds(pipeline: Pipeline, case: Case) -> None:
    """What may be shown is shown, what is dropped has a reason, and who wrote the answer is said."""
    claims, answer = streamed(pipeline)
    assert all(claim.reason for claim in answer.dropped)
    if case.dropped:
        assert case.dropped in (answer.dropped[0].reason or "")
    else:
        assert answer.dropped == ()
    assert case.note in answer.note
    assert bool(case.note) == bool(answer.note)
    if case.note and not case.shown:
        assert answer.answerer == "extractive"
        assert set(claims) <= PASSAGES
        assert claims
    else:
        assert (answer.answerer, tuple(claims)) == ("llm", case.shown)


@pytest.mark.parametrize("name", MISBEHAVIOURS)
def test_a_model_that(name: str, server: Script, pipeline: Pipeline) -> None:
    case = MISBEHAVIOURS[name]
    server.plays(case.behaviour, case.mended)
    holds(pipeline, case)


@pytest.mark.parametrize("name", FAULTS)
def test_a_server_that(name: str, server: Script, pipeline: Pipeline) -> None:
    server.plays(FAULTS[name].behaviour)
    holds(pipeline, FAULTS[name])


@pytest.mark.parametrize("name", DRIPS)
def test_a_server_that_takes_for_ever(name: str, server: Script, hurried: Pipeline) -> None:
    server.plays(DRIPS[name].behaviour)
    holds(hurried, DRIPS[name])


def test_without_another_answerer_a_fault_is_one_clear_line(server: Script, pipeline: Pipeline) -> None:
    server.plays(fails(401))
    with pytest.raises(ModelError, match=r"^127.0.0.1 refused the key: check OPENAI_API_KEY$"):
        replace(pipeline, otherwise=None).ask("Who led the Turkish side?")


def test_a_server_that_is_down_is_asked_once_and_the_next_answers_come_without_it(
    server: Script, pipeline: Pipeline
) -> None:
    server.plays(fails(500))
    for _ in range(3):
        assert "answered 500" in streamed(pipeline)[1].note
    assert len(server.asked) == 3  # the tries of the first question


def test_a_reader_who_leaves_lets_the_server_go(server: Script, pipeline: Pipeline) -> None:
    server.let_go.clear()
    server.plays(raw(chunk(GOOD), chunk(" "), pause=0.01, endless=True))
    steps = pipeline.stream("Who led the Turkish side?")
    next(steps)
    steps.close()
    assert server.let_go.wait(5)
