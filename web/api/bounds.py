"""How large a request may be: more is turned away before it is held."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.exceptions import HTTPException

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

BODY = 2**20  # bytes of a request
ARTICLES = 64 * 2**20  # bytes of one that brings articles


class Bounded:
    """An application whose requests have at most so many bytes, but those to the named paths."""

    def __init__(self, app: App, most: int = BODY, larger: dict[str, int] | None = None) -> None:
        self._app, self._most, self._larger = app, most, larger or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        most, read = self._larger.get(path, self._most), 0

        async def bounded() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise HTTPException(413, f"the request has more than {most:,} bytes: send less at once")
            return message

        await self._app(scope, bounded, send)
