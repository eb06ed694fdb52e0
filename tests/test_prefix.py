"""A site that a proxy shows under a path: every door is there, and leads on to where it is shown."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.conftest import record
from tests.guarded import served


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One who comes as the server hands a request on whose proxy has taken the path off."""
    home: Path = tmp_path_factory.mktemp("prefix")
    rows = record("ferry", "Fourteen boats sail from Lisbon daily.")
    with (
        served(home, rows, engine="word-hashing", root_path="/portal/news") as (_, site),
        TestClient(site, "http://127.0.0.1:7860", root_path="/portal/news", follow_redirects=False) as made,
    ):
        yield made


@pytest.mark.parametrize(
    "path", "/ /healthz /readyz /metrics /config /look/page.css /api/status /api/openapi.json /v1/models".split()
)
def test_a_door_is_there(client: TestClient, path: str) -> None:
    assert client.get(f"/portal/news{path}").status_code == 200


def test_the_page_names_nothing_beside_the_path(client: TestClient) -> None:
    assert client.get("/portal/news/config").json()["root"].endswith("/portal/news")
    named = re.findall(r'(?:src|href)="([^"]+)"', client.get("/portal/news/").text)
    assert [one for one in named if one.startswith("/") and one != "/manifest.json"] == []


def test_routes_are_counted_without_the_path(client: TestClient) -> None:
    client.get("/portal/news/api/status")
    told = client.get("/portal/news/metrics").text
    assert 'route="/api/status",status="200"' in told
    assert "portal" not in told
