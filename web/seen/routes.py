"""`/readyz` and `/metrics`."""

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from index.corpus import Corpus
from web.seen.metrics import CONTENT_TYPE, Metrics
from web.visitor import visitor


def mount(site: FastAPI, corpus: Corpus, metrics: Metrics) -> None:
    """Put both into a site, before what is mounted at its root."""

    @site.get("/readyz")
    def ready(request: Request) -> Response:
        """Whether questions can be answered; why not, and what to do, is for who runs it."""
        faults = list(corpus.faults())
        told = {"faults": faults} if faults and _admin(request) else {}
        headers = {"cache-control": "no-store"}
        return JSONResponse({"ready": not faults, **told}, 503 if faults else 200, headers)

    @site.get("/metrics")
    def figures(request: Request) -> Response:
        if not _admin(request):
            return JSONResponse({"detail": "metrics are for who has the right `admin`"}, 403)
        return Response(metrics.page(), media_type=CONTENT_TYPE)


def _admin(request: Request) -> bool:
    return "admin" in visitor(request.scope).rights
