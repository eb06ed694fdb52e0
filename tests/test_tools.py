"""The tools of an assistant, used by the protocol's own client over the loopback and over stdin."""

import json
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import anyio
import httpx
import jsonschema
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.shared.exceptions import MCPError

from rag.errors import CorpusError
from rag.objects import answer_json, check_json
from tests.doors import BOATS, FERRY, GOLD, MINISTER, OF_TAGUS, VAULT, doors, served
from tests.doors import of_its_doors as of_its_doors
from tests.doors import of_three as of_three
from web.api.tools import TOOLS
from web.service import Service
from web.visitor import Visitor

APP = Path(__file__).parent.parent / "app.py"


def within(server: Any, use: Callable[[Client], Awaitable[Any]]) -> Any:
    """What comes of using a client of a server."""

    async def run() -> Any:
        async with Client(server) as client:
            return await use(client)

    return anyio.run(run)


def called(server: Any, name: str, **arguments: Any) -> Any:
    return within(server, lambda client: client.call_tool(name, arguments))


def text(result: Any) -> str:
    return str(result.content[0].text)


def test_the_tools_say_what_they_take_and_give(url: str) -> None:
    tools = within(f"{url}/mcp", lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == ["ask_news", "check_claim", "search_news", "get_article"]
    for tool in tools:
        assert tool.description
        assert tool.annotations.read_only_hint
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)
    assert "question" in tools[0].input_schema["required"]


@pytest.mark.parametrize("question", [BOATS, MINISTER])
def test_an_answer_is_the_one_of_the_command_line_with_its_references(
    url: str, service: Service, question: str
) -> None:
    result = called(f"{url}/mcp", "ask_news", question=question)
    answer = service.pipeline.ask(question)
    expected = answer_json(answer)
    assert {**result.structured_content, "timings_ms": {}} == {**expected, "timings_ms": {}}
    assert f"[1] {answer.citations[0].article.title}" in text(result)
    jsonschema.validate(result.structured_content, TOOLS[0].tool().output_schema or {})


def test_a_claim_a_search_and_an_article_come_as_the_api_has_them(url: str, service: Service) -> None:
    claim = "Its mayor said 14 boats would sail daily."
    checked = called(f"{url}/mcp", "check_claim", claim=claim)
    assert checked.structured_content == json.loads(text(checked)) == check_json(service.check(claim))
    found = called(f"{url}/mcp", "search_news", q="boats Lisbon", limit=1).structured_content["hits"]
    assert [hit["title"] for hit in found] == [FERRY.title]
    shown = called(f"{url}/mcp", "get_article", id=found[0]["article_id"]).structured_content
    assert shown["text"][found[0]["start"] : found[0]["end"]] == found[0]["quote"]


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("ask_news", {}, "question: is required"),
        ("ask_news", {"question": " "}, "the question is empty"),
        ("ask_news", {"question": "Who?", "x": 1}, "x: is not known here"),
        ("ask_news", {"question": "Who?", "from": "yesterday"}, "from: write a day"),
        ("search_news", {"q": "boats", "limit": 0}, "limit:"),
        ("get_article", {"id": "nothing"}, "there is no article nothing"),
        ("drop_news", {}, "there is no tool drop_news"),
    ],
)
def test_what_is_wrong_is_told_to_the_assistant(url: str, name: str, arguments: dict[str, Any], told: str) -> None:
    result = called(f"{url}/mcp", name, **arguments)
    assert result.is_error
    assert told in text(result)


def test_a_visitor_sees_of_the_outlets_what_they_may_read(service: Service) -> None:
    own = next(own for own, _, title in service.corpus.catalogue.versions() if title == VAULT.title)
    with served(doors(service, OF_TAGUS)) as url:
        for name, arguments in (("ask_news", {"question": GOLD}), ("search_news", {"q": "gold bars Zubrowka"})):
            result = called(f"{url}/mcp", name, **arguments)
            assert not result.is_error
            assert "77" not in result.model_dump_json()
            assert "Vault" not in result.model_dump_json()
        assert text(called(f"{url}/mcp", "get_article", id=own)) == f"there is no article {own}"
    with served(doors(service, Visitor("none", frozenset()))) as url:
        for name, arguments in (("ask_news", {"question": BOATS}), ("get_article", {"id": own})):
            assert "the right to read" in text(called(f"{url}/mcp", name, **arguments))


def test_there_is_nothing_to_listen_to(url: str) -> None:
    for method in ("GET", "DELETE", "PUT"):
        reply = httpx.request(method, f"{url}/mcp", headers={"Accept": "text/event-stream"}, timeout=30)
        assert (reply.status_code, reply.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("error", [CorpusError("/secret/place is full"), RuntimeError("/secret/place")])
def test_an_error_does_not_say_where_files_stand(service: Service, error: Exception) -> None:
    def fails(*asked: Any) -> Any:
        raise error

    broken = replace(service, check=fails)  # type: ignore[arg-type]
    reader = Visitor("reader", frozenset({"read"}))
    with served(doors(broken, reader)) as url:

        async def told(client: Client) -> str:
            try:
                return (await client.call_tool("check_claim", {"claim": "It rained."})).model_dump_json()
            except MCPError as raised:
                return str(raised)

        assert "secret" not in within(f"{url}/mcp", told)


def test_an_assistant_starts_the_tools_and_speaks_to_them_by_stdin(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"text": FERRY.text, "title": FERRY.title, "source": FERRY.source}), "utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "KHABAR_"))}
    env = {**kept, "KHABAR_HOME": str(tmp_path / "home"), "PYTHONWARNINGS": "default"}
    parameters = StdioServerParameters(command=sys.executable, args=[str(APP), "mcp"], env=env, cwd=str(tmp_path))

    async def prepare() -> None:
        await anyio.run_process([sys.executable, str(APP), "ingest", str(rows)], env=env)

    anyio.run(prepare)
    result = called(stdio_client(parameters), "ask_news", question=BOATS)
    assert "14 boats" in text(result)
    assert result.structured_content["citations"][0]["source"] == "Tagus Post"
