"""The sign-in page, in and out."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from starlette.types import ASGIApp

from rag.settings import Settings
from tests.asked import Reply, asked
from web.guard.gate import Gate
from web.guard.groups import Groups
from web.guard.identity import Identity
from web.guard.keys import Keys
from web.guard.replies import local
from web.guard.sign_in import sign_in
from web.guard.signed import Signed

OWN = {"origin": "http://127.0.0.1:7860", "content-type": "application/x-www-form-urlencoded"}


def way_in(home: Path, **settings: object) -> ASGIApp:
    made = Settings(home=home, **settings)  # type: ignore[arg-type]
    identity = Identity(made, Keys(home), Signed(home), Groups(made.groups))
    app = FastAPI()
    app.include_router(sign_in(made, identity))
    app.get("/inside")(lambda: "inside")
    return Gate(app, made, identity)


def posted(app: ASGIApp, headers: dict[str, str] | None = None, https: bool = False, **form: str) -> Reply:
    more = {"scheme": "https"} if https else {}
    return asked(app, "POST", "/sign-in", headers or OWN, urlencode(form).encode(), **more)


def test_a_key_signs_a_browser_in_and_sign_out_lets_go(tmp_path: Path) -> None:
    app, key = way_in(tmp_path), Keys(tmp_path).make("lina")
    reply = posted(app, key=f" {key} ", next="/inside?q=1")
    assert (reply.status, reply.headers["location"]) == (303, "/inside?q=1")
    cookie = reply.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Secure" not in cookie
    assert key not in cookie
    kept = {"cookie": cookie.partition(";")[0]}
    assert asked(app, path="/inside", headers=kept).text == '"inside"'
    out = asked(app, "POST", "/sign-out", {**kept, **OWN})
    assert out.status == 303 and "Max-Age=0" in out.headers["set-cookie"]


def test_a_wrong_key_is_told_so_and_signs_nobody_in(tmp_path: Path) -> None:
    Keys(tmp_path).make("lina")
    for wrong in ("", "khabar_1_2", "x" * 3000):
        reply = posted(way_in(tmp_path), key=wrong, next="/inside")
        assert reply.status == 401 and "set-cookie" not in reply.headers
        assert "does not open" in reply.text and 'value="/inside"' in reply.text


def test_the_form_of_another_site_signs_nobody_in(tmp_path: Path) -> None:
    key = Keys(tmp_path).make("lina")
    assert posted(way_in(tmp_path), {"origin": "http://evil.example"}, key=key).status == 403
    assert posted(way_in(tmp_path), key="x" * 5000).status == 413


@pytest.mark.parametrize(
    "elsewhere",
    ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil", "evil", "/a\nb", "/\t/evil", ""],
)
def test_signing_in_leads_to_nowhere_else(elsewhere: str) -> None:
    assert local(elsewhere) == "/"
    assert local("/inside?q=خبر") == "/inside?q=خبر"


def test_over_https_the_cookie_goes_into_frames_only_where_portals_may_embed(tmp_path: Path) -> None:
    key = Keys(tmp_path).make("lina")
    own = {**OWN, "origin": "https://127.0.0.1:7860"}
    alone = posted(way_in(tmp_path), own, https=True, key=key).headers["set-cookie"]
    assert "Secure" in alone and "SameSite=Lax" in alone
    app = way_in(tmp_path, frame_ancestors=("https://portal.example",))
    framed = posted(app, own, https=True, key=key).headers["set-cookie"]
    assert all(part in framed for part in ("SameSite=None", "Secure", "Partitioned", "HttpOnly"))


def test_the_page_loads_nothing_and_runs_nothing(tmp_path: Path) -> None:
    page = asked(way_in(tmp_path), path="/sign-in?next=/inside")
    assert page.status == 200 and "<script" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")


def test_under_a_path_everything_leads_back_to_under_it(tmp_path: Path) -> None:
    app, key = way_in(tmp_path, oidc_issuer="https://id.example", oidc_client="khabar"), Keys(tmp_path).make("lina")
    under: dict[str, Any] = {"root_path": "/news"}
    for path in ("/news/inside?q=1", "/news/sign-in", "/news/sign-in?next=//evil.example"):
        page = asked(app, path=path, headers={"accept": "text/html"}, **under).text
        named = re.findall(r'(?:href|action|value)="(/[^"]*)"', page)
        assert len(named) == 3 and all(one.startswith("/news/") for one in named)
    for form, there in ({"next": "/news/inside"}, "/news/inside"), ({}, "/news/"), ({"next": "//evil"}, "/news/"):
        reply = asked(app, "POST", "/news/sign-in", OWN, urlencode({"key": key, **form}).encode(), **under)
        assert (reply.status, reply.headers["location"]) == (303, there)
        assert "Path=/news;" in reply.headers["set-cookie"]
    out = asked(
        app, "POST", "/news/sign-out", {"cookie": reply.headers["set-cookie"].partition(";")[0], **OWN}, **under
    )
    assert (out.status, out.headers["location"]) == (303, "/news/sign-in")
    assert "Path=/news;" in out.headers["set-cookie"]
