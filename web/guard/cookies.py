"""The cookie of who signed in."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from rag.settings import Settings
from web.guard.identity import COOKIE

_ON_THE_WAY = 600  # seconds that signing in with a provider may take


def put_in(reply: Response, asked: HTTPConnection, settings: Settings, value: str, name: str = COOKIE) -> None:
    """Give it out; over https, and where portals may embed the page, it goes into their frames too, each its own."""
    seconds = int(settings.session_hours * 3600) if name == COOKIE else _ON_THE_WAY
    reply.headers.append("set-cookie", f"{name}={value}; Max-Age={seconds}{_kind(asked, settings, name)}")


def take_out(reply: Response, asked: HTTPConnection, settings: Settings, name: str = COOKIE) -> None:
    reply.headers.append("set-cookie", f"{name}=; Max-Age=0{_kind(asked, settings, name)}")


def _kind(asked: HTTPConnection, settings: Settings, name: str) -> str:
    path = asked.scope.get("root_path", "") or "/"
    secure = asked.url.is_secure or (settings.url or "").startswith("https:")
    framed = secure and bool(settings.frame_ancestors) and name == COOKIE
    site = "None; Partitioned" if framed else "Lax"
    return f"; Path={path}; HttpOnly; SameSite={site}{'; Secure' if secure else ''}"
