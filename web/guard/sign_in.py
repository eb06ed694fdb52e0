"""The page to sign in at, with a key or at the provider that the settings name."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from rag.settings import Settings
from web.guard.cookies import put_in, take_out
from web.guard.identity import Identity
from web.guard.policy import ancestors
from web.guard.replies import local, refusal, sign_in_page

_LONGEST = 4000  # bytes of the form
_WRONG = "This key does not open anything. · هذا المفتاح لا يفتح شيئا."


def sign_in(settings: Settings, identity: Identity) -> APIRouter:
    """The ways in and out; the gate leaves the ways in open."""
    ways = APIRouter(include_in_schema=False)

    def page(asked: Request, back: str, said: str = "", status: int = 200) -> Response:
        root, provider = asked.scope.get("root_path", ""), bool(settings.oidc_issuer)
        return sign_in_page(root, local(back), said, provider, ancestors(settings), status)

    def signed_in(asked: Request, facts: Mapping[str, Any], back: str) -> Response:
        reply = RedirectResponse(local(back), 303)
        put_in(reply, asked, settings, identity.signed.make("session", dict(facts), settings.session_hours * 3600))
        return reply

    @ways.get("/sign-in")
    async def show(request: Request) -> Response:
        return page(request, request.query_params.get("next", "/"))

    @ways.post("/sign-in")
    async def with_key(request: Request) -> Response:
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > _LONGEST:
                return refusal(413, "this is no form of the sign-in page")
        form = {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
        back, key = form.get("next", "/"), identity.keys.find(form.get("key", "").strip())
        return signed_in(request, {"key": key.id}, back) if key else page(request, back, _WRONG, 401)

    @ways.post("/sign-out")
    async def out(request: Request) -> Response:
        reply = RedirectResponse(f"{request.scope.get('root_path', '')}/sign-in", 303)
        take_out(reply, request, settings)
        return reply

    return ways
