"""Who may read some outlets alone, at every door of the site: what comes back is that of a site without the others."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.guarded import built, key
from tests.test_outlets_guarded import HIDDEN, MINE, OPEN, THEIRS, WORDS, opened
from web.service import Service

HERE = "http://127.0.0.1:7860"
VARYING = ("timings_ms", "created", "id", "request_id")
SECRETS = ("Who resigned in Caracas?", "من استقال في كراكاس؟", "How many boats sail to Setubal?")


class Doors:
    """A site asked with one key."""

    def __init__(self, service: Service, credentials: dict[str, str]) -> None:
        self.service, self._key = service, credentials
        self.client = TestClient(built(service), base_url=HERE)

    def __call__(self, method: str, path: str, body: Any = None, accept: str = "application/json") -> tuple[int, str]:
        reply = self.client.request(method, path, json=body, headers={**self._key, "accept": accept})
        return reply.status_code, _settled(reply.text)


def _settled(text: str) -> str:
    """Without what differs from one time to the next, and what the asker said."""
    for name in VARYING:
        text = re.sub(rf'"{name}": ?(?:"[^"]*"|\{{[^}}]*\}}|[0-9.]+)', f'"{name}": 0', text)
    text = re.sub(r'"sources": ?\["Atlas Wire"\]', "", text)  # as asked for
    for asked in (*SECRETS, "Odalys Brenner"):
        text = text.replace(asked, "?").replace(json.dumps(asked)[1:-1], "?")
    return text


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Doors, Doors]]:
    homes = [tmp_path_factory.mktemp(name) for name in ("guarded", "alone")]
    services = [opened(homes[0], (*THEIRS[:2], *MINE, *THEIRS[2:])), opened(homes[1], MINE)]
    keys = [key(homes[0], "limited", sources=OPEN), key(homes[1], "limited", sources=OPEN)]
    made = [Doors(service, given) for service, given in zip(services, keys, strict=True)]
    with made[0].client, made[1].client:
        yield made[0], made[1]
    for service in services:
        service.corpus.close()


def mcp(tool: str, **arguments: Any) -> tuple[str, str, Any, str]:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}
    return "POST", "/mcp", call, "application/json, text/event-stream"


PROBES: tuple[tuple[Any, ...], ...] = (
    *(("POST", "/api/ask", {"question": question}) for question in SECRETS),
    *(("POST", "/api/ask", {"question": question, "stream": True}) for question in SECRETS),
    ("POST", "/api/ask", {"question": "And who takes over from her?", "earlier": ["Who resigned in Caracas?"]}),
    ("POST", "/api/ask", {"question": SECRETS[0], "sources": list(HIDDEN[:1])}),
    ("POST", "/api/check", {"claim": "Odalys Brenner resigned in Caracas."}),
    ("POST", "/api/check", {"claim": "No boats sail to Setubal."}),
    ("GET", "/api/search?q=Caracas"),
    ("GET", "/api/search?q=cobalt+crates&sources=Atlas+Wire"),
    ("GET", "/api/search?q=boats+Setubal&limit=50"),
    ("GET", "/api/status"),
    ("GET", "/api/sources"),
    ("GET", "/v1/models"),
    ("POST", "/v1/chat/completions", {"model": "khabar", "messages": [{"role": "user", "content": SECRETS[0]}]}),
    ("POST", "/v1/chat/completions",
     {"model": "khabar", "stream": True, "messages": [{"role": "user", "content": SECRETS[2]}]}),
    mcp("ask_news", question=SECRETS[0]),
    mcp("ask_news", question=SECRETS[2]),
    mcp("check_claim", claim="Odalys Brenner resigned in Caracas."),
    mcp("search_news", q="cobalt crates"),
    ("GET", "/metrics"),
    ("GET", "/readyz"),
    ("GET", "/config"),
    ("GET", "/gradio_api/info"),
    ("POST", "/api/articles", {"text": "x"}),
    ("DELETE", "/api/articles/x"),
)  # fmt: skip


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: f"{probe[0]} {probe[1]} {json.dumps(probe[2:3])[:40]}")
def test_a_door_answers_as_if_the_others_were_not_held(doors: tuple[Doors, Doors], probe: tuple[Any, ...]) -> None:
    (status, told), (expected, there) = (door(*probe) for door in doors)
    if probe[1] not in ("/config", "/gradio_api/info"):  # which hold ids of their process
        assert (status, told) == (expected, there)
    words = [word for word in WORDS if not word.isdigit()]  # which may stand in the ids of the page
    assert not [word for word in words if word in told or json.dumps(word)[1:-1] in told]


def test_every_article_and_citation_of_the_others_is_as_one_that_never_was(doors: tuple[Doors, Doors]) -> None:
    guarded, alone = doors
    held = list(guarded.service.corpus.catalogue.versions())
    mine = {own for own, _, _ in alone.service.corpus.catalogue.versions()}
    for own, revision, _ in held:
        places = (own, f"{own}?revision={revision}")
        ways = [f"/api/articles/{place}" for place in places]
        ways += [
            f"/api/citations/{own}.{revision}.0-20",
            f"/article/{own}/{revision}",
            f"/article/{own}/{revision}?part=",
        ]
        for way in ways:
            status, told = guarded("GET", way)
            assert status == (200 if own in mine else 404), way
            assert (status, told) == alone("GET", way)
        assert guarded(*mcp("get_article", id=own)) == alone(*mcp("get_article", id=own))
