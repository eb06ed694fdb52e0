"""The outermost layer of the site: each request has an id, and is told of when it is answered."""

import re
from secrets import token_hex
from time import monotonic

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.seen.asker import asker, asks
from web.seen.events import Requested, Tell

_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_LONGEST = 200  # letters of a path that are told


class Seen:
    """Stands before the guard, so that what that turns away is seen too; `/healthz` is answered here: it lives."""

    def __init__(self, app: ASGIApp, tell: Tell) -> None:
        self._app, self._tell = app, tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        own = scope.setdefault("state", {})["request"] = _id_of(scope)
        asks(scope)
        if scope["type"] == "http":
            await self._request(scope, receive, send, (b"x-request-id", own.encode()))
        else:
            await self._app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send, header: tuple[bytes, bytes]) -> None:
        began, status, under = monotonic(), 500, str(scope.get("root_path", ""))  # what a proxy shows the site under
        path = str(scope["path"]).removeprefix(under)

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message.get("headers", ()), header]}
            await send(message)

        try:
            await (_alive if path == "/healthz" else self._app)(scope, receive, sent)
        finally:
            route = path if path == "/healthz" else _route(scope, under)
            self._tell(Requested(asker(), scope["method"], path[:_LONGEST], route, status, monotonic() - began))


def _route(scope: Scope, under: str) -> str:
    """The path of what answered, with its parameters by name; empty where that is no route."""
    own = getattr(scope.get("route"), "path", None)
    return f"{scope.get('root_path', '').removeprefix(under)}{own}" if own else ""


async def _alive(scope: Scope, receive: Receive, send: Send) -> None:
    headers = [(b"content-type", b"text/plain"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else b"ok\n"})


def _id_of(scope: Scope) -> str:
    """The id that the asker, or a proxy, gave the request, if it is a plain one; else one of our own."""
    given = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
    return given.decode() if _ID.fullmatch(given) else token_hex(8)
