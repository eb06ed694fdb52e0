"""The gate: who is believed, pages of other sites, names that are not ours, and the headers of every response."""

from pathlib import Path
from typing import Any

import pytest
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from rag.errors import InputError
from rag.settings import Settings
from tests.asked import asked
from tests.guarded import key
from web.guard.gate import Gate
from web.guard.groups import Groups
from web.guard.identity import Identity
from web.guard.keys import Keys
from web.guard.signed import Signed
from web.visitor import visitor

HOST = {"host": "news.example"}


async def inside(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        return
    who = visitor(scope)
    told = "|".join((who.name, "+".join(sorted(who.rights)), ",".join(who.sources or ("all",)), scope["scheme"]))
    names = ",".join(sorted(name.decode() for name, _ in scope["headers"]))
    await PlainTextResponse(f"{told}|{scope['client'][0]}|{names}")(scope, receive, send)


def gate(home: Path, **settings: Any) -> ASGIApp:
    made = Settings(home=home, **settings)
    identity = Identity(made, Keys(home), Signed(home), Groups(made.groups))
    return Gate(CORSMiddleware(inside, allow_origins=made.origins), made, identity)


def session(home: Path, **facts: Any) -> dict[str, str]:
    return {"cookie": f"khabar={Signed(home).make('session', facts, 60)}"}


def signed_in(home: Path) -> dict[str, str]:
    found = Keys(home).find(Keys(home).make("lina"))
    assert found is not None
    return session(home, key=found.id)


# Open on this machine


def test_where_nothing_is_set_up_this_machine_is_let_in(tmp_path: Path) -> None:
    for here in ("127.0.0.1", "localhost", "[::1]"):
        assert asked(gate(tmp_path), headers={"host": f"{here}:7860"}).text.startswith("owner|")


@pytest.mark.parametrize(
    "name", ["evil.example", "evil.example:7860", "127.0.0.1.evil.example", "", "[", "192.168.1.5"]
)
def test_a_name_that_may_be_made_to_lead_here_is_not_served(tmp_path: Path, name: str) -> None:
    assert asked(gate(tmp_path), headers={"host": name}).status == 421


def test_names_that_are_listed_are_served_and_no_others(tmp_path: Path) -> None:
    app = gate(tmp_path, hosts=("news.example",))
    credentials = key(tmp_path)
    assert asked(app, headers={**credentials, **HOST}).status == 200
    assert asked(app, headers={**credentials, "host": "evil.example"}).status == 421


def test_another_machine_is_not_let_in_though_nothing_is_set_up(tmp_path: Path) -> None:
    app = gate(tmp_path, hosts=("news.example",))
    assert asked(app, headers=HOST, server=("192.168.1.5", 7860)).status == 401


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-forwarded-host", "forwarded", "x-real-ip"])
def test_what_came_through_a_proxy_is_not_from_here(tmp_path: Path, header: str) -> None:
    assert asked(gate(tmp_path), headers={header: "203.0.113.7"}).status == 401


def test_the_first_key_closes_it_and_revoking_it_does_not_open_it_again(tmp_path: Path) -> None:
    app = gate(tmp_path)
    assert asked(app).status == 200
    credentials = key(tmp_path, "lina")
    assert asked(app).status == 401
    assert asked(app, headers=credentials).status == 200
    Keys(tmp_path).revoke("lina")
    assert asked(app).status == 401


@pytest.mark.parametrize(
    ("host", "settings", "fine"),
    [
        ("127.0.0.1", {}, True),
        ("::1", {}, True),
        ("localhost", {}, True),
        ("0.0.0.0", {}, False),
        ("::", {}, False),
        ("192.168.1.5", {}, False),
        ("0.0.0.0", {"proxy_user": "X-User", "proxies": ("10.0.0.1",)}, True),
        ("0.0.0.0", {"oidc_issuer": "https://id.example", "oidc_client": "khabar"}, True),
    ],
)
def test_it_is_not_served_to_others_unless_they_have_to_sign_in(
    tmp_path: Path, host: str, settings: dict[str, Any], fine: bool
) -> None:
    made = Settings(home=tmp_path, host=host, **settings)
    identity = Identity(made, Keys(tmp_path), Signed(tmp_path), Groups(None))
    if fine:
        identity.require_bindable()
    else:
        with pytest.raises(InputError, match="keys add"):
            identity.require_bindable()
        key(tmp_path)
        identity.require_bindable()


# Keys and cookies


def test_a_key_is_taken_from_either_header_and_a_wrong_one_is_not_made_up_for(tmp_path: Path) -> None:
    given = key(tmp_path, "script")["x-api-key"]
    app = gate(tmp_path)
    assert asked(app, headers={"authorization": f"Bearer {given}"}).text.startswith("script|read|all|")
    assert asked(app, headers={"authorization": f"bearer {given}"}).status == 200
    assert asked(app, headers={**signed_in(tmp_path), "x-api-key": given + "x"}).status == 401


def test_who_signed_in_with_a_key_is_out_when_it_is_revoked(tmp_path: Path) -> None:
    app, cookie = gate(tmp_path), signed_in(tmp_path)
    assert asked(app, headers=cookie).text.startswith("lina|")
    Keys(tmp_path).revoke("lina")
    assert asked(app, headers=cookie).status == 401


def test_a_browser_is_shown_where_to_sign_in_and_a_program_is_told(tmp_path: Path) -> None:
    key(tmp_path)
    page = asked(gate(tmp_path), path="/?q=<b>", headers={"accept": "text/html"})
    assert page.status == 401
    assert 'action="/sign-in"' in page.text and 'value="/?q=&lt;b&gt;"' in page.text
    told = asked(gate(tmp_path), path="/api/status")
    assert told.headers["www-authenticate"].startswith("Bearer")
    assert '"error"' in told.text


# Pages of other sites


@pytest.mark.parametrize(
    ("said", "fine"),
    [
        ({"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1:7860"}, True),
        ({"origin": "http://127.0.0.1:7860"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"origin": "http://evil.example"}, False),
        ({"origin": "https://127.0.0.1:7860"}, False),
        ({"origin": "http://127.0.0.1:1234"}, False),
        ({"origin": "null"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:7860"}, False),
    ],
)
@pytest.mark.parametrize("method", ["POST", "DELETE", "WEBSOCKET"])
def test_a_page_of_another_site_changes_nothing(tmp_path: Path, said: dict[str, str], fine: bool, method: str) -> None:
    path = "/gradio_api/queue/join" if method == "POST" else "/"
    expected = 101 if method == "WEBSOCKET" else 200
    app = gate(tmp_path)
    for_owner = asked(app, method, path, said).status
    assert for_owner == (expected if fine else 403)
    cookie = signed_in(tmp_path)
    if method != "DELETE":  # which needs another right
        assert asked(app, method, path, {**said, **cookie}).status == for_owner


def test_a_program_needs_no_origin_but_a_cookie_does(tmp_path: Path) -> None:
    app = gate(tmp_path)
    assert asked(app, "POST", "/api/ask").status == 200
    cookie = signed_in(tmp_path)
    assert asked(app, "POST", "/api/ask", cookie).status == 403
    credentials = key(tmp_path)
    assert asked(app, "POST", "/api/ask", {**credentials, "origin": "https://evil.example"}).status == 200


def test_sites_that_are_listed_may_ask_with_a_key_and_no_others(tmp_path: Path) -> None:
    app, credentials = gate(tmp_path, origins=("https://portal.example",)), key(tmp_path)
    before = {"origin": "https://portal.example", "access-control-request-method": "POST"}
    allowed = "access-control-allow-origin"
    assert asked(app, "OPTIONS", "/api/ask", before).headers[allowed] == "https://portal.example"
    assert asked(app, "OPTIONS", "/api/ask", {**before, "origin": "https://evil.example"}).status == 401
    reply = asked(app, "POST", "/api/ask", {**credentials, "origin": "https://portal.example"})
    assert reply.headers[allowed] == "https://portal.example"
    assert "access-control-allow-credentials" not in reply.headers
    assert (
        allowed not in asked(gate(tmp_path), "POST", "/api/ask", {**credentials, "origin": "https://a.example"}).headers
    )


# A proxy in front


def test_a_proxy_that_is_listed_names_people_and_nobody_else_does(tmp_path: Path) -> None:
    app = gate(tmp_path, proxies=("10.0.0.0/8",), proxy_user="X-User", proxy_groups="X-Groups")
    named = {"x-user": "lina", "x-forwarded-proto": "https", "x-forwarded-for": "198.51.100.1, 203.0.113.7"}
    reply = asked(app, headers={**HOST, **named}, client="10.1.2.3")
    assert reply.text.startswith("lina|read|all|https|203.0.113.7|")
    for stranger in ("203.0.113.7", "127.0.0.1", "11.0.0.1", ""):
        assert asked(app, headers={**HOST, **named}, client=stranger).status == 401


def test_what_only_a_proxy_may_say_does_not_get_in(tmp_path: Path) -> None:
    credentials = key(tmp_path)
    app = gate(tmp_path, proxies=("10.0.0.1",), proxy_user="X-User", proxy_groups="X-Groups")
    said = {"X-User": "a", "x-groups": "b", "X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    inside = asked(app, headers={**credentials, **said}).text
    assert inside.startswith("reader|read|all|http|127.0.0.1|")
    assert "forwarded" not in inside and "x-user" not in inside and "x-groups" not in inside


def test_a_name_said_twice_is_not_believed(tmp_path: Path) -> None:
    app = gate(tmp_path, proxies=("10.0.0.1",), proxy_user="x-user")
    twice = [(b"host", b"news.example"), (b"x-user", b"a"), (b"x-user", b"b")]

    def doubled(scope: Scope, receive: Receive, send: Send) -> Any:
        return app({**scope, "headers": twice}, receive, send)

    assert asked(doubled, client="10.0.0.1").status == 401


def test_groups_of_a_proxy_limit_what_is_read(tmp_path: Path) -> None:
    file = tmp_path / "groups.toml"
    file.write_text('[press]\noutlets = ["Tagus Post"]\n')
    app = gate(tmp_path, proxies=("10.0.0.1",), proxy_user="x-user", proxy_groups="x-groups", groups=file)
    said = {**HOST, "x-user": "lina"}
    assert asked(app, headers={**said, "x-groups": "a, press"}, client="10.0.0.1").text.startswith(
        "lina|read|Tagus Post"
    )
    assert asked(app, headers={**said, "x-groups": "a"}, client="10.0.0.1").status == 401
    file.write_text("[")
    assert asked(app, headers={**said, "x-groups": "press"}, client="10.0.0.1").status == 503


@pytest.mark.parametrize("network", ["10.0.0.1/33", "proxy.example", "10.0.0.1/8"])
def test_networks_that_are_none_are_told_at_the_start(tmp_path: Path, network: str) -> None:
    made = Settings(home=tmp_path, proxies=(network,))
    with pytest.raises(InputError, match="proxies"):
        Identity(made, Keys(tmp_path), Signed(tmp_path), Groups(None)).require_bindable()


# Every response


def test_every_response_says_what_a_browser_may_load_and_who_may_frame_it(tmp_path: Path) -> None:
    app = gate(tmp_path, frame_ancestors=("https://portal.example",))
    for path in ("/", "/healthz", "/sign-in"):
        headers = asked(app, path=path).headers
        assert headers["content-security-policy"].endswith("frame-ancestors 'self' https://portal.example")
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    key(tmp_path)
    refused = asked(app, headers={"accept": "text/html"})
    assert refused.status == 401
    assert refused.headers["content-security-policy"].endswith("frame-ancestors 'self' https://portal.example")


def test_only_what_is_named_by_its_content_is_kept_by_a_browser(tmp_path: Path) -> None:
    app = gate(tmp_path)
    for path, kept in (("/assets/Blocks-D1GWYZdr.js", True), ("/assets/page.js", False), ("/", False)):
        assert ("immutable" in asked(app, path=path).headers["cache-control"]) is kept
        assert asked(app, path=path).headers["cache-control"].startswith("private")
    key(tmp_path)
    assert asked(app, path="/assets/Blocks-D1GWYZdr.js").headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize(
    "address", ["http://evil.example/a", "HTTPS://evil.example", " http://a", "//http://a", "ftp://a", "gopher:a"]
)
def test_gradio_fetches_no_address_for_anybody(tmp_path: Path, address: str) -> None:
    for way in (f"/gradio_api/file={address}", f"/gradio_api/proxy={address}", f"/file={address}"):
        assert asked(gate(tmp_path), path=way).status == 404
    assert asked(gate(tmp_path), path="/gradio_api/file=/tmp/gradio/ab12/claims.csv").status == 200


def test_behind_a_prefix_the_same_ways_are_told_apart(tmp_path: Path) -> None:
    key(tmp_path)
    app = gate(tmp_path)
    assert asked(app, path="/news/healthz", root_path="/news").status == 200
    assert asked(app, path="/news/api/status", root_path="/news").status == 401
    page = asked(app, path="/news/", headers={"accept": "text/html"}, root_path="/news")
    assert 'action="/news/sign-in"' in page.text
