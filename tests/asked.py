"""Requests handed straight to an ASGI application, and every way in that it has."""

import asyncio
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from starlette.routing import WebSocketRoute
from starlette.types import ASGIApp, Message

HERE = ("127.0.0.1", 7860)


class Reply(NamedTuple):
    status: int  # of a websocket: 101 where it was opened, else 403 as servers make of it
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


class Way(NamedTuple):
    method: str  # WEBSOCKET is one
    path: str


def ways(routes: Iterable[Any], prefix: str = "") -> Iterator[Way]:
    """Every route, those of mounted applications and included routers too, with its parameters filled in."""
    for route in routes:
        included = getattr(route, "original_router", None)
        if included is not None:
            yield from ways(included.routes, prefix + route.include_context.prefix)
            continue
        path = prefix + re.sub(r"\{[^}]*\}", "x", getattr(route, "path", ""))
        if isinstance(route, WebSocketRoute):
            yield Way("WEBSOCKET", path)
        for method in getattr(route, "methods", None) or ():
            yield Way(method, path)
        inner = getattr(route, "routes", None)
        if inner:
            yield from ways(inner, path.rstrip("/"))
        elif not hasattr(route, "methods") and not isinstance(route, WebSocketRoute):
            yield Way("GET", f"{path}/x")  # an application of its own: static files, MCP


def asked(
    app: ASGIApp,
    method: str = "GET",
    path: str = "/",
    headers: Mapping[str, str] | None = None,
    body: bytes | Iterable[bytes] = b"",
    client: str = "127.0.0.1",
    server: tuple[str, int] = HERE,
    **more: Any,
) -> Reply:
    """What comes of one request; the body is read until the reply ends, or five seconds have passed."""
    given = {"host": f"{server[0]}:{server[1]}", **(headers or {})}
    path, _, query = path.partition("?")
    scope: dict[str, Any] = {
        "type": "websocket" if method == "WEBSOCKET" else "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "ws" if method == "WEBSOCKET" else "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode()) for name, value in given.items()],
        "client": (client, 50000),
        "server": server,
        "state": {},
        **more,
    }
    if method == "WEBSOCKET":
        scope["subprotocols"] = []
    else:
        scope["method"] = method
    loop = asyncio.new_event_loop()  # asyncio.run would leave none behind, for which gradio makes up
    try:
        return loop.run_until_complete(_answered(app, scope, [body] if isinstance(body, bytes) else list(body)))
    finally:
        loop.close()


async def _answered(app: ASGIApp, scope: dict[str, Any], parts: list[bytes]) -> Reply:
    sent: list[Message] = []
    over = asyncio.Event()

    async def receive() -> Message:
        if scope["type"] == "websocket":
            return {"type": "websocket.connect"}
        if parts:
            part = parts.pop(0)
            return {"type": "http.request", "body": part, "more_body": bool(parts)}
        await over.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)
        if message["type"] in ("websocket.accept", "websocket.close"):
            over.set()
        if message["type"] == "http.response.body" and not message.get("more_body"):
            over.set()

    running = asyncio.ensure_future(app(scope, receive, send))
    await asyncio.wait([running], timeout=5)
    if not running.done():
        running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    return _reply(sent)


def _reply(sent: list[Message]) -> Reply:
    kinds = [message["type"] for message in sent]
    if "websocket.accept" in kinds:
        return Reply(101, {}, b"")
    if "websocket.close" in kinds:
        return Reply(403, {}, b"")
    start = next((message for message in sent if message["type"] == "http.response.start"), {"status": 0})
    headers: dict[str, str] = {}
    for raw, value in start.get("headers", ()):
        name = raw.decode("latin-1").lower()
        headers[name] = ", ".join(filter(None, (headers.get(name), value.decode("latin-1"))))
    body = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
    return Reply(start["status"], headers, body)
