"""The headers that go with every response: what a browser may load, and who may frame it."""

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send

from rag.settings import Settings

# gradio's page writes scripts and styles into itself; what is kept out is everything of other hosts.
_CONTENT = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'self'; "
    "object-src 'none'; frame-ancestors "
)


def ancestors(settings: Settings) -> str:
    """Who may show it in a frame, as a policy says it."""
    return " ".join(("'self'", *settings.frame_ancestors))


def with_headers(send: Send, settings: Settings) -> Send:
    """What sends on, with the headers that a response does not set itself."""
    headers = {
        "content-security-policy": _CONTENT + ancestors(settings),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "private, no-cache",
    }

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = MutableHeaders(raw=message.setdefault("headers", []))
            for name, value in headers.items():
                own.setdefault(name, value)
        await send(message)

    return sent
