"""Signing in at a provider, which runs as a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import pytest
from starlette.types import ASGIApp

from rag.errors import InputError
from rag.settings import Settings
from tests.asked import Reply, asked
from tests.provider import CLIENT, SECRET
from tests.test_guard_sign_in import way_in
from web.guard.groups import Groups
from web.guard.identity import Identity
from web.guard.keys import Keys
from web.guard.signed import Signed

ROOT = Path(__file__).parent.parent
WRONG = (
    "state", "denied", "nonce", "no nonce", "issuer", "issuer of the way", "audience", "over", "unsigned", "key",
    "public key as a secret", "no token",
)  # fmt: skip


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    command = [sys.executable, "-m", "tests.provider", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def app_of(home: Path, issuer: str, **more: Any) -> ASGIApp:
    return way_in(home, oidc_issuer=issuer, oidc_client=CLIENT, oidc_secret=SECRET, **more)


def kept(reply: Reply) -> dict[str, str]:
    return {"cookie": reply.headers["set-cookie"].partition(";")[0]}


def there_and_back(app: ASGIApp, wrong: str = "", cookie: dict[str, str] | None = None) -> Reply:
    """What a browser gets that comes back from the provider."""
    sent = asked(app, path="/sign-in/provider?next=/inside")
    assert sent.status == 302, sent.text
    came = httpx.get(f"{sent.headers['location']}&{urlencode({'wrong': wrong})}")
    back = urlsplit(came.headers["location"])
    assert back.path == "/sign-in/back"
    return asked(app, path=f"{back.path}?{back.query}", headers=kept(sent) if cookie is None else cookie)


def test_who_signs_in_there_comes_in_and_goes_on_where_they_were(tmp_path: Path, issuer: str) -> None:
    app = app_of(tmp_path, issuer)
    assert asked(app, path="/inside").status == 401
    assert "/sign-in/provider?next=/inside" in asked(app, path="/inside", headers={"accept": "text/html"}).text
    reply = there_and_back(app)
    assert (reply.status, reply.headers["location"]) == (303, "/inside")
    session = {"cookie": f"khabar={reply.headers['set-cookie'].split('khabar=')[1].partition(';')[0]}"}
    assert asked(app, path="/inside", headers=session).status == 200


@pytest.mark.parametrize("wrong", WRONG)
def test_what_a_provider_says_wrongly_signs_nobody_in(tmp_path: Path, issuer: str, wrong: str) -> None:
    reply = there_and_back(app_of(tmp_path, issuer), wrong)
    assert reply.status == 401
    assert "khabar=" not in reply.headers.get("set-cookie", "")
    assert "begin again" in reply.text or "sign in with a key" in reply.text


def test_a_code_counts_once_and_in_the_browser_that_asked_for_it(tmp_path: Path, issuer: str) -> None:
    app = app_of(tmp_path, issuer)
    assert there_and_back(app, cookie={}).status == 400
    another = kept(asked(app, path="/sign-in/provider"))
    assert there_and_back(app, cookie=another).status == 401
    forged = Signed(tmp_path / "other").make("provider", {"state": "x", "nonce": "x", "verifier": "x", "next": "/"}, 60)
    assert there_and_back(app, cookie={"cookie": f"khabar-provider={forged}"}).status == 400


def test_groups_there_say_what_may_be_read_here(tmp_path: Path, issuer: str) -> None:
    file = tmp_path / "groups.toml"
    file.write_text('[press]\noutlets = ["Tagus Post"]\n')
    assert there_and_back(app_of(tmp_path, issuer, groups=file)).status == 303
    assert there_and_back(app_of(tmp_path, issuer, groups=file), "no groups").status == 403
    made = Settings(home=tmp_path, groups=file)
    identity = Identity(made, Keys(tmp_path), Signed(tmp_path), Groups(file))
    session = identity.signed.make("session", {"name": "lina", "groups": ["press"]}, 60)
    found = identity.of_session(session)
    assert found is not None and found.sources == ("Tagus Post",)
    file.write_text("[others]\n")
    assert identity.of_session(session) is None  # from the next request on


@pytest.mark.parametrize("place", ["/elsewhere", "/nowhere"])
def test_a_provider_that_is_none_is_told_of_and_keys_go_on(tmp_path: Path, issuer: str, place: str) -> None:
    reply = asked(app_of(tmp_path, f"{issuer}{place}"), path="/sign-in/provider")
    assert reply.status == 502 and 'name="key"' in reply.text
    assert asked(app_of(tmp_path, "http://127.0.0.1:1"), path="/sign-in/provider").status == 502


def test_without_one_there_is_no_such_way(tmp_path: Path) -> None:
    assert asked(way_in(tmp_path), path="/sign-in/provider").status == 404
    assert asked(way_in(tmp_path), path="/sign-in/back?code=1&state=1").status == 400
    with pytest.raises(InputError, match="OIDC_CLIENT"):
        made = Settings(home=tmp_path, oidc_issuer="https://id.example")
        Identity(made, Keys(tmp_path), Signed(tmp_path), Groups(None)).require_bindable()
