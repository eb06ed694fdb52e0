"""An OpenAI-compatible server that does what it is told to: replies, and the faults of real ones."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from time import sleep
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

Body = dict[str, Any]
Behaviour = Callable[["Script", Body], Awaitable[Response]]
AT_ONCE = {"retry-after-ms": "1"}


@dataclass
class Script:
    """Behaviours in order, the last one again and again, and what was asked for them."""

    behaviours: list[Behaviour] = field(default_factory=list)
    asked: list[tuple[str, dict[str, str], Body]] = field(default_factory=list)
    let_go: Event = field(default_factory=Event)  # a client closed a stream before its end
    over: bool = False
    url: str = ""

    def plays(self, *behaviours: Behaviour) -> None:
        self.behaviours += behaviours

    async def reply(self, request: Request) -> Response:
        body = await request.json()
        self.asked.append((request.url.path, dict(request.headers), body))
        behave = self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]
        return await behave(self, body)

    @property
    def prompts(self) -> list[str]:
        return [body["messages"][0]["content"] for path, _, body in self.asked if path.endswith("completions")]


@contextmanager
def served(script: Script) -> Iterator[Script]:
    """The script on a port of the loopback."""
    app = Starlette(routes=[Route("/v1/{path:path}", script.reply, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", lifespan="off", ws="none"))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        sleep(0.005)
    script.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/v1"
    yield script
    script.over = True
    server.should_exit = server.force_exit = True
    thread.join()


# What it can be told to do.


def sends(body: Any, status: int = 200, headers: dict[str, str] = AT_ONCE) -> Behaviour:
    """A body as it is, as JSON unless it is a page."""

    async def behave(script: Script, _: Body) -> Response:
        said = body if isinstance(body, str) else json.dumps(body)
        kind = "text/html" if said.startswith("<") else "application/json"
        return Response(said, status, headers, media_type=kind)

    return behave


def fails(status: int, message: str = "no", **headers: str) -> Behaviour:
    named = {name.replace("_", "-"): value for name, value in headers.items()} or AT_ONCE
    return sends({"error": {"message": message}}, status, named)


def says(*pieces: str, finish: str | None = "stop", prompt: int = 10, completion: int = 5) -> Behaviour:
    """A reply piece by piece, with its cost; whole, where no stream is asked for."""

    async def behave(script: Script, body: Body) -> Response:
        if not body.get("stream"):
            return Response(
                json.dumps(whole("".join(pieces), finish, prompt, completion)), media_type="application/json"
            )
        lines = [chunk(piece) for piece in pieces] + ([chunk("", finish)] if finish else [])
        if body.get("stream_options", {}).get("include_usage"):
            lines.append(event({**_CHUNK, "choices": [], "usage": _usage(prompt, completion)}))
        return streamed(script, [*lines, b"data: [DONE]\n\n"])

    return behave


def answers(reply: Callable[[str], str]) -> Behaviour:
    """What the reply makes of the prompt."""

    async def behave(script: Script, body: Body) -> Response:
        return await says(reply(body["messages"][0]["content"]))(script, body)

    return behave


def refuses(*fields: str, status: int = 400, then: Behaviour) -> Behaviour:
    """Knows nothing of some fields of a request, or of one kind of reply form; else as `then`."""

    async def behave(script: Script, body: Body) -> Response:
        asked = {name for name in body if body[name]} | {body.get("response_format", {}).get("type", "")}
        if asked & set(fields):
            return await fails(status)(script, body)
        return await then(script, body)

    return behave


def raw(*parts: bytes, pause: float = 0.0, breaks: bool = False, endless: bool = False) -> Behaviour:
    """Bytes of a stream as they are; it may break off, or go on with the last part for ever."""

    async def behave(script: Script, _: Body) -> Response:
        return streamed(script, list(parts), pause, breaks, endless)

    return behave


async def silent(script: Script, _: Body) -> Response:
    for _second in range(1000):
        if script.over:
            break
        await asyncio.sleep(0.01)
    return Response()


def streamed(
    script: Script, parts: list[bytes], pause: float = 0.0, breaks: bool = False, endless: bool = False
) -> StreamingResponse:
    async def send() -> AsyncIterator[bytes]:
        try:
            for part in parts:
                yield part
                await asyncio.sleep(pause)
            while endless and not script.over:
                yield parts[-1]
                await asyncio.sleep(pause)
            if breaks:
                raise ConnectionAbortedError
        except (asyncio.CancelledError, GeneratorExit):
            script.let_go.set()
            raise

    return StreamingResponse(send(), media_type="text/event-stream")


_CHUNK = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "small"}


def event(data: Any) -> bytes:
    return f"data: {json.dumps(data)}\n\n".encode()


def chunk(content: str | None, finish: str | None = None, **more: Any) -> bytes:
    return event({**_CHUNK, "choices": [{"index": 0, "delta": {"content": content, **more}, "finish_reason": finish}]})


def whole(content: str | None, finish: str | None = "stop", prompt: int = 10, completion: int = 5) -> Body:
    message = {"role": "assistant", "content": content}
    choices = [{"index": 0, "finish_reason": finish, "message": message}]
    return {**_CHUNK, "object": "chat.completion", "choices": choices, "usage": _usage(prompt, completion)}


def _usage(prompt: int, completion: int) -> dict[str, int]:
    return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}
