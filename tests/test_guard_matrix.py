"""Every way into the site, found by walking it: only who comes with the right key gets in."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.asked import Way, asked, ways
from tests.conftest import record
from tests.guarded import key, served
from web.guard.gate import HEALTH, SIGN_IN
from web.guard.keys import Keys
from web.guard.rights import needed
from web.visitor import RIGHTS, visitor

SECRET = "Boats sailed to Setubal in the fog."
# What gradio, and whatever else is mounted, answers beside its routes.
BESIDE = (
    "/", "/index.html", "/static/img/logo.svg", "/assets/index.js", "/theme.css", "/gradio_api/info",
    "/gradio_api/mcp/", "/gradio_api/mcp/schema", "/gradio_api/queue/join", "/gradio_api/queue/data",
    "/gradio_api/call/ask",
    "/gradio_api/upload", "/gradio_api/file=/etc/passwd", "/mcp", "/docs", "/redoc", "/openapi.json", "/api/ask",
    "/api/status", "/api/articles/x", "/v1/models", "/v1/chat/completions", "/metrics", "/readyz", "//", "/healthz/",
    "/HEALTHZ", "/healthz/../config", "/sign-in/x", "/sign-in/provider/x", "/%2e%2e/config", "/.env",
)  # fmt: skip
OPEN = {HEALTH, *SIGN_IN}


class Inside:
    """Stands in place of all routes, and says that it was reached."""

    def __init__(self) -> None:
        self.reached: list[tuple[str, str]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.accept"})
        else:
            await PlainTextResponse(f"reached by {visitor(scope).name}")(scope, receive, send)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("matrix")


@pytest.fixture(scope="module")
def opened(home: Path) -> Iterator[tuple[FastAPI, list[Way]]]:
    with served(home, record("boats", SECRET, source="Tagus Post")) as (_, site):
        found = set(ways(site.routes))
        found |= {Way(method, path) for path in BESIDE for method in ("GET", "POST", "DELETE", "OPTIONS", "WEBSOCKET")}
        yield site, sorted(way for way in found if way.path not in OPEN)


@pytest.fixture(scope="module")
def wrong(home: Path) -> dict[str, dict[str, str]]:
    """Credentials that open nothing."""
    right = key(home, "right")["x-api-key"]
    over = key(home, "over", expires=datetime.now(UTC) - timedelta(seconds=1))["x-api-key"]
    revoked = key(home, "revoked")["x-api-key"]
    Keys(home).revoke("revoked")
    begins, own, secret = right.split("_", 2)
    return {
        "none": {},
        "empty": {"authorization": "Bearer ", "x-api-key": ""},
        "another": {"x-api-key": "khabar_0badcafe_" + "a" * 43},
        "changed": {"authorization": f"Bearer {begins}_{own}_{secret[:-1]}{'a' if secret[-1] != 'a' else 'b'}"},
        "without its secret": {"x-api-key": f"{begins}_{own}_"},
        "as a password": {"authorization": f"Basic {right}"},
        "over": {"authorization": f"Bearer {over}"},
        "revoked": {"x-api-key": revoked},
        "cookie": {"cookie": f"khabar={right}"},
        "forged": {"cookie": "khabar=eyJrZXkiOiAiMSJ9.AAAA"},
        "a proxy's word": {"x-forwarded-user": "admin", "x-forwarded-for": "127.0.0.1", "forwarded": "for=127.0.0.1"},
    }


@pytest.fixture(scope="module")
def reached(opened: tuple[FastAPI, list[Way]], home: Path) -> ASGIApp:
    """The same site with its layers, and something else in place of what they guard."""
    with served(home) as (_, site):
        site.router = Inside()  # type: ignore[assignment]
        return site


def test_the_ways_that_are_walked_are_all_kinds(opened: tuple[FastAPI, list[Way]]) -> None:
    site, found = opened
    walked = {way.path for way in ways(site.routes)}
    assert len(walked) > 90 and len(found) > 230
    mounted = {"/api/ask", "/api/articles/x", "/v1/models", "/mcp", "/look/x", "/article/x/x"}
    of_gradio = {"/gradio_api/queue/join", "/gradio_api/upload", "/static/x", "/assets/x", "/config"}
    assert mounted | of_gradio | {"/sign-out", "/metrics", "/readyz"} <= set(walked)
    assert {way.method for way in found} >= {"GET", "POST", "DELETE", "OPTIONS", "WEBSOCKET"}


def test_nobody_gets_in_without_a_right_key(
    opened: tuple[FastAPI, list[Way]], wrong: dict[str, dict[str, str]]
) -> None:
    site, found = opened
    let_in = []
    for kind, credentials in wrong.items():
        for way in found:
            reply = asked(site, way.method, way.path, credentials)
            if reply.status not in (401, 403):
                let_in.append((kind, way, reply.status))
            assert "Tagus" not in reply.text and "Setubal" not in reply.text
    assert let_in == []


def test_a_key_opens_only_what_it_has_the_right_to(
    opened: tuple[FastAPI, list[Way]], reached: ASGIApp, home: Path
) -> None:
    _, found = opened
    for right in sorted(RIGHTS):
        credentials = key(home, f"only {right}", right)
        for way in found:
            asked_for = needed("GET" if way.method == "WEBSOCKET" else way.method, way.path)
            reply = asked(reached, way.method, way.path, credentials)
            if right == asked_for:
                blocked = "/proxy=" in way.path  # through which gradio would fetch for whoever asks
                assert reply.status == (404 if blocked else 101 if way.method == "WEBSOCKET" else 200), (right, way)
            else:
                assert reply.status == 403, (right, way)


def test_a_way_in_that_is_not_listed_needs_the_right_to_store() -> None:
    assert needed("POST", "/api/something-new") == "ingest"
    assert needed("DELETE", "/api/articles/1") == "ingest"
    assert needed("POST", "/api/asking") == "ingest"
    assert needed("POST", "/api/ask") == "read"
    assert needed("GET", "/metrics") == "admin"


def test_what_is_open_says_nothing(opened: tuple[FastAPI, list[Way]]) -> None:
    site, _ = opened
    for path in sorted(OPEN):
        for method in ("GET", "HEAD", "POST", "OPTIONS", "DELETE"):
            reply = asked(site, method, path)
            assert "Tagus" not in reply.text
            assert len(reply.text) < 3000
