"""The one ASGI application: the page and whatever else is served, behind one guard."""

import uvicorn
from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from rag.errors import InputError
from web.guard.gate import Gate
from web.guard.groups import Groups
from web.guard.identity import Identity
from web.guard.keys import Keys
from web.guard.sign_in import sign_in
from web.guard.signed import Signed
from web.page.chat import mount
from web.service import Service


def identity(service: Service) -> Identity:
    """What tells who asks, by the settings and the data folder of a service."""
    settings = service.settings
    return Identity(settings, Keys(settings.home), Signed(settings.home), Groups(settings.groups))


def site(service: Service) -> FastAPI:
    """The application over a service; what is mounted last stands behind what is mounted before."""
    settings, who = service.settings, identity(service)
    whole = FastAPI(title="Khabar", docs_url=None, redoc_url=None, openapi_url=None)
    whole.include_router(sign_in(settings, who))
    mount(whole, service)
    # gradio lets every site in unless the application has this layer of its own
    whole.add_middleware(CORSMiddleware, allow_origins=settings.origins, allow_methods=["*"], allow_headers=["*"])
    whole.add_middleware(Gate, settings=settings, identity=who)  # added last, so outermost
    return whole


def serve(service: Service) -> None:
    """Serve until it is stopped; InputError where it would be open to others, or cannot be served."""
    host, port = service.settings.host, service.settings.port
    identity(service).require_bindable()
    # What a proxy says of whom it serves is for the gate to judge.
    config = uvicorn.Config(site(service), host=host, port=port, log_level="warning", proxy_headers=False)
    server = uvicorn.Server(config)
    try:
        server.run()
    except SystemExit as error:  # what uvicorn makes of an address that is taken
        raise InputError(f"{host}:{port} cannot be served on: set KHABAR_PORT to another") from error
