"""The HTML that gradio sends first, made ours: language, direction, our style and header; nothing from outside."""

import gzip
import re
from asyncio import to_thread
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

from web.page.words import Look, look_of
from web.visitor import Visitor, visitor

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_FOREIGN = re.compile(rb'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>|<link[^>]*fonts\.g[^>]*>')
# Run before anything is painted: gradio asks the browser for its language, and the address for light or dark.
_EARLY = """
Object.defineProperty(navigator, 'language', {get: () => document.documentElement.lang});
{
  const there = new URL(location);
  let kept = null;
  try { kept = localStorage.getItem('khabar-theme'); } catch {}
  const asked = there.searchParams.get('__theme') ?? kept;
  if (kept && !there.searchParams.has('__theme')) {
    there.searchParams.set('__theme', kept);
    history.replaceState(null, '', there);
  }
  const dark = asked === 'dark' || (asked !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('dark', dark);
}
"""
_EFFORT = 5  # of the compression: a millisecond, and a tenth of what is sent
_HEAD = (
    f'<script>{_EARLY}</script><link rel="stylesheet" href="look/page.css"><link rel="stylesheet" href="look/tabs.css">'
    '<script src="look/page.js" defer></script>'
)


class Shell:
    """ASGI: rewrites the page at the root, and lets everything else through."""

    def __init__(self, app: App, top: Callable[[Look, Visitor], str]) -> None:
        self._app, self._top = app, top

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].removeprefix(scope.get("root_path", "")) not in ("", "/"):
            await self._app(scope, receive, send)
            return
        headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app({**scope, "headers": headers}, receive, _Rewritten(send, scope, self._top))


class _Rewritten:
    """Holds an HTML body back until it is whole."""

    def __init__(self, send: Send, scope: Scope, top: Callable[[Look, Visitor], str]) -> None:
        self._send, self._scope, self._top = send, scope, top
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        query = dict(parse_qsl(self._scope["query_string"].decode("latin-1")))
        asked = {name: value.decode("latin-1") for name, value in self._scope["headers"]}
        look, embedded = look_of(query, asked.get(b"accept-language", "")), query.get("embed") == "1"
        top = "" if embedded else await to_thread(self._top, look, visitor(self._scope))
        body = rewritten(self._body, look, top)
        made = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
        if "gzip" in asked.get(b"accept-encoding", ""):
            body = gzip.compress(body, _EFFORT)
            made.append((b"content-encoding", b"gzip"))
        made += [(b"content-length", str(len(body)).encode()), (b"vary", b"accept-language, accept-encoding")]
        await self._send({**start, "headers": made})
        await self._send({"type": "http.response.body", "body": body})


def rewritten(body: bytes, look: Look, top: str) -> bytes:
    """The page in a language and its direction, under its own header if it has one, without the addresses of others."""
    own = (
        f'lang="{look.language}" dir="{look.direction}" class="{"whole" if top else "embed"}" '
        f'data-digits="{look.digits}"'
    )
    body = re.sub(rb"(<body[^>]*>)", lambda found: found[1] + top.encode(), body, count=1)
    body = _FOREIGN.sub(b"", body)
    body = re.sub(rb'<html\s+lang="en"', f"<html {own}".encode(), body, count=1)
    return body.replace(b"<head>", b"<head>" + _HEAD.encode(), 1)


def _is_html(message: Message) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in message["headers"])
