"""The guard: the outermost layer, through which everything goes that is asked of the site."""

import re

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from rag.errors import KhabarError
from rag.settings import Settings
from web.guard.cookies import put_in
from web.guard.identity import COOKIE, Identity, Known
from web.guard.origins import host_allowed, of_a_browser, own_page
from web.guard.policy import ancestors, with_headers
from web.guard.replies import deny, refusal, sign_in_page
from web.guard.rights import SAFE, needed
from web.visitor import Visitor

HEALTH = "/healthz"
SIGN_IN = ("/sign-in", "/sign-in/provider", "/sign-in/back")
_STRANGER = Visitor("stranger", frozenset(), ())
# gradio fetches for a visitor what such a path names.
_FETCHES = re.compile(r"/(?:file=|file/|proxy=)[\s/\\]*[a-z][a-z0-9+.-]*:|/proxy=", re.IGNORECASE)
_PROXY_HEADERS = (b"forwarded", b"x-forwarded-", b"x-real-ip", b"x-original-", b"x-rewrite-")


class Gate:
    """Lets through who may, as `scope["state"]["visitor"]`; all others are told nothing of the inside."""

    def __init__(self, app: ASGIApp, settings: Settings, identity: Identity) -> None:
        self._app, self._settings, self._identity = app, settings, identity

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        send = with_headers(send, self._settings, route(scope))
        scope.setdefault("state", {})  # not a copy: the layers around tell by it who asked what
        try:
            self._believe(scope)
            refused = self._refused(scope)
        except KhabarError as error:  # of a file of the guard, that the owner has to mend
            refused = refusal(503, str(error))
        if refused is None:
            await self._app(scope, receive, send)
        else:
            await deny(scope, receive, send, refused)

    def _believe(self, scope: Scope) -> None:
        """Take off what only a proxy may say, unless one of ours says it."""
        peer = (scope.get("client") or ("", 0))[0]
        if self._identity.trusts(peer):
            headers = Headers(scope=scope)
            if headers.get("x-forwarded-proto", "").split(",")[-1].strip() == "https":
                scope["scheme"] = "wss" if scope["type"] == "websocket" else "https"
            if came := headers.get("x-forwarded-for", "").split(",")[-1].strip():
                scope["client"] = (came, 0)
            scope["forwarded"] = True
            return
        said = {name.lower().encode() for name in (self._settings.proxy_user, self._settings.proxy_groups) if name}
        kept = [
            (n, v) for n, v in scope["headers"] if n.lower() not in said and not n.lower().startswith(_PROXY_HEADERS)
        ]
        scope["forwarded"] = any(name.lower().startswith(_PROXY_HEADERS) for name, _ in scope["headers"])
        scope["headers"] = kept

    def _refused(self, scope: Scope) -> Response | None:
        """What a request gets that is not let through; who is let through stands in the scope."""
        asked, path = HTTPConnection(scope), route(scope)
        method = scope.get("method", "GET")
        if not host_allowed(asked, self._settings, self._identity.open):
            return refusal(421, "this name is not served here: ask for 127.0.0.1, or list the name in KHABAR_HOSTS")
        scope["state"]["visitor"] = _STRANGER
        if scope["type"] == "http" and path == HEALTH and method in SAFE:
            return None
        if scope["type"] == "http" and path in SIGN_IN:
            return None if method in SAFE or own_page(asked, self._settings) else _foreign()
        if _preflight(asked, method) and asked.headers["origin"] in self._settings.origins:
            return None  # answered by the layer that knows these sites, and by nothing behind it
        if method == "GET" and path == "/" and (token := asked.query_params.get("token")):
            return self._embedded(asked, token)
        known = self._identity.of(asked)
        if known is None:
            return self._unknown(asked)
        return self._unfit(asked, known, method, path)

    def _unfit(self, asked: HTTPConnection, known: Known, method: str, path: str) -> Response | None:
        """Why somebody known may not do this; None if they may."""
        changing = method not in SAFE or asked.scope["type"] == "websocket"
        if known.unasked and changing:
            by_cookie = COOKIE in asked.cookies
            if not own_page(asked, self._settings) or (by_cookie and not of_a_browser(asked)):
                return _foreign()
        right = needed(method, path)
        if right not in known.visitor.rights:
            return refusal(403, f"this needs the right to {right}, which {known.visitor.name} does not have")
        if right == "admin" and known.visitor.sources is not None:
            return refusal(403, "this tells of outlets that are not yours to read")
        if _FETCHES.search(path):
            return refusal(404, "there is nothing here")
        asked.scope["state"]["visitor"] = known.visitor
        return None

    def _unknown(self, asked: HTTPConnection) -> Response:
        if "text/html" in asked.headers.get("accept", "") and asked.scope.get("method") == "GET":
            return self._page(asked, "")
        message = "sign in: send a key as `Authorization: Bearer` or `X-API-Key`"
        return refusal(401, message, {"www-authenticate": 'Bearer realm="khabar"'})

    def _page(self, asked: HTTPConnection, said: str) -> Response:
        provider = bool(self._settings.oidc_issuer)
        query = asked.scope.get("query_string", b"").decode("latin-1")
        back = asked.scope["path"] + (f"?{query}" if query and "token=" not in query else "")
        return sign_in_page(asked.scope.get("root_path", ""), back, said, provider, ancestors(self._settings))

    def _embedded(self, asked: HTTPConnection, token: str) -> Response:
        """Sign in who comes with a portal's token, and let them ask again without it."""
        facts = self._identity.signed.read("embed", token)
        if facts is None or (facts["key"] and self._identity.keys.holding(facts["key"]) is None):
            return self._page(asked, "This link is over: load the page again. · انتهت صلاحية الرابط: أعد تحميل الصفحة.")
        kept = {name: facts[name] for name in ("as", "sources", "key")}
        session = self._identity.signed.make("session", kept, self._settings.session_hours * 3600)
        there = asked.url.remove_query_params("token")
        reply = RedirectResponse(there.path + (f"?{there.query}" if there.query else ""), 303)
        put_in(reply, asked, self._settings, session)
        return reply


def route(scope: Scope) -> str:
    """The path within the site."""
    root, path = scope.get("root_path", ""), str(scope["path"])
    return path[len(root) :] or "/" if root and path.startswith(f"{root}/") else path


def _preflight(asked: HTTPConnection, method: str) -> bool:
    return method == "OPTIONS" and "access-control-request-method" in asked.headers and "origin" in asked.headers


def _foreign() -> Response:
    return refusal(403, "this was asked from a page of another site: ask from Khabar's own, or with a key in a header")
