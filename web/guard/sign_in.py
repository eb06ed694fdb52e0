"""The page to sign in at, with a key or at the provider that the settings name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from rag.errors import KhabarError
from rag.settings import Settings
from web.guard.cookies import put_in, take_out
from web.guard.identity import Identity
from web.guard.policy import ancestors
from web.guard.replies import local, refusal, sign_in_page

_LONGEST = 4000  # bytes of the form
_ON_THE_WAY = "khabar-provider"  # the cookie of who is sent to the provider
_LASTS = 600  # seconds
_WRONG = "This key does not open anything. · هذا المفتاح لا يفتح شيئا."
_LATE = "This took too long, or was begun in another browser: begin again. · استغرق ذلك وقتا طويلا: ابدأ من جديد."
_NO_GROUP = "You may not read here: none of your groups does. · لا يحق لك القراءة هنا."


def sign_in(settings: Settings, identity: Identity) -> APIRouter:
    """The ways in and out; the gate leaves the ways in open."""
    ways, made = APIRouter(include_in_schema=False), _SignIn(settings, identity)
    ways.add_api_route("/sign-in", made.show, methods=["GET"])
    ways.add_api_route("/sign-in", made.with_key, methods=["POST"])
    ways.add_api_route("/sign-in/provider", made.to_provider, methods=["GET"])
    ways.add_api_route("/sign-in/back", made.from_provider, methods=["GET"])
    ways.add_api_route("/sign-out", made.out, methods=["POST"])
    return ways


@dataclass(frozen=True, slots=True)
class _SignIn:
    settings: Settings
    identity: Identity

    async def show(self, request: Request) -> Response:
        return self._page(request, request.query_params.get("next", ""), status=200)

    async def with_key(self, request: Request) -> Response:
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > _LONGEST:
                return refusal(413, "this is no form of the sign-in page")
        form = {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
        back, key = form.get("next", ""), self.identity.keys.find(form.get("key", "").strip())
        return self._signed_in(request, {"key": key.id}, back) if key else self._page(request, back, _WRONG)

    async def to_provider(self, request: Request) -> Response:
        if not self.settings.oidc_issuer:
            return refusal(404, "there is nothing here")
        from web.guard.oidc import Provider  # slow to import, and used by few

        back = request.query_params.get("next", "")
        try:
            address, facts = await Provider(self.settings).way(self._address_back(request))
        except KhabarError as error:
            return self._page(request, back, str(error), 502)
        reply = RedirectResponse(address, 302)
        kept = self.identity.signed.make("provider", {**facts, "next": back}, _LASTS)
        put_in(reply, request, self.settings, kept, _ON_THE_WAY)
        return reply

    async def from_provider(self, request: Request) -> Response:
        facts = self.identity.signed.read("provider", request.cookies.get(_ON_THE_WAY, ""))
        if not self.settings.oidc_issuer or facts is None:
            return self._page(request, "", _LATE, 400)
        from web.guard.oidc import Provider

        try:
            person = await Provider(self.settings).person(self._address_back(request), str(request.url), facts)
        except KhabarError as error:
            return self._page(request, facts["next"], str(error))
        if self.identity.groups.visitor(person.name, person.groups) is None:
            return self._page(request, "", _NO_GROUP, 403)
        reply = self._signed_in(request, {"name": person.name, "groups": list(person.groups)}, facts["next"])
        take_out(reply, request, self.settings, _ON_THE_WAY)
        return reply

    async def out(self, request: Request) -> Response:
        reply = RedirectResponse(f"{request.scope.get('root_path', '')}/sign-in", 303)
        take_out(reply, request, self.settings)
        return reply

    def _page(self, asked: Request, back: str, said: str = "", status: int = 401) -> Response:
        root, provider = asked.scope.get("root_path", ""), bool(self.settings.oidc_issuer)
        return sign_in_page(root, local(back, root), said, provider, ancestors(self.settings), status)

    def _signed_in(self, asked: Request, facts: Mapping[str, Any], back: str) -> Response:
        reply = RedirectResponse(local(back, asked.scope.get("root_path", "")), 303)
        session = self.identity.signed.make("session", dict(facts), self.settings.session_hours * 3600)
        put_in(reply, asked, self.settings, session)
        return reply

    def _address_back(self, asked: Request) -> str:
        own = f"{asked.url.scheme}://{asked.url.netloc}{asked.scope.get('root_path', '')}"
        return f"{(self.settings.url or own).rstrip('/')}/sign-in/back"
