"""The HTML that is sent first."""

import asyncio
import gzip
from typing import Any

import pytest

from web.page.shell import Shell
from web.visitor import OWNER

GRADIO = (
    b'<!doctype html>\n<html\n\tlang="en"\n\tstyle="margin: 0"><head><meta charset="utf-8">'
    b'<meta property="og:image"\n content="https://raw.example/a.jpg" /><meta name="twitter:creator" content="@x">'
    b'<link rel="preconnect" href="https://fonts.gstatic.com"></head>'
    b'<body style="a"><gradio-app></gradio-app></body></html>'
)


def get(path: str, query: str = "", content: str = "text/html; charset=utf-8", **headers: str) -> tuple[Any, bytes]:
    """What the shell makes of a response of two parts."""
    sent: list[Any] = []
    seen: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope)
        start = [(b"content-type", content.encode()), (b"content-length", str(len(GRADIO)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": start})
        await send({"type": "http.response.body", "body": GRADIO[:40], "more_body": True})
        await send({"type": "http.response.body", "body": GRADIO[40:]})

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        raise AssertionError("nothing is read")

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "http",
        "path": path,
        "query_string": query.encode(),
        "headers": given,
        "state": {"visitor": OWNER},
    }
    shell = Shell(app, lambda look, visitor: f'<header id="top">{look.language}</header>')
    asyncio.run(shell(scope, receive, send))
    found = dict(sent[0]["headers"]) | {b"asked": dict(seen[0]["headers"])}
    return found, b"".join(message.get("body", b"") for message in sent[1:])


@pytest.mark.parametrize(("query", "opening"), [("lang=ar", b'lang="ar" dir="rtl"'), ("", b'lang="en" dir="ltr"')])
def test_the_page_is_in_the_language_that_is_asked_for(query: str, opening: bytes) -> None:
    headers, body = get("/", query)
    assert opening in body and b'lang="en"\n' not in body
    assert headers[b"content-length"] == str(len(body)).encode()


def test_the_browsers_language_is_heard() -> None:
    headers, body = get("/", accept_language="ar,en;q=0.5", accept_encoding="br")
    assert b'lang="ar"' in body
    assert headers[b"vary"] == b"accept-language, accept-encoding"
    assert b"accept-encoding" not in headers[b"asked"]


def test_it_is_packed_for_who_can_unpack_it() -> None:
    headers, body = get("/", accept_encoding="gzip, br")
    assert headers[b"content-encoding"] == b"gzip" and headers[b"content-length"] == str(len(body)).encode()
    assert gzip.decompress(body) == get("/")[1]


def test_nothing_of_others_is_named_in_it() -> None:
    _, body = get("/")
    assert b"raw.example" not in body and b"twitter" not in body and b"gstatic" not in body


def test_our_header_stands_in_it_unless_it_is_embedded() -> None:
    assert b'<body style="a"><header id="top">en</header>' in get("/")[1]
    _, body = get("/", "embed=1")
    assert b"<header" not in body and b'class="embed"' in body


@pytest.mark.parametrize(("path", "content"), [("/config", "text/html"), ("/", "application/json")])
def test_everything_else_is_let_through(path: str, content: str) -> None:
    assert get(path, content=content)[1] == GRADIO


def test_a_language_that_is_markup_is_none() -> None:
    _, body = get("/", "lang=%22%3E%3Cscript%3E&digits=%22x")
    assert b'lang="en" dir="ltr" class="whole" data-digits="latn"' in body
