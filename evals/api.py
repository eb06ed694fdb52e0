"""The HTTP API against its own OpenAPI document: `python app.py eval api:CALLS`. Only this file knows schemathesis.

Requests are made of the document, right ones and wrong ones, and sent in-process; a reply that the document does not
know, a wrong request that is taken, and above all an error of the server, is a finding.
"""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import schemathesis
from fastapi import FastAPI
from schemathesis.engine import events, from_schema
from starlette.types import ASGIApp, Receive, Scope, Send

from app import build
from evals import Say
from evals.data import HERE
from rag.errors import CorpusError
from rag.settings import Settings
from web.api.mount import mount
from web.visitor import OWNER

DOCUMENTS = ("/api/openapi.json", "/v1/openapi.json")
_OPERATIONS = 11  # among which the calls are shared
_LEFT_OUT = ("positive_data_acceptance",)  # no schema tells what is a question in Arabic or English


def api(settings: Settings, say: Say, calls: int = 2000) -> dict[str, Any]:
    """Calls by operation and status over the samples, and what was found."""
    with TemporaryDirectory() as home:
        service = build(settings.model_copy(update={"home": Path(home)}), "extractive")
        service.ingest([str(HERE.parent / "samples")], {})
        site = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        mount(site, service)
        owned = _Owned(site)
        figures = {document: walked(owned, document, calls // _OPERATIONS, say) for document in DOCUMENTS}
        service.corpus.close()
    say(f"  all: {sum(one['calls'] for one in figures.values())} calls")
    return figures


def walked(app: ASGIApp, document: str, each: int, say: Say, seed: int = 1) -> dict[str, Any]:
    """Calls, replies by status, and findings; of every operation at least `each` made up at random."""
    config = {
        "seed": seed,
        "generation": {"max-examples": each, "database": "none"},
        "checks": {name: {"enabled": False} for name in _LEFT_OUT},
    }
    schema = schemathesis.openapi.from_asgi(document, app, config=schemathesis.Config.from_dict(config))
    calls: Counter[str] = Counter()
    findings: dict[str, str] = {}
    for event in from_schema(schema).execute():
        if isinstance(event, events.FatalError):
            raise CorpusError(f"the document cannot be walked: {event.exception}") from event.exception
        if isinstance(event, events.NonFatalError):
            findings[f"{event.label}: {event.value!r}"[:300]] = ""
        if isinstance(event, events.ScenarioFinished):
            _count(event, calls, findings)
    for name, told in findings.items():
        say(f"    {name}\n{told}")
    statuses = dict(sorted(calls.items()))
    say(f"  {document}: {calls.total()} calls, {len(findings)} findings, by status {statuses}")
    return {"calls": calls.total(), "findings": list(findings), "statuses": statuses}


def _count(event: events.ScenarioFinished, calls: Counter[str], findings: dict[str, str]) -> None:
    for made in event.recorder.interactions.values():
        calls[str(made.response.status_code) if made.response else "none"] += 1
    for checks in event.recorder.checks.values():
        for check in checks:
            if check.failure_info is not None:
                name = f"{event.recorder.label}, {check.name}: {check.failure_info.failure.message}"[:300]
                findings.setdefault(name, check.failure_info.code_sample[:600])


class _Owned:
    """A guard that takes everybody for the owner."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope.setdefault("state", {})["visitor"] = OWNER
        await self._app(scope, receive, send)
