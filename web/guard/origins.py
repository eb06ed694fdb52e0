"""Where a browser's request comes from: pages of other sites ask in the name of whoever looks at them."""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from rag.settings import Settings
from web.guard.identity import loopback

_OWN = ("same-origin", "none")


def host_allowed(asked: HTTPConnection, settings: Settings, everybody: bool) -> bool:
    """Whether it was asked for by a name of ours; another's name may be made to lead here.

    Where everybody is let in the name must be this machine's; else any will do if none are listed.
    """
    names = {*settings.hosts, *([urlsplit(settings.url).hostname] if settings.url else [])}
    if not everybody and not settings.hosts:
        return True
    asked_for = _host(asked)
    return asked_for is not None and (loopback(asked_for) or asked_for in names)


def own_page(asked: HTTPConnection, settings: Settings) -> bool:
    """Whether the page that asks is ours, or no page does."""
    site = asked.headers.get("sec-fetch-site")
    origin = asked.headers.get("origin")
    if site is not None and site not in _OWN:
        return False
    if origin is None:
        return True
    allowed = {f"{scheme}://{asked.headers.get('host', '')}" for scheme in _schemes(asked)}
    if settings.url:
        parts = urlsplit(settings.url)
        allowed.add(f"{parts.scheme}://{parts.netloc}")
    return origin in allowed


def of_a_browser(asked: HTTPConnection) -> bool:
    """Whether it says where it comes from, as every browser does with what changes something."""
    return "origin" in asked.headers or "sec-fetch-site" in asked.headers


def _schemes(asked: HTTPConnection) -> tuple[str, ...]:
    scheme = str(asked.scope.get("scheme", "http"))
    return (scheme.replace("ws", "http", 1) if scheme.startswith("ws") else scheme,)


def _host(asked: HTTPConnection) -> str | None:
    try:
        return urlsplit(f"//{asked.headers.get('host', '')}").hostname
    except ValueError:
        return None
