"""How many requests, how large, how long."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from rag.settings import Settings
from tests.asked import asked
from web.guard.limits import Limits, Rate
from web.visitor import OWNER, Visitor

MEGA = 1 << 20
LINA = Visitor("lina")


async def inside(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads what is sent, and takes its time where it is asked to."""
    if scope["path"].endswith("/slow"):
        await asyncio.sleep(30)
    if scope["path"].endswith("/stream"):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"begun ", "more_body": True})
        await asyncio.sleep(30)
    size = 0
    while scope["method"] == "POST":
        message = await receive()
        size += len(message.get("body", b""))
        if not message.get("more_body"):
            break
    await PlainTextResponse(str(size))(scope, receive, send)


def limits(who: Visitor = LINA, **settings: Any) -> ASGIApp:
    app = Limits(inside, Settings(home=Path("/nowhere"), **settings))

    async def known(scope: Scope, receive: Receive, send: Send) -> None:
        scope["state"]["visitor"] = who
        await app(scope, receive, send)

    return known


def test_a_visitor_has_so_many_requests_a_minute_and_is_told_when_to_come_again() -> None:
    app = limits(requests_a_minute=3)
    assert [asked(app).status for _ in range(4)] == [200, 200, 200, 429]
    assert 1 <= int(asked(app).headers["retry-after"]) <= 20


def test_the_owner_of_the_machine_has_as_many_as_they_like() -> None:
    app = limits(OWNER, requests_a_minute=1)
    assert [asked(app).status for _ in range(3)] == [200] * 3
    named = limits(Visitor("owner", OWNER.rights), requests_a_minute=1)
    assert [asked(named).status for _ in range(3)] == [200, 429, 429]


def test_strangers_are_told_apart_by_where_they_come_from() -> None:
    app = limits(Visitor("stranger", frozenset(), ()), requests_a_minute=1)
    assert [asked(app, client=at).status for at in ("10.0.0.1", "10.0.0.1", "10.0.0.2")] == [200, 429, 200]


def test_a_rate_is_remembered_of_so_many_and_no_more() -> None:
    rate = Rate(1)
    for n in range(25_000):
        rate.wait(str(n))
    assert rate.wait("24999") > 0 and rate.wait("20000") > 0
    assert rate.wait("0") == 0


@pytest.mark.parametrize(("size", "status"), [(MEGA, 200), (MEGA + 1, 413)])
@pytest.mark.parametrize("said", [True, False])
def test_a_body_is_as_large_as_it_may_be_whatever_it_says_of_itself(size: int, status: int, said: bool) -> None:
    headers = {"content-length": str(size)} if said else {}
    assert asked(limits(), "POST", "/api/ask", headers, [b"x" * size]).status == status
    assert asked(limits(), "POST", "/api/ask", headers, [b"x" * MEGA, b"x" * (size - MEGA)]).status == status


def test_a_length_that_is_too_large_is_turned_away_unread_and_a_wrong_one_is_not_believed() -> None:
    assert asked(limits(), "POST", "/api/ask", {"content-length": str(10**9)}, b"x").status == 413
    assert asked(limits(), "POST", "/api/ask", {"content-length": "1"}, b"x" * (MEGA + 1)).status == 413
    assert asked(limits(), "POST", "/api/ask", {"content-length": "-1"}, b"x" * (MEGA + 1)).status == 413


def test_files_may_be_larger_and_fewer_at_once() -> None:
    app = limits(upload_mb=2, uploads_at_once=1)
    assert asked(app, "POST", "/api/articles", body=b"x" * 2 * MEGA).status == 200
    assert asked(app, "POST", "/gradio_api/upload", body=b"x" * (2 * MEGA + 1)).status == 413
    assert asked(app, "POST", "/api/articles", body=b"x" * 2 * MEGA).status == 200


def test_a_program_s_request_ends_in_time_and_what_began_is_ended() -> None:
    app = limits(request_seconds=0.05)
    late = asked(app, path="/api/slow")
    assert (late.status, "longer" in late.text) == (504, True)
    begun = asked(app, path="/api/stream")
    assert (begun.status, begun.text) == (200, "begun ")


def test_behind_a_prefix_too() -> None:
    app = limits(request_seconds=0.05)
    assert asked(app, path="/news/api/slow", root_path="/news").status == 504
