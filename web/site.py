"""The one ASGI application: the page and whatever else is served, behind one guard."""

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from rag.stages import Writer
from web.api.mount import mount as mount_doors
from web.guard.bounded import Bounds, bounded
from web.guard.embed import embed
from web.guard.gate import Gate
from web.guard.groups import Groups
from web.guard.identity import Identity
from web.guard.keys import Keys
from web.guard.limits import Limits
from web.guard.sign_in import sign_in
from web.guard.signed import Signed
from web.page.chat import mount
from web.seen import routes
from web.seen.layer import Seen
from web.seen.told import Told
from web.seen.watch import watched
from web.server import serve as listen
from web.service import Service


def identity(service: Service) -> Identity:
    """What tells who asks, by the settings and the data folder of a service."""
    settings = service.settings
    return Identity(settings, Keys(settings.home), Signed(settings.home), Groups(settings.groups))


def site(service: Service) -> FastAPI:
    """The application over a service; what is mounted last stands behind what is mounted before."""
    settings, who = service.settings, identity(service)
    whole = FastAPI(title="Khabar", docs_url=None, redoc_url=None, openapi_url=None)
    told = Told(service)
    service = watched(bounded(service, Bounds.of(settings, isinstance(service.pipeline.answer, Writer))), told)
    whole.include_router(sign_in(settings, who))
    whole.include_router(embed(who))
    routes.mount(whole, service.corpus, told.metrics)
    mount_doors(whole, service)
    mount(whole, service)
    # gradio lets every site in unless the application has this layer of its own
    whole.add_middleware(CORSMiddleware, allow_origins=settings.origins, allow_methods=["*"], allow_headers=["*"])
    whole.add_middleware(Limits, settings=settings)
    whole.add_middleware(Gate, settings=settings, identity=who)
    whole.add_middleware(Seen, tell=told)  # added last, so outermost: what the guard turns away is seen too
    return whole


def serve(service: Service) -> None:
    """Serve until it is stopped; InputError where it would be open to others, or cannot be served."""
    settings = service.settings
    identity(service).require_bindable()
    how = {"log_config": None} if settings.log == "json" else {"log_level": "warning"}
    # What a proxy says of whom it serves is for the gate to judge.
    under = settings.root_path
    listen(site(service), settings.host, settings.port, settings.grace, root_path=under, proxy_headers=False, **how)
