"""The border to a chat model: what it understands, and when it is left alone."""

from collections.abc import Generator, Iterator
from typing import Any

import pytest

from rag.endpoint import NO_STREAM, TOO_LONG, Endpoint
from rag.errors import ModelError
from rag.generate import AnswerForm
from rag.llm import Model
from rag.settings import Settings
from rag.types import Tokens
from tests.scripted import Script, fails, refuses, says, sends, whole

REFUSED = ModelError("unknown field", status=400)
TOO_MUCH = ModelError("too long", status=TOO_LONG)
DOWN = ModelError("silent", down=True)


class Wire:
    """An endpoint that fails in these ways, in order, then replies."""

    def __init__(
        self, *errors: ModelError, reply: tuple[str, ...] = ("Good.",), last: ModelError | None = None
    ) -> None:
        self.errors, self.reply, self.last = list(errors), reply, last
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.closed = 0

    def write(self, model: str, prompt: str, how: dict[str, Any]) -> Generator[str | Tokens]:
        self.asked.append((prompt, how))
        if self.errors:
            raise self.errors.pop(0)
        try:
            yield from self.reply
            if self.last:
                raise self.last
        finally:
            self.closed += 1


class Time:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def model(wire: Any, context: int = 8000, clock: Time | None = None) -> Model:
    return Model(wire, "small", context, AnswerForm, clock=clock or Time())


def asked(one: Model) -> str:
    return "".join(piece for piece in one.write(lambda room: f"for {room}") if isinstance(piece, str))


def test_it_is_asked_for_a_schema_in_a_stream_with_its_cost() -> None:
    wire = Wire()
    assert asked(model(wire)) == "Good."
    ((prompt, how),) = wire.asked
    form = how["response_format"]
    assert (form["type"], form["json_schema"]["strict"], form["json_schema"]["name"]) == (
        "json_schema",
        True,
        "answerform",
    )
    assert form["json_schema"]["schema"] == AnswerForm.model_json_schema()
    assert (how["stream"], how["stream_options"]) == (True, {"include_usage": True})
    assert prompt == "for 6000"


def test_what_it_does_not_understand_is_left_out_step_by_step_and_remembered() -> None:
    wire = Wire(*[REFUSED] * 4)
    one = model(wire)
    assert (asked(one), asked(one)) == ("Good.", "Good.")
    tried = [
        (how.get("response_format", {}).get("type"), "stream" in how, "stream_options" in how) for _, how in wire.asked
    ]
    assert tried == [
        ("json_schema", True, True),
        ("json_object", True, True),
        (None, True, True),
        (None, True, False),
        (None, False, False),
        (None, False, False),
    ]


def test_one_that_refuses_everything_says_so_and_is_asked_in_full_again() -> None:
    wire = Wire(*[REFUSED] * 5)
    one = model(wire)
    with pytest.raises(ModelError, match="unknown field"):
        asked(one)
    assert asked(one) == "Good."
    assert "response_format" in wire.asked[5][1]


def test_a_context_is_learnt_from_a_refusal() -> None:
    wire = Wire(TOO_MUCH, TOO_MUCH)
    one = model(wire)
    assert (asked(one), asked(one)) == ("Good.", "Good.")
    assert [prompt for prompt, _ in wire.asked] == ["for 6000", "for 3000", "for 1500", "for 1500"]


def test_a_context_has_a_least_size() -> None:
    wire = Wire(*[TOO_MUCH] * 9)
    with pytest.raises(ModelError, match="too long"):
        asked(model(wire))
    assert wire.asked[-1][0] == "for 750"


@pytest.mark.parametrize(("after", "rest"), [(0.0, 30), (5.0, 30), (120.0, 120)])
def test_one_that_is_down_is_left_alone_for_a_while(after: float, rest: int) -> None:
    wire, clock = Wire(ModelError("silent", down=True, after=after)), Time()
    one = model(wire, clock=clock)
    for clock.now in (0.0, rest - 1):
        with pytest.raises(ModelError, match="silent"):
            asked(one)
    assert len(wire.asked) == 1
    clock.now = rest + 1
    assert asked(one) == "Good."


@pytest.mark.parametrize("wire", [Wire(ModelError("odd")), Wire(last=DOWN)])
def test_one_that_failed_otherwise_is_asked_the_next_question(wire: Wire) -> None:
    one = model(wire)
    with pytest.raises(ModelError):
        asked(one)
    wire.last = None
    assert asked(one) == "Good."


def test_one_that_does_not_come_to_an_end_is_stopped() -> None:
    wire = Wire(reply=("word " * 200,) * 50)
    with pytest.raises(ModelError, match="small did not come to an end: use another model"):
        asked(model(wire))
    assert wire.closed == 1


def test_closing_the_reply_closes_the_endpoints() -> None:
    wire = Wire(reply=("a", "b"))
    pieces = model(wire).write(lambda room: "x")
    next(pieces)
    assert wire.closed == 0
    pieces.close()
    assert wire.closed == 1


@pytest.fixture
def real(script: Script) -> Iterator[Model]:
    endpoint = Endpoint(Settings(openai_api_key="sk", openai_base_url=script.url))
    yield model(endpoint)
    endpoint._client.close()


@pytest.mark.parametrize(
    ("unknown", "calls"),
    [
        ([], 1),
        (["json_schema"], 2),
        (["json_schema", "json_object"], 3),
        (["response_format", "stream_options"], 4),
        (["response_format", "stream_options", "stream"], 5),
    ],
)
@pytest.mark.parametrize("status", [400, 422, NO_STREAM])
def test_any_server_is_understood(script: Script, real: Model, unknown: list[str], calls: int, status: int) -> None:
    script.plays(refuses(*unknown, status=status, then=says("Go", "od.")))
    assert (asked(real), len(script.asked)) == ("Good.", calls)
    assert (asked(real), len(script.asked)) == ("Good.", calls + 1)


def test_a_server_that_never_streams_is_understood(script: Script, real: Model) -> None:
    script.plays(sends(whole("Good.")))
    assert asked(real) == "Good."


def test_a_server_with_a_small_context_is_understood(script: Script, real: Model) -> None:
    script.plays(fails(400, "This model's maximum context length is 4096 tokens"), says("Good."))
    assert asked(real) == "Good."
    assert script.prompts == ["for 6000", "for 3000"]
