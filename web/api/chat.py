"""OpenAI's protocol: whatever speaks it asks the news. Only what it needs of it: models, and chat completions."""

import json
from collections.abc import Callable, Generator, Sequence
from functools import partial
from time import time
from typing import Annotated, Any, Literal
from uuid import uuid4

from fastapi import Depends, FastAPI, Request
from pydantic import BaseModel, ConfigDict, Field, StrictBool
from starlette.responses import JSONResponse, Response

from rag.errors import KhabarError
from rag.types import EVERYTHING, Answer, Claim
from web.api.asked import Text
from web.api.desk import Desk, at_desk
from web.api.events import begun, streamed
from web.api.problems import Problem, problem_of, tell_problems
from web.api.replies import Message
from web.service import Service
from web.visitor import Visitor

MODEL = "khabar"
_MADE = 1_763_769_600  # seconds since 1970; the protocol wants to know when a model was made
_TYPES = {401: "authentication_error", 403: "permission_error", 404: "not_found_error", 429: "rate_limit_error"}
_PROBLEM: dict[str, Any] = {
    "description": "What went wrong, in OpenAI's shape.",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "properties": {
                    "error": {
                        "type": "object",
                        "properties": {
                            "message": {"type": "string"},
                            "type": {"type": "string"},
                            "param": {"type": ["string", "null"]},
                            "code": {"type": ["string", "null"]},
                        },
                        "required": ["message", "type", "param", "code"],
                    }
                },
                "required": ["error"],
            }
        }
    },
}
_CHUNKS: dict[str, Any] = {
    "description": "A chat completion; where `stream` is set, its chunks as events, and `[DONE]`.",
    "content": {
        "text/event-stream": {
            "schema": {"type": "object", "properties": {"data": {"type": "string"}}, "required": ["data"]}
        }
    },
}


class Part(BaseModel):
    """A part of a message; of those that are no text nothing is taken."""

    type: str
    text: Text = ""


class Turn(BaseModel):
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Text | list[Part] | None = None

    @property
    def said(self) -> str:
        if isinstance(self.content, list):
            return " ".join(part.text for part in self.content if part.type == "text")
        return self.content or ""


class StreamOptions(BaseModel):
    include_usage: StrictBool | None = None


class Completion(BaseModel):
    """What of OpenAI's request is heeded; temperature and the like are taken and have no meaning here."""

    model_config = ConfigDict(extra="allow")

    model: Text = Field(examples=[MODEL])
    messages: list[Turn] = Field(min_length=1, max_length=500)
    stream: StrictBool | None = None
    stream_options: StreamOptions | None = None
    n: Literal[1] | None = Field(None, description="There is one answer.")


def chat(service: Service) -> FastAPI:
    """What stands at /v1."""
    app = _app()
    At = Annotated[Desk, Depends(partial(at_desk, service))]

    @app.get("/models")
    def models(desk: At) -> Response:
        return JSONResponse({"object": "list", "data": [_model()]})

    @app.get("/models/{id}")
    def model(desk: At, id: str) -> Response:
        _known(id)
        return JSONResponse(_model())

    @app.post("/chat/completions", responses={200: _CHUNKS})
    def completions(request: Request, desk: At, asked: Completion) -> Response:
        """The last message of the user is the question, and those before it are what it may lean on."""
        _known(asked.model)
        question, earlier = _questions(asked.messages)
        permanent = partial(_permanent, request)
        steps = desk.stream(question, EVERYTHING, earlier)
        if asked.stream:
            usage = bool(asked.stream_options and asked.stream_options.include_usage)
            return streamed(_chunks(begun(steps), desk.visitor, permanent, usage))
        return JSONResponse(_whole(steps, permanent))

    return app


def _app() -> FastAPI:
    told: dict[int | str, dict[str, Any]] = {"4XX": _PROBLEM, "5XX": _PROBLEM}
    app = FastAPI(title="Khabar, as OpenAI's API", version="1", docs_url=None, redoc_url=None, responses=told)
    tell_problems(app, _reply)
    return app


def _questions(messages: Sequence[Turn]) -> tuple[str, list[str]]:
    asked = [turn.said for turn in messages if turn.role == "user"]
    if not asked:
        raise Problem(422, "messages: one of the user's is required, the last of which is the question")
    return asked[-1], asked[:-1]


def _known(model: str) -> None:
    if model != MODEL:
        raise Problem(404, f"the model {model[:100]} does not exist: use {MODEL}", code="model_not_found")


def _model() -> dict[str, Any]:
    return {"id": MODEL, "object": "model", "created": _MADE, "owned_by": MODEL}


def _permanent(request: Request, citation: str) -> str:
    """Where the quote can be seen, as the visitor reaches this site."""
    root = request.scope.get("root_path", "").removesuffix("/v1")
    return f"{request.url.scheme}://{request.url.netloc}{root}/api/citations/{citation}"


def _whole(steps: Generator[Claim | Answer], permanent: Callable[[str], str]) -> dict[str, Any]:
    message = Message()
    for step in steps:
        if not isinstance(step, Answer):
            message.claim(step)
            continue
        message.rest(step)
        said: dict[str, Any] = {"role": "assistant", "content": message.text, "refusal": None}
        said["annotations"] = message.annotations(step, permanent)
        choice = {"index": 0, "message": said, "finish_reason": "stop", "logprobs": None}
        return {**_head("chat.completion"), "choices": [choice], "usage": _usage(step)}
    raise AssertionError("the pipeline ends with an answer")


def _chunks(
    steps: Generator[Claim | Answer], visitor: Visitor, permanent: Callable[[str], str], usage: bool
) -> Generator[str]:
    """The same text, a claim at a time; the annotations come with its end."""
    message, head = Message(), _head("chat.completion.chunk")

    def chunk(delta: dict[str, Any], finish: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return _data({**head, "choices": [choice]})

    try:
        yield chunk({"role": "assistant", "content": ""})
        for step in steps:
            if not isinstance(step, Answer):
                yield chunk({"content": message.claim(step)})
                continue
            yield chunk({"content": message.rest(step), "annotations": message.annotations(step, permanent)})
            yield chunk({}, "stop")
            if usage:
                yield _data({**head, "choices": [], "usage": _usage(step)})
        yield "data: [DONE]\n\n"
    except KhabarError as error:
        yield _data(_error(problem_of(error, visitor)))
    finally:
        steps.close()


def _head(kind: str) -> dict[str, Any]:
    return {"id": f"chatcmpl-{uuid4().hex}", "object": kind, "created": int(time()), "model": MODEL}


def _usage(answer: Answer) -> dict[str, int]:
    read, written = answer.tokens.prompt, answer.tokens.completion
    return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}


def _data(value: dict[str, Any]) -> str:
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n"


def _error(problem: Problem) -> dict[str, Any]:
    """In OpenAI's shape."""
    kind = _TYPES.get(problem.status, "invalid_request_error" if problem.status < 500 else "server_error")
    places = problem.more.get("errors", [])
    param = places[0]["where"] if places else None
    return {"error": {"message": problem.detail, "type": kind, "param": param, "code": problem.more.get("code")}}


def _reply(problem: Problem) -> Response:
    body = json.dumps(_error(problem), ensure_ascii=False).encode("utf-8", "replace")
    status = 400 if problem.status == 422 else problem.status  # which OpenAI's clients know
    return Response(body, status, problem.headers, "application/json")
