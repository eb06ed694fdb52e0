"""The server: told to stop, it finishes the answers it is giving or, where that takes too long, says so and ends."""

import asyncio
import gc
import json
import os
import signal
import sys
from math import ceil
from threading import Timer
from typing import Any, NoReturn

import uvicorn
from anyio import to_thread
from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rag.errors import InputError

_STOPPED = "the server is being stopped: ask again in a moment"
_PROBLEM = {"type": "about:blank", "title": "Service Unavailable", "status": 503, "detail": _STOPPED}
_BODY = json.dumps({**_PROBLEM, "error": {"message": _STOPPED, "type": "server_error"}}).encode()  # OpenAI's shape too
_THREADS = 200  # who is answered or in line holds one, and how many may be the guard says
_IDLE = 75  # seconds that a connection is kept for more: longer than proxies do, so that none asks as it is closed
_LAST = 5  # seconds after which a stop that is not done is cut short


def serve(app: FastAPI, host: str, port: int, grace: float, **how: Any) -> None:
    """Serve until SIGTERM or Ctrl-C, and `grace` seconds more where answers are being given.

    InputError for an address that cannot be served on.
    """
    exchanges = Exchanges(app)
    how |= {"timeout_keep_alive": _IDLE, "timeout_graceful_shutdown": ceil(grace) + 1}
    config = uvicorn.Config(exchanges, host=host, port=port, **how)
    before = {number: signal.signal(number, _heard) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        # A loop that nobody closes: to close it is to wait for threads that wait for a model.
        loop = (config.get_loop_factory() or asyncio.new_event_loop)()
        loop.run_until_complete(_Server(config, app, exchanges, grace).serve())
    except SystemExit as error:  # what uvicorn makes of an address that is taken
        raise InputError(f"{host}:{port} cannot be served on: set KHABAR_PORT to another") from error
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def settle() -> None:
    """What is held by now is held for good: to look through it for what nobody needs stops every answer for .2 s."""
    gc.collect()
    gc.freeze()


def leave() -> NoReturn:
    """End the process, whatever its threads still wait for."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _heard(number: int, frame: object) -> None:
    """uvicorn raises a signal again when it has done what was asked; all is done then."""


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, app: FastAPI, exchanges: "Exchanges", grace: float) -> None:
        super().__init__(config)
        self._site, self._exchanges, self._grace = app, exchanges, grace

    async def startup(self, sockets: list[Any] | None = None) -> None:
        to_thread.current_default_thread_limiter().total_tokens = _THREADS
        settle()
        await super().startup(sockets)

    async def shutdown(self, sockets: list[Any] | None = None) -> None:
        _let_go(self._site)
        watchdog = Timer(self._grace + _LAST, leave)
        watchdog.daemon = True
        watchdog.start()
        ending = asyncio.ensure_future(self._end())
        await super().shutdown(sockets)
        ending.cancel()

    async def _end(self) -> None:
        await asyncio.sleep(self._grace)
        await self._exchanges.end()


def _let_go(site: FastAPI) -> None:
    """End what gradio holds open to every page for as long as it is shown."""
    for route in site.routes:
        stop = getattr(getattr(route, "app", None), "stop_event", None)
        if isinstance(stop, asyncio.Event):
            stop.set()


class Exchanges:
    """An application whose unfinished answers can be ended from outside, whatever it waits for itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._open: set[_Exchange] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(send)
        self._open.add(exchange)
        try:
            await self._app(scope, receive, exchange.send)
        finally:
            self._open.discard(exchange)

    async def end(self) -> None:
        for exchange in list(self._open):
            await exchange.end()


class _Exchange:
    """One request, and how far its answer is."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._kind: bytes | None = None  # of what is being sent, once it is
        self._over = False

    async def send(self, message: Message) -> None:
        if self._over:
            return
        if message["type"] == "http.response.start":
            self._kind = dict(message.get("headers", ())).get(b"content-type", b"")
        self._over = message["type"] == "http.response.body" and not message.get("more_body", False)
        await self._send(message)

    async def end(self) -> None:
        """With a word why, where the protocol has room for it."""
        if self._over:
            return
        self._over = True
        if self._kind is None:
            headers = [(b"content-type", b"application/problem+json"), (b"retry-after", b"5")]
            await self._send({"type": "http.response.start", "status": 503, "headers": headers})
            await self._send({"type": "http.response.body", "body": _BODY})
        elif self._kind.startswith(b"text/event-stream"):
            await self._send({"type": "http.response.body", "body": b"event: problem\ndata: " + _BODY + b"\n\n"})
