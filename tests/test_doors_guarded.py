"""The doors behind the guard, as OpenAI's and the protocol's own clients come to them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx
import httpx2
import openai
import pytest
from fastapi import FastAPI
from mcp.client import Client
from mcp.client.streamable_http import streamable_http_client

from tests.doors import BOATS, FERRY, GOLD, VAULT, served, service_of
from web.api.chat import MODEL
from web.api.mount import mount
from web.guard.gate import Gate
from web.guard.groups import Groups
from web.guard.identity import Identity
from web.guard.keys import Keys
from web.guard.signed import Signed
from web.service import Service

ASKED: dict[str, Any] = {"model": MODEL, "messages": [{"role": "user", "content": BOATS}]}


def guarded(service: Service) -> FastAPI:
    settings = service.settings
    site = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    mount(site, service)
    identity = Identity(settings, Keys(settings.home), Signed(settings.home), Groups(None))
    site.add_middleware(Gate, settings=settings, identity=identity)
    return site


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = service_of(tmp_path, FERRY, VAULT)
    yield made
    made.corpus.close()


def asked(url: str, key: str) -> str:
    with openai.OpenAI(base_url=f"{url}/v1", api_key=key, max_retries=0) as client:
        return client.chat.completions.create(**ASKED).choices[0].message.content or ""


def called(url: str, key: str) -> Any:
    async def run() -> Any:
        async with (
            httpx2.AsyncClient(headers={"Authorization": f"Bearer {key}"}) as http,
            Client(streamable_http_client(f"{url}/mcp", http_client=http)) as client,
        ):
            return await client.call_tool("ask_news", {"question": GOLD})

    return anyio.run(run)


def test_a_client_that_always_sends_a_key_is_let_in_where_none_is_asked_for(service: Service) -> None:
    with served(guarded(service)) as url:
        assert "14 boats" in asked(url, "anything")
        assert "77 gold bars" in called(url, "anything").content[0].text
        assert httpx.post(
            f"{url}/api/ask", json={"question": BOATS}, headers={"Origin": "http://evil.example"}
        ).is_error


def test_with_a_key_only_that_key_gets_in_and_sees_its_outlets_alone(service: Service) -> None:
    key = Keys(service.settings.home).make("script", sources=("Tagus Post",))
    with served(guarded(service)) as url:
        assert "14 boats" in asked(url, key)
        result = called(url, key)
        assert not result.is_error
        assert "Vault" not in result.model_dump_json()
        with pytest.raises(openai.AuthenticationError):
            asked(url, "anything")
        assert httpx.post(f"{url}/mcp", json={}).status_code == 401
        for path in ("/api/openapi.json", "/api/status", "/v1/models", "/v1/openapi.json"):
            assert httpx.get(f"{url}{path}").status_code == 401
            assert httpx.get(f"{url}{path}", headers={"X-API-Key": key}).status_code == 200
