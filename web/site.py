"""The one ASGI application: the page and whatever else is served, behind one guard."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from fastapi import FastAPI

from web.api.mount import mount as mount_doors
from web.page.chat import mount
from web.seen import routes
from web.seen.layer import Seen
from web.seen.told import Told
from web.seen.watch import watched
from web.server import serve as listen
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
    told = Told(service)
    service = watched(service, told)
    routes.mount(whole, service.corpus, told.metrics)
    mount_doors(whole, service)
    mount(whole, service)
    whole.add_middleware(Open)
    whole.add_middleware(Seen, tell=told)  # outermost: what the guard turns away is seen too
    return whole


def serve(service: Service) -> None:
    """Serve until it is stopped."""
    settings = service.settings
    how = {"log_config": None} if settings.log == "json" else {"log_level": "warning"}
    listen(site(service), settings.host, settings.port, settings.grace, **how)
