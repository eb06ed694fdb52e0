"""Whichever door a question comes in by, the audit says who asked it, and by which request."""

import json
from collections.abc import Iterator
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from starlette.testclient import TestClient

from tests.conftest import record
from tests.guarded import key, served
from web.seen.asker import Asker, asker, asks
from web.seen.audit import entries
from web.visitor import OWNER, Visitor

FERRY = "The harbour council of Lisbon approved a ferry line. Its mayor said 14 boats would sail daily."
BOATS = "How many boats would sail daily from Lisbon?"
JSON_RPC = {"jsonrpc": "2.0", "id": 1, "method": "tools/call"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("doors")


@pytest.fixture(scope="module")
def client(home: Path) -> Iterator[TestClient]:
    """One who comes with a key to a site that keeps an audit."""
    given = key(home, "anna")
    rows = record("ferry", FERRY)
    with (
        served(home, rows, audit_days=1, engine="word-hashing") as (_, site),
        TestClient(site, "http://127.0.0.1:7860", headers=given) as made,
    ):
        yield made


def kept(home: Path, request: str) -> list[dict[str, Any]]:
    return [entry for entry in entries(home) if entry["request"] == request]


@pytest.mark.parametrize(
    ("door", "body"),
    [
        ("/api/ask", {"question": BOATS}),
        ("/api/ask", {"question": BOATS, "stream": True}),
        ("/api/check", {"claim": BOATS}),
        ("/v1/chat/completions", {"model": "khabar", "messages": [{"role": "user", "content": BOATS}]}),
        ("/v1/chat/completions", {"model": "khabar", "messages": [{"role": "user", "content": BOATS}], "stream": True}),
        ("/mcp", {**JSON_RPC, "params": {"name": "ask_news", "arguments": {"question": BOATS}}}),
        ("/mcp", {**JSON_RPC, "params": {"name": "check_claim", "arguments": {"claim": BOATS}}}),
    ],
)
def test_a_door_says_who_asked(client: TestClient, home: Path, door: str, body: dict[str, Any]) -> None:
    own = f"r{crc32(str((door, body)).encode())}"
    accepted = "application/json, text/event-stream" if door == "/mcp" else "*/*"
    reply = client.post(door, json=body, headers={"X-Request-ID": own, "Accept": accepted})
    assert reply.status_code == 200, reply.text
    assert reply.headers["x-request-id"] == own
    (entry,) = kept(home, own)
    assert (entry["who"], entry["text"]) == ("anna", BOATS)


def test_the_page_says_who_asked(client: TestClient, home: Path) -> None:
    config = client.get("/config").json()
    boxes = {one["id"] for one in config["components"] if one["props"].get("elem_id") == "ask"}
    submit = next(
        n for n, one in enumerate(config["dependencies"]) if (min(boxes), "submit") in map(tuple, one["targets"])
    )
    event = {"data": [BOATS, None, None], "fn_index": submit, "session_hash": "s1", "trigger_id": min(boxes)}
    joined = client.post("/gradio_api/queue/join", json=event, headers={"X-Request-ID": "page"})
    assert joined.status_code == 200, joined.text
    with client.stream("GET", "/gradio_api/queue/data?session_hash=s1") as stream:
        for line in stream.iter_lines():
            if line.startswith("data:") and json.loads(line[5:])["msg"] == "process_completed":
                break
    (entry,) = kept(home, "page")
    assert (entry["who"], entry["text"], entry["did"]) == ("anna", BOATS, "ask")


def test_requests_are_counted_by_their_routes_for_who_has_the_right(client: TestClient, home: Path) -> None:
    assert client.get("/metrics").status_code == 403
    client.get("/api/articles/none")
    told = client.get("/metrics", headers=key(home, "keeper", "read", "admin")).text
    assert 'route="/api/articles/{' in told
    assert 'route="none",status="403"' in told  # turned away before there was a route
    assert BOATS not in told


def test_nobody_asks_where_there_is_no_request() -> None:
    assert asker() == Asker()


def test_a_key_by_the_name_of_owner_is_not_the_owner() -> None:
    for who, owner in ((OWNER, True), (replace(OWNER, sources=None), False), (Visitor("owner"), False)):
        context = copy_context()
        context.run(asks, {"state": {"visitor": who}})
        assert context.run(asker) == Asker("owner", "", owner)
