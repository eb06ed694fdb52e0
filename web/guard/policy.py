"""The headers that go with every response: what a browser may load, and who may frame it."""

import re

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send

from rag.settings import Settings

_NAMED = re.compile(r"/assets/[\w.-]+-[\w-]{8}\.(?:js|css)")  # gradio's: what is changed gets another name
_FOR_GOOD = "private, max-age=31536000, immutable"
# gradio's page writes scripts and styles into itself; what is kept out is everything of other hosts.
_CONTENT = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'self'; "
    "object-src 'none'; frame-ancestors "
)


def ancestors(settings: Settings) -> str:
    """Who may show it in a frame, as a policy says it."""
    return " ".join(("'self'", *settings.frame_ancestors))


def with_headers(send: Send, settings: Settings, path: str) -> Send:
    """What sends on, with the headers that a response to this path does not set itself."""
    headers = {
        "content-security-policy": _CONTENT + ancestors(settings),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "private, no-cache",
    }

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            if message["status"] == 200 and _NAMED.fullmatch(path):
                headers["cache-control"] = _FOR_GOOD
            own = MutableHeaders(raw=message.setdefault("headers", []))
            for name, value in headers.items():
                own.setdefault(name, value)
        await send(message)

    return sent
