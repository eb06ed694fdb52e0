"""A portal's pages: tokens that open the page for a while, and the cookie that is right for frames."""

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.types import ASGIApp
from typer.testing import CliRunner

from rag.settings import Settings
from tests.asked import Reply, asked
from tests.guarded import key
from web.commands import cli
from web.guard.embed import embed
from web.guard.gate import Gate
from web.guard.groups import Groups
from web.guard.identity import Identity
from web.guard.keys import Keys
from web.guard.signed import Signed
from web.visitor import visitor

JSON = {"content-type": "application/json"}


def portal(home: Path, **settings: Any) -> ASGIApp:
    made = Settings(home=home, **settings)
    identity = Identity(made, Keys(home), Signed(home), Groups(None))
    app = FastAPI()
    app.include_router(embed(identity))

    async def inside(scope: Any, receive: Any, send: Any) -> None:
        who = visitor(scope)
        text = f"{who.name}|{'+'.join(who.rights)}|{who.sources}".encode()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": text})

    app.mount("/", inside)
    return Gate(app, made, identity)


def made(app: ASGIApp, credentials: dict[str, str], **facts: Any) -> Reply:
    return asked(app, "POST", "/api/embed", {**JSON, **credentials}, json.dumps(facts).encode())


def entered(app: ASGIApp, token: str, **more: Any) -> Reply:
    return asked(app, path=f"/?q=a&token={token}&lang=ar", headers={"accept": "text/html"}, **more)


def test_a_portal_s_server_makes_a_token_and_its_page_opens_with_it(tmp_path: Path) -> None:
    app = portal(tmp_path, frame_ancestors=("https://portal.example",))
    token = json.loads(made(app, key(tmp_path, "portal", "admin"), name="lina", outlets=["Tagus Post"]).text)["token"]
    reply = entered(app, token, scheme="https")
    assert (reply.status, reply.headers["location"]) == (303, "/?q=a&lang=ar")
    cookie = reply.headers["set-cookie"]
    assert all(part in cookie for part in ("HttpOnly", "Secure", "SameSite=None", "Partitioned"))
    assert token not in cookie
    session = {"cookie": cookie.partition(";")[0]}
    assert asked(app, headers=session).text == "lina|read|('Tagus Post',)"
    assert asked(app, "POST", "/api/embed", {**JSON, **session, "sec-fetch-site": "same-origin"}).status == 403


def test_only_who_administers_makes_tokens_and_for_an_hour_at_most(tmp_path: Path) -> None:
    app = portal(tmp_path)
    admin = key(tmp_path, "portal", "admin")
    assert made(app, {}, name="lina").status == 401
    assert made(app, key(tmp_path, "reader"), name="lina").status == 403
    assert made(app, admin, name="lina", seconds=3601).status == 422
    assert made(app, admin, name="").status == 422
    assert made(app, admin, name="lina", rights=["admin"]).status == 422


def test_a_token_that_is_over_changed_or_of_a_revoked_key_opens_nothing(tmp_path: Path) -> None:
    app = portal(tmp_path)
    admin = key(tmp_path, "portal", "admin")
    token = json.loads(made(app, admin, name="lina").text)["token"]
    session = {"cookie": entered(app, token).headers["set-cookie"].partition(";")[0]}
    assert asked(app, headers=session).text == "lina|read|None"
    signed = Signed(tmp_path)
    for wrong in (token[:-2], "x", signed.make("session", {"as": "a", "sources": None, "key": None}, 60),
                  signed.make("embed", {"as": "a", "sources": None, "key": None}, -1)):  # fmt: skip
        assert entered(app, wrong).status == 401
    Keys(tmp_path).revoke("portal")
    assert entered(app, token).status == 401
    assert asked(app, headers=session).status == 401


def test_a_token_opens_the_page_and_nothing_else_of_itself(tmp_path: Path) -> None:
    app = portal(tmp_path)
    token = json.loads(made(app, key(tmp_path, "portal", "admin"), name="lina").text)["token"]
    assert asked(app, path=f"/api/status?token={token}").status == 401
    assert asked(app, "POST", f"/?token={token}").status == 401
    assert asked(app, headers={"authorization": f"Bearer {token}"}).status == 401


def test_the_command_makes_one_too(tmp_path: Path) -> None:
    key(tmp_path)
    run = CliRunner().invoke(
        cli, ["keys", "embed", "lina", "--outlet", "Tagus Post"], env={"KHABAR_HOME": str(tmp_path)}
    )
    assert entered(portal(tmp_path), run.stdout.strip()).status == 303
