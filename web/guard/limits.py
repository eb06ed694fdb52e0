"""How much of the site one visitor may have: requests a minute, bytes of each, and the time that it may take."""

import asyncio
from collections.abc import Iterable
from math import ceil
from time import monotonic

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rag.settings import Settings
from web.guard.gate import route
from web.guard.replies import deny, refusal
from web.visitor import OWNER, visitor

_MEGA = 1 << 20
_UPLOADS = ("/api/articles", "/gradio_api/upload")
_TIMED = ("/api/", "/v1/", "/mcp")  # the page's own connections last as long as it is shown
_KEPT = 10_000  # visitors whose rate is remembered


class Rate:
    """So many a minute, and as many at once where none came before."""

    def __init__(self, a_minute: int) -> None:
        self._most = a_minute
        self._left: dict[str, tuple[float, float]] = {}  # by name: how many are left, as of when

    def wait(self, name: str) -> float:
        """Take one; or, where there is none, the seconds until there is."""
        now = monotonic()
        left, then = self._left.pop(name, (self._most, now))
        left = min(self._most, left + (now - then) * self._most / 60)
        there = left >= 1
        self._left[name] = (left - there, now)
        if len(self._left) > _KEPT:
            del self._left[next(iter(self._left))]  # who came longest ago
        return 0.0 if there else (1 - left) * 60 / self._most


class Limits:
    """Stands behind the gate, which knows who asks."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._rate = Rate(settings.requests_a_minute)
        self._uploads = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        path = route(scope)
        who = visitor(scope)
        stranger = not who.rights
        name = f"at {(scope.get('client') or ('', 0))[0]}" if stranger else who.name
        if who is not OWNER and (wait := self._rate.wait(name)):
            later = {"retry-after": str(ceil(wait))}
            await deny(scope, receive, send, refusal(429, f"too many requests: wait {ceil(wait)} s", later))
        elif scope["type"] == "websocket":
            await self._app(scope, receive, send)
        elif scope["method"] not in ("GET", "HEAD") and _under(path, _UPLOADS):
            await self._upload(scope, receive, send)
        else:
            await self._within(scope, receive, send, self._settings.body_mb, path)

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._uploads >= self._settings.uploads_at_once:
            busy = refusal(503, "others are bringing files: come again", {"retry-after": "5"})
            await deny(scope, receive, send, busy)
            return
        self._uploads += 1
        try:
            await self._within(scope, receive, send, self._settings.upload_mb, "")
        finally:
            self._uploads -= 1

    async def _within(self, scope: Scope, receive: Receive, send: Send, megabytes: float, path: str) -> None:
        most = int(megabytes * _MEGA)
        reply = _Reply(send)
        too_large = refusal(413, f"a request may have {most:,} bytes: send less at once")
        if _length(scope) > most:
            await deny(scope, receive, send, too_large)
            return
        read = 0

        async def bounded() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                await reply.instead(scope, receive, too_large)
                return {"type": "http.disconnect"}
            return message

        try:
            async with asyncio.timeout(self._settings.request_seconds if path.startswith(_TIMED) else None):
                await self._app(scope, bounded, reply.send)
        except ClientDisconnect:
            if not reply.over:
                raise
        except TimeoutError:
            seconds = f"{self._settings.request_seconds:g}"
            late = refusal(504, f"this took longer than {seconds} s: ask for less", {"retry-after": "30"})
            await reply.instead(scope, receive, late)


class _Reply:
    """What is being sent, which another reply may take the place of as long as it has not begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._begun = self.over = False

    async def send(self, message: Message) -> None:
        if not self.over:
            self._begun = True
            self.over = message["type"] == "http.response.body" and not message.get("more_body")
            await self._send(message)

    async def instead(self, scope: Scope, receive: Receive, other: Response) -> None:
        """Send the other, or end what has begun."""
        if self.over:
            return
        self.over = True
        if self._begun:
            await self._send({"type": "http.response.body", "body": b""})
        else:
            await other(scope, receive, self._send)


def _under(path: str, places: Iterable[str]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places)


def _length(scope: Scope) -> int:
    said = Headers(scope=scope).get("content-length", "")
    return int(said) if said.isdecimal() and said.isascii() else 0
