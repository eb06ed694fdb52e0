"""The one ASGI application: the page and whatever else is served, behind one guard."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import uvicorn
from fastapi import FastAPI

from rag.errors import InputError
from web.api.mount import mount as mount_doors
from web.page.chat import mount
from web.service import Service
from web.visitor import OWNER

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class Open:
    """The guard where nobody has to sign in: whoever comes is the owner."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            scope.setdefault("state", {})["visitor"] = OWNER
        await self._app(scope, receive, send)


def site(service: Service) -> FastAPI:
    """The application over a service; what is mounted last stands behind what is mounted before."""
    whole = FastAPI(title="Khabar", docs_url=None, redoc_url=None, openapi_url=None)
    mount_doors(whole, service)
    mount(whole, service)
    whole.add_middleware(Open)
    return whole


def serve(service: Service) -> None:
    """Serve until it is stopped."""
    host, port = service.settings.host, service.settings.port
    server = uvicorn.Server(uvicorn.Config(site(service), host=host, port=port, log_level="warning"))
    try:
        server.run()
    except SystemExit as error:  # what uvicorn makes of an address that is taken
        raise InputError(f"{host}:{port} cannot be served on: set KHABAR_PORT to another") from error
